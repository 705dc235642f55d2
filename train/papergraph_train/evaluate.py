"""`evaluate`: what papergraph finds with the new weights, by the reference scorer."""

import json
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]


def evaluate(shared: Path, work: Path) -> dict:
    """Scores the built package on `seeds.dev`: the fast model's tagger has learned from all other annotated papers."""
    gold, predicted = shared / "gold/seeds.dev.jsonl", work / "predicted.jsonl"
    command = ["node", ROOT / "bin/papergraph.js", "extract", gold, "--model", "accurate"]
    predicted.write_bytes(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    scorer = ["node", shared / "eval/score.mjs", gold, predicted, "--json"]
    return {"dev": json.loads(subprocess.run(scorer, check=True, stdout=subprocess.PIPE).stdout)}
