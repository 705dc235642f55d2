"""`label`: two teachers label the papers that nobody annotated, the encoder and the fast model's tagger.

They err in different places: their mean finds about two points of F1 more than the encoder alone.
"""

import base64
import json
import subprocess
import time
from pathlib import Path

import numpy as np

from .encoder import Encoder
from .examples import load_examples
from .labels import CONCEPTS
from .pretrained import pretrained_folder
from .quantize import write_rounded
from .runtime import onnx_log_probabilities
from .silver import Silver, load_silver, save_silver

ROOT = Path(__file__).parents[2]
PAPERS_A_SAVE = 512
SEED = 1
WEIGHT_OF_ENCODER = 0.6


def ask_tagger(name: str, work: Path) -> dict[str, np.ndarray]:
    """The tagger's probabilities of the pieces of each paper by id (pieces, labels), from 0 to 1."""
    out = work / "opinions.jsonl"
    if not out.exists():
        vocabulary = pretrained_folder(name, work) / "tokenizer.json"
        command = ["npx", "tsx", ROOT / "train/opinions.ts", vocabulary, work / "corpus.jsonl"]
        opinions = subprocess.run(command, check=True, stdout=subprocess.PIPE, cwd=ROOT).stdout
        out.write_bytes(opinions)
    shape = -1, len(CONCEPTS.names)
    lines = map(json.loads, out.read_text().splitlines())
    return {line["id"]: np.frombuffer(base64.b64decode(line["opinion"]), np.uint8).reshape(shape) for line in lines}


def mixed(encoder_rows: np.ndarray, tagger_bytes: np.ndarray) -> np.ndarray:
    """The weighted mean of both teachers' probabilities (pieces, labels)."""
    tagger_rows = tagger_bytes[: len(encoder_rows)].astype(np.float32) / 255
    rows = WEIGHT_OF_ENCODER * np.exp(encoder_rows) + (1 - WEIGHT_OF_ENCODER) * tagger_rows
    return rows / rows.sum(1, keepdims=True)


def label(name: str, teacher: Encoder, work: Path, out: Path) -> dict:
    """Writes `out`, going on from what it holds; papers are taken in random order, so that a part of them is a fair part."""
    out.parent.mkdir(parents=True, exist_ok=True)
    opinions = ask_tagger(name, work)
    examples = load_examples(work / "pieces" / name / "corpus.npz")
    order = np.random.default_rng(SEED).permutation(len(examples)).tolist()
    silver = load_silver(out) if out.exists() else []
    labelled = {one.paper for one in silver}
    waiting = [examples[place] for place in order if examples[place].paper not in labelled]
    rounded = work / "teacher.onnx"
    write_rounded(teacher, load_examples(work / "pieces" / name / "train.npz"), rounded)
    started = time.monotonic()
    for start in range(0, len(waiting), PAPERS_A_SAVE):
        part = waiting[start : start + PAPERS_A_SAVE]
        rows = onnx_log_probabilities(rounded, part)
        silver += [Silver(one.paper, mixed(row, opinions[one.paper])) for one, row in zip(part, rows, strict=True)]
        save_silver(silver, out)
        print(f"{len(silver)} of {len(examples)} papers, {time.monotonic() - started:.0f} s", flush=True)
    firm = float(np.mean(np.concatenate([one.probabilities.max(1) for one in silver])))
    report = {"papers": len(silver), "weight_of_encoder": WEIGHT_OF_ENCODER, "mean_probability": round(firm, 4)}
    return report | {"seconds": round(time.monotonic() - started)}
