"""Make all weights from the data and the encoder, one after the other. What is finished already is not made again.

    python training/make.py --data DATA --encoder ENCODER --work DIR [--only STAGE ...]

Each stage logs to DIR/STAGE.log. Stopped at any time, the same command goes on from the last checkpoint. On two cores
the whole takes a night.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import attrs

ROOT = Path(__file__).parent.parent
WEIGHTS = ROOT / "quoteattr" / "weights"
Command = list[str | Path]


@attrs.frozen
class Places:
    data: Path
    encoder: Path
    work: Path

    def gold(self, *names: str) -> list[Path]:
        return [self.data / f"{name}.jsonl" for name in names]


def network(p: Places, out: str, *options: str | Path) -> Command:
    return ["-m", "tagger.train", "--data", p.data, "--encoder", p.encoder, "--out", p.work / out, *options]


def first(p: Places) -> Command:
    return network(p, "first", "--steps", "5000", "--rate", "3e-4", "--window", "191")


def large(p: Places) -> Command:
    options = ("--steps", "2450", "--rate", "1.5e-4", "--collapse", "0.15")
    return network(p, "large", "--start", p.work / "first", *options)


def larger(p: Places) -> Command:
    options = ("--steps", "4000", "--rate", "1.2e-4", "--collapse", "0.15", "--seed", "5")
    return network(p, "larger", "--start", p.work / "large", *options)


def mean(p: Places) -> Command:
    return ["-m", "tagger.average", p.work / "large/last.pt", p.work / "larger/last.pt", "--out", p.work / "mean"]


def wider(p: Places) -> Command:
    options = ("--steps", "1800", "--rate", "1.2e-4", "--collapse", "0.15", "--seed", "21")
    return network(p, "wider", "--start", p.work / "mean", *options)


def blend(p: Places) -> Command:
    runs = (p.work / "mean/last.pt", p.work / "wider/last.pt", p.work / "wider/last.pt")
    return ["-m", "tagger.average", *runs, "--out", p.work / "blend"]


def default(p: Places) -> Command:
    return ["-m", "tagger.export", "--run", p.work / "blend", "--encoder", p.encoder, "--out", WEIGHTS / "tagger"]


def small(p: Places) -> Command:
    layers = ("--layers", "0", "1", "3", "5", "--width", "768")
    return ["-m", "tagger.shrink", "--run", p.work / "mean", "--out", p.work / "small", *layers]


def pupil(p: Places) -> Command:
    return taught(p, "pupil", p.work / "small", "--steps", "2000", "--rate", "3e-4", "--seed", "7")


def elder(p: Places) -> Command:
    options = ("--steps", "1500", "--rate", "2.5e-4", "--seed", "11", "--most", "23700")
    return taught(p, "elder", p.work / "pupil", *options)


def heir(p: Places) -> Command:
    options = ("--steps", "1500", "--rate", "2e-4", "--seed", "23", "--most", "23700")
    return taught(p, "heir", p.work / "elder", *options, teacher="blend")


def small_blend(p: Places) -> Command:
    runs = (p.work / "elder/last.pt", p.work / "heir/last.pt", p.work / "heir/last.pt")
    return ["-m", "tagger.average", *runs, "--out", p.work / "small_blend"]


def taught(p: Places, out: str, start: Path, *options: str, teacher: str = "mean") -> Command:
    """A small network that learns from the answers of the default too."""
    size = ("--layers", "4", "--width", "768", "--collapse", "0.15")
    return network(p, out, "--start", start, "--teacher", p.work / teacher, *size, *options)


def fast(p: Places) -> Command:
    run = ("--run", p.work / "small_blend", "--encoder", p.encoder, "--learned")
    return ["-m", "tagger.export", *run, "--out", WEIGHTS / "fast"]


def genre(p: Places) -> Command:
    return ["genre.py", "--data", p.data, "--out", WEIGHTS / "genre.json"]


def pronouns(p: Places) -> Command:
    return ["-m", "pronouns", "--data", p.data, "--cache", p.work / "pronouns", "--out", WEIGHTS / "pronouns.json"]


def sentences(p: Places) -> Command:
    return ["sentences.py", "--ud", p.data / "ud", "--work", p.work / "sentences", "--out", WEIGHTS / "stanza"]


def splitter(p: Places) -> Command:
    return ["sentences_onnx.py", "--stanza", WEIGHTS / "stanza", "--out", WEIGHTS / "sentences"]


def dialogue(p: Places) -> Command:
    gold, short, dev = p.gold("fiction/pdnc_train", "genres/fiction_train", "fiction/pdnc_dev")
    texts = [ROOT / "training" / "texts" / f"{name}.jsonl" for name in ("written", "dialogue")]
    return ["-m", "dialogue", "--gold", gold, "--more", short, *texts, "--dev", dev, "--out", WEIGHTS / "dialogue"]


def confidence(p: Places) -> Command:
    names = [f"genres/{name}_dev" for name in ("press", "world", "release", "turns", "fiction")]
    gold = p.gold(*names, "gum_dev", "fiction/litbank_dev", "news/polnear_dev_speakers")
    gold.append(ROOT / "data" / "written.jsonl")
    out = WEIGHTS / "calibration.json"
    return ["-m", "confidence", "--gold", *gold, "--all", *p.gold("news/polnear_dev"), "--out", out]


STAGES: tuple[Callable[[Places], Command], ...] = (
    first,
    large,
    larger,
    mean,
    wider,
    blend,
    default,
    small,
    pupil,
    elder,
    heir,
    small_blend,
    fast,
    genre,
    pronouns,
    sentences,
    splitter,
    dialogue,
    confidence,
)
"""In order. Each needs those before it."""


def run(stage: Callable[[Places], Command], places: Places) -> None:
    """Run a stage unless it is finished, in `training/`, with its output in its log."""
    finished = places.work / f"{stage.__name__}.finished"
    if finished.exists():
        return
    print(stage.__name__, flush=True)
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with (places.work / f"{stage.__name__}.log").open("a", encoding="utf-8") as log:
        command = [sys.executable, *stage(places)]
        subprocess.run(command, check=True, cwd=Path(__file__).parent, env=environment, stdout=log, stderr=log)
    finished.touch()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("data", "encoder", "work"):
        parser.add_argument(f"--{name}", type=lambda path: Path(path).resolve(), required=True)
    parser.add_argument("--only", choices=[stage.__name__ for stage in STAGES], nargs="+", help="of the stages, these")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    places = Places(options.data, options.encoder, options.work)
    for stage in STAGES:
        if not options.only or stage.__name__ in options.only:
            run(stage, places)


if __name__ == "__main__":
    main()
