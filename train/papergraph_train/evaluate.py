"""`evaluate`: what papergraph finds with the new weights, by the reference scorer."""

import json
import subprocess
from pathlib import Path

from .prepare import kept_back, read_lines

ROOT = Path(__file__).parents[2]


def evaluate(shared: Path, work: Path) -> dict:
    """Scores the built package (`npm run build`) on `seeds.dev` and on the training papers that were kept back."""
    held = work / "held.jsonl"
    gold = [paper for file in sorted(shared.glob("gold/*.train.jsonl")) for paper in read_lines(file)]
    held.write_text("".join(json.dumps(paper) + "\n" for paper in gold if kept_back(str(paper["id"]))))
    return {"dev": score(shared / "gold/seeds.dev.jsonl", shared, work), "held": score(held, shared, work)}


def score(gold: Path, shared: Path, work: Path) -> dict:
    """The scorer's own report."""
    predicted = work / "predicted.jsonl"
    command = ["node", ROOT / "bin/papergraph.js", "extract", gold, "--model", "accurate"]
    predicted.write_bytes(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    scorer = ["node", shared / "eval/score.mjs", gold, predicted, "--json"]
    return json.loads(subprocess.run(scorer, check=True, stdout=subprocess.PIPE).stdout)
