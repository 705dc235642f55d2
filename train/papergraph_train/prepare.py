"""`prepare`: papers to labelled word pieces with exact offsets, and how much of the gold they can express."""

import gzip
import hashlib
import json
from pathlib import Path

from .examples import Example, example_of, save_examples
from .labels import CONCEPTS
from .pieces import WINDOW, PieceCutter
from .pretrained import pretrained_folder


def read_lines(file: Path) -> list[dict]:
    """JSON lines, gzipped or not."""
    with gzip.open(file, "rt") if file.suffix == ".gz" else file.open() as lines:
        return [json.loads(line) for line in lines if line.strip()]


def kept_back(paper: str) -> bool:
    """One paper in twenty of the training gold is never trained on: settings are chosen on these."""
    return hashlib.sha256(paper.encode()).digest()[0] % 20 == 0


def write_lines(papers: list[dict], file: Path) -> None:
    """One paper a line."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("".join(json.dumps(paper) + "\n" for paper in papers))


def expressible(examples: list[Example]) -> float:
    """Share of the gold spans that labels over these pieces give back exactly."""
    found = sum(
        len(example.spans & set(CONCEPTS.spans(example.labels, example.offsets)))
        for example in examples
        if example.labels is not None
    )
    return found / max(1, sum(len(example.spans) for example in examples))


def prepare(encoder: str, shared: Path, work: Path) -> dict:
    """Writes `train`, `held` (kept back), `dev` and `corpus` under `work/pieces/ENCODER`; as they are `gold/train.jsonl` and
    `held.jsonl`, to train and score a fast model that does not know the papers kept back, and `corpus.jsonl`."""
    cutter = PieceCutter(pretrained_folder(encoder, work) / "tokenizer.json")
    gold = [paper for file in sorted(shared.glob("gold/*.train.jsonl")) for paper in read_lines(file)]
    dev = read_lines(shared / "gold/seeds.dev.jsonl")
    annotated = {str(paper["id"]).removeprefix("arxiv:") for paper in gold} | {
        paper["title"].casefold() for paper in [*gold, *dev]
    }
    corpus = [
        {"id": paper["id"], "title": paper["title"], "abstract": paper["abstract"]}
        for paper in read_lines(shared / "corpora/arxiv-2025.jsonl.gz")
        if paper["id"].removeprefix("arxiv:") not in annotated and paper["title"].casefold() not in annotated
    ]
    sets = {
        "train": [paper for paper in gold if not kept_back(str(paper["id"]))],
        "held": [paper for paper in gold if kept_back(str(paper["id"]))],
        "dev": dev,
        "corpus": corpus,
    }
    write_lines(sets["train"], work / "gold/train.jsonl")
    write_lines(sets["held"], work / "held.jsonl")
    write_lines(corpus, work / "corpus.jsonl")
    report: dict = {"encoder": encoder, "window": WINDOW, "sets": {}}
    for name, papers in sets.items():
        examples = [example_of(paper, cutter) for paper in papers]
        save_examples(examples, work / "pieces" / encoder / f"{name}.npz")
        report["sets"][name] = {"papers": len(papers), "pieces": sum(len(example.offsets) for example in examples)}
        if name != "corpus":
            report["sets"][name] |= {
                "spans": sum(len(e.spans) for e in examples),
                "expressible": round(expressible(examples), 4),
            }
    return report
