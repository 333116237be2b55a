"""Train the shipped sentence splitter: Stanza's tokenizer on UD English EWT and GUM (open genres).

    python training/sentences.py --ud DIR --out quoteattr/weights/stanza

`DIR` holds `en_{ewt,gum}-{train,dev}.conllu.xz`. Takes about 13 minutes on one CPU core and is repeatable: fixed seed,
one thread. Half of the training rows are real runs of sentences, as the splitter will meet them; half are Stanza's own
random joins of sentences with its augmentations.
"""

from __future__ import annotations

import argparse
import json
import logging
import math
import random
import time
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from catalogue import MODEL_NAME, Stanza, portable, write_catalogue
from stanza.models import tokenizer as stanza_tokenizer
from stanza.models.common.utils import set_random_seed
from stanza.models.tokenization.data import DataLoader, TokenizationDataset
from stanza.models.tokenization.trainer import Trainer
from stanza.models.tokenization.utils import output_predictions
from treebank import CURLY_SHARE, Rows, curl, opens, paths, read_sentences, space_after, surface

log = logging.getLogger("sentences")

FEATURES = "space_before,capitalized,numeric,end_of_para,start_of_para"
# Stanza drops training sentences longer than this many characters; news sentences with quotes in them often pass 200.
MAX_SEQLEN = 300
UNIT_DROPOUT = 0.2
BATCH_SIZE = 32
HIDDEN = 64


Files = dict[str, str]
Documents = list[list["Labelled"]]
Settings = dict[str, Any]


class Row(NamedTuple):
    """One training row: character ids, labels, features and the characters themselves, all of one length."""

    ids: np.ndarray
    labels: np.ndarray
    features: np.ndarray
    characters: list[str]


class Labelled(NamedTuple):
    """Text, a label per character: 0 inside, 1 token end, 2 sentence end, 3 and 4 the same for multi-word tokens."""

    text: str
    labels: str


def read_paragraphs(path: Path) -> Documents:
    """The documents of a compressed CoNLL-U file, each a list of paragraphs."""
    documents: Documents = []
    paragraph: list[Labelled] = []
    for comments, rows in read_sentences(path):
        new_document = opens(comments, "newdoc")
        if new_document or opens(comments, "newpar"):
            _close(documents, paragraph)
            paragraph = []
        if new_document or not documents:
            documents.append([])
        paragraph.append(_label(rows))
    _close(documents, paragraph)
    return documents


def _close(documents: Documents, sentences: list[Labelled]) -> None:
    if sentences:
        text = "".join(sentence.text for sentence in sentences).rstrip()
        labels = "".join(sentence.labels for sentence in sentences)
        documents[-1].append(Labelled(text, labels[: len(text)]))


def _label(rows: Rows) -> Labelled:
    text, labels = "", ""
    for token, words in surface(rows):
        space = space_after(token)
        text += token[1] + space
        labels += "0" * (len(token[1]) - 1) + ("3" if words else "1") + "0" * len(space)
    last = len(labels.rstrip("0")) - 1
    return Labelled(text, labels[:last] + str(int(labels[last]) + 1) + labels[last + 1 :])


def write_files(documents: Documents, stem: Path, rng: random.Random | None) -> Files:
    """Write the files Stanza's trainer reads; with `rng`, a share of the documents gets typographic marks."""
    paragraphs: list[Labelled] = []
    for document in documents:
        curly = rng is not None and rng.random() < CURLY_SHARE
        paragraphs.extend(Labelled(curl(p.text) if curly else p.text, p.labels) for p in document)
    assert all(len(p.text) == len(p.labels) for p in paragraphs)
    files = {"txt": f"{stem}.txt", "label": f"{stem}.labels"}
    Path(files["txt"]).write_text("\n\n".join(p.text for p in paragraphs) + "\n", encoding="utf-8")
    Path(files["label"]).write_text("\n\n".join(p.labels for p in paragraphs) + "\n", encoding="utf-8")
    return files


class ParagraphRows:
    """Rows as the splitter meets them: consecutive sentences of one paragraph, of similar length within a batch."""

    def __init__(self, source: Stanza) -> None:
        self.unknown = source.vocab.unit2id("<UNK>")
        self.padding = source.vocab.unit2id("<PAD>")
        self.paragraphs = [Row(*source.para_to_sentences(paragraph)[0]) for paragraph in source.data]
        self.starts = [
            (number, start)
            for number, row in enumerate(self.paragraphs)
            for start in [0, *(np.flatnonzero(np.isin(row.labels, (2, 4)))[:-1] + 1)]
        ]
        self.pending: list[list[Row]] = []

    def next(self) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, list[list[str]]]:
        """One padded batch: ids, labels (-1 for padding), features, characters."""
        if not self.pending:
            rows = sorted((self._row() for _ in range(16 * BATCH_SIZE)), key=lambda row: len(row.ids))
            self.pending = [rows[i : i + BATCH_SIZE] for i in range(0, len(rows), BATCH_SIZE)]
            random.shuffle(self.pending)
        return self._pad(self.pending.pop())

    def _row(self) -> Row:
        number, start = random.choice(self.starts)
        paragraph = self.paragraphs[number]
        while start < len(paragraph.ids) - 1 and paragraph.characters[start] == " ":
            start += 1
        stop = min(start + MAX_SEQLEN, len(paragraph.ids))
        ids, labels, features, characters = paragraph
        return Row(ids[start:stop], labels[start:stop], features[start:stop], characters[start:stop])

    def _pad(self, rows: list[Row]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, list[list[str]]]:
        width = max(len(row.ids) for row in rows) + 1
        ids = np.full((len(rows), width), self.padding, dtype=np.int64)
        labels = np.full((len(rows), width), -1, dtype=np.int64)
        features = np.zeros((len(rows), width, rows[0].features.shape[1]), dtype=np.float32)
        for i, row in enumerate(rows):
            ids[i, : len(row.ids)] = row.ids
            labels[i, : len(row.ids)] = row.labels
            features[i, : len(row.ids)] = row.features
        dropped = (np.random.random_sample(ids.shape) < UNIT_DROPOUT) & (ids != self.padding)
        ids[dropped] = self.unknown
        characters = [row.characters + ["<PAD>"] * (width - len(row.characters)) for row in rows]
        return torch.from_numpy(ids), torch.from_numpy(labels), torch.from_numpy(features), characters


