"""What the recipes for Stanza's models have in common: their options, and one quiet thread to train on."""

from __future__ import annotations

import argparse
import logging
from pathlib import Path

import torch


def options(description: str, name: str) -> argparse.ArgumentParser:
    """A command line that knows the treebanks, the folders and the seed."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--ud", type=Path, required=True, help="folder with en_{ewt,gum}-{train,dev}.conllu.xz")
    parser.add_argument("--out", type=Path, required=True, help="folder for the weights")
    parser.add_argument("--work", type=Path, default=Path("build") / name, help="folder for the files Stanza reads")
    parser.add_argument("--seed", type=int, default=20)
    return parser


def prepare(work: Path) -> None:
    """Make the folder, log what the recipe says and Stanza's warnings, keep to one thread: more are not repeatable."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    logging.getLogger("stanza").setLevel(logging.WARNING)
    torch.set_num_threads(1)
    work.mkdir(parents=True, exist_ok=True)
