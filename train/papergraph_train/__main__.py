"""The steps, in order: prepare, teach, label, distill, roles, quantize, evaluate; `scierc` compares with published
figures, `fixtures` writes what the tests compare with.

Each writes a report to `reports/STEP.json` beside this package: settings, figures, machine. A step that was stopped goes on
where it was; what is there already is made again only when it is asked for by name.
"""

import argparse
import json
import os
import platform
from collections.abc import Callable
from pathlib import Path

import torch

from .distill import DISTILLING, distill, load_student
from .evaluate import evaluate
from .fixtures import write_fixtures
from .label import label
from .prepare import prepare
from .pretrained import pretrained_folder
from .quantize import quantize
from .roles import ROLE_LEARNING, learn_roles
from .scierc import scierc
from .teach import TEACHER, load_teacher, teach

HERE = Path(__file__).parents[1]


def machine() -> dict:
    """What the figures were measured on."""
    names = [
        line.split(":")[1].strip()
        for line in Path("/proc/cpuinfo").read_text().splitlines()
        if line.startswith("model name")
    ]
    return {"cpu": names[0], "cores": os.cpu_count(), "python": platform.python_version(), "torch": torch.__version__}


def steps(options: argparse.Namespace) -> dict[str, Callable[[], dict | None]]:
    """What each step does."""
    name, work, shared = options.encoder, options.work, options.shared
    silver = HERE / "silver" / f"{name}.npz"
    return {
        "prepare": lambda: prepare(name, shared, work),
        "teach": lambda: teach(name, work, TEACHER),
        "label": lambda: label(name, load_teacher(name, work), work, silver),
        "distill": lambda: distill(name, work, silver, DISTILLING),
        "roles": lambda: learn_roles(name, work, ROLE_LEARNING),
        "quantize": lambda: quantize(load_student(name, work / "roles.pt"), name, work, options.out),
        "evaluate": lambda: evaluate(shared, work),
        "scierc": lambda: scierc(name, shared, work),
        "fixtures": lambda: write_fixtures(pretrained_folder(name, work) / "tokenizer.json", options.out),
    }


def main() -> None:
    """Runs one step."""
    parser = argparse.ArgumentParser(prog="python -m papergraph_train", description=__doc__)
    names = ["prepare", "teach", "label", "distill", "roles", "quantize", "evaluate", "scierc", "fixtures"]
    parser.add_argument("step", choices=names)
    parser.add_argument(
        "--encoder",
        choices=["mpnet", "minilm"],
        default="mpnet",
        help="pre-trained encoder that teacher and student begin with",
    )
    parser.add_argument(
        "--shared", type=Path, default=HERE / "../../shared", help="folder with gold/, corpora/, bench/ and eval/"
    )
    parser.add_argument("--work", type=Path, default=HERE / "work", help="folder for what can be made again")
    parser.add_argument(
        "--out", type=Path, default=HERE / "../models/accurate", help="folder of the weights that papergraph runs"
    )
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    options.work.mkdir(parents=True, exist_ok=True)
    report = steps(options)[options.step]()
    if report is not None:
        file = HERE / "reports" / f"{options.step}.json"
        file.parent.mkdir(exist_ok=True)
        file.write_text(json.dumps({"step": options.step, "machine": machine(), **report}, indent=2) + "\n")
        print(file.read_text())


main()