def spans(labels: np.ndarray, ends: tuple[int, ...]) -> set[tuple[int, int]]:
    """The stretches that end at one of these labels, as (previous end, end)."""
    at = np.flatnonzero(np.isin(labels, ends)).tolist()
    return set(zip([-1, *at[:-1]], at, strict=True))


def score(trainer: Stanza, check: Stanza) -> dict[str, float]:
    """Sentence and token F1 in percent; a sentence or token counts where both its ends are right."""
    _, _, predicted, _ = output_predictions(None, trainer, check, trainer.vocab, None, MAX_SEQLEN)
    guess, gold = np.concatenate(predicted), np.concatenate(check.labels())
    figures = {}
    for name, ends in (("sentences", (2, 4)), ("tokens", (1, 2, 3, 4))):
        found, right = spans(guess, ends), spans(gold, ends)
        figures[name] = round(200 * len(found & right) / (len(found) + len(right)), 2)
    return figures


def settings(steps: int, seed: int) -> Settings:
    """Stanza's own tokenizer arguments, ours where they differ."""
    words = f"--cpu --lang en --shorthand en_{MODEL_NAME} --max_seqlen {MAX_SEQLEN} --batch_size {BATCH_SIZE}"
    words += f" --hidden_dim {HIDDEN} --steps {steps} --seed {seed} --unit_dropout {UNIT_DROPOUT} --use_mwt"
    args: Settings = stanza_tokenizer.parse_args(words.split())
    features = FEATURES.split(",")
    return {**args, "feat_funcs": features, "feat_dim": len(features), "num_dict_feat": 0}


def dataset(args: Settings, files: Files, vocab: Stanza) -> Stanza:
    """The paragraphs of a text file, unaugmented."""
    return TokenizationDataset(args, input_files=files, vocab=vocab, evaluation=True)


def train(args: Settings, files: Files, dev: dict[str, Files]) -> Stanza:
    """Train with a cosine rate; returns Stanza's trainer."""
    set_random_seed(args["seed"])
    joins = DataLoader(args, input_files=files, mwt_expansions={})
    args["vocab_size"] = len(joins.vocab)
    paragraphs = ParagraphRows(dataset(args, files, joins.vocab))
    checks = {name: dataset(args, which, joins.vocab) for name, which in dev.items()}
    trainer = Trainer(args=args, vocab=joins.vocab, device="cpu")
    steps = args["steps"]
    for step in range(1, steps + 1):
        trainer.change_lr(args["lr0"] * (0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * step / steps))))
        batch = joins.next(unit_dropout=UNIT_DROPOUT) if step % 2 else paragraphs.next()
        loss = trainer.update(batch)
        if step % 100 == 0:
            joins.shuffle()
            log.info("%s step %d of %d, loss %.4f", time.strftime("%X"), step, steps, loss)
        if step % 1000 == 0 or step == steps:
            log.info("step %d dev %s", step, {name: score(trainer, check) for name, check in checks.items()})
    return trainer


def export(trainer: Stanza, path: Path) -> None:
    """Save in half precision, in the form Stanza loads, without the paths of the machine that trained it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    trainer.args = portable(trainer.args)
    trainer.model = trainer.model.half()
    trainer.save(str(path))


def options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description="Train the sentence splitter that ships with quoteattr.")
    parser.add_argument("--ud", type=Path, required=True, help="folder with en_{ewt,gum}-{train,dev}.conllu.xz")
    parser.add_argument("--out", type=Path, required=True, help="folder for the weights")
    parser.add_argument("--work", type=Path, default=Path("build/sentences"), help="folder for the files Stanza reads")
    parser.add_argument("--seed", type=int, default=20)
    parser.add_argument("--steps", type=int, default=3500)
    return parser.parse_args()


def prepare(work: Path) -> None:
    """Make the folder, log what this module says and Stanza's warnings, keep to one thread: more are not repeatable."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    logging.getLogger("stanza").setLevel(logging.WARNING)
    torch.set_num_threads(1)
    work.mkdir(parents=True, exist_ok=True)


def main() -> None:
    """Train, export, score what was exported."""
    chosen = options()
    prepare(chosen.work)
    documents = [document for path in paths(chosen.ud, "train").values() for document in read_paragraphs(path)]
    files = write_files(documents, chosen.work / "train", random.Random(chosen.seed))
    dev_paths = paths(chosen.ud, "dev")
    dev = {name: write_files(read_paragraphs(path), chosen.work / name, None) for name, path in dev_paths.items()}
    args = settings(chosen.steps, chosen.seed)
    model = chosen.out / "en" / "tokenize" / f"{MODEL_NAME}.pt"
    export(train(args, files, dev), model)
    exported = Trainer(model_file=str(model), device="cpu")
    figures = {name: score(exported, dataset(args, which, exported.vocab)) for name, which in dev.items()}
    training = {key: args[key] for key in ("steps", "batch_size", "hidden_dim", "seed", "lr0")}
    write_catalogue(chosen.out, "sentences", {"training": training, "dev": figures})
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
