"""`scierc`: the teacher's recipe on SciERC alone, so that it can be compared with published figures.

SciERC (Luan et al. 2018) has 350 abstracts to train on and 50 to choose on; PL-Marker (Ye et al. 2022) with SciBERT is
published at 69.9 F1 on its test set. All six of its types are learned.
"""

from dataclasses import replace
from pathlib import Path

from .examples import Example, example_of
from .fit import fit
from .labels import SCIERC
from .mentions import scores_of
from .pieces import PieceCutter
from .prepare import read_lines
from .pretrained import load_pretrained, pretrained_folder
from .teach import TEACHER, WRITING_AT, gold_loss

EPOCHS = 12


def scierc(name: str, shared: Path, work: Path) -> dict:
    """Fine-tunes on the training part, scores on the other."""
    cutter = PieceCutter(pretrained_folder(name, work) / "tokenizer.json")

    def read(part: str) -> list[Example]:
        papers = read_lines(shared / f"bench/scierc.{part}.jsonl")
        return [example_of({**paper, "spans": paper["entities"]}, cutter, SCIERC) for paper in papers]

    encoder = load_pretrained(name, work, WRITING_AT[name], SCIERC)
    settings = replace(TEACHER, epochs=EPOCHS)
    report = {"encoder": name, "writing_at": WRITING_AT[name], "types": SCIERC.types}
    report |= fit(encoder, read("train"), gold_loss, settings, work / "scierc.pt")
    return report | {"dev": scores_of(encoder, read("dev"), SCIERC)}
