"""Train a grammar, which does not ship: Stanza's expander of multi-word tokens, tagger, lemmatizer, parser, vectors.

    python training/analysis.py --ud DIR --encoder DIR --out MODELS

`MODELS` is a copy of quoteattr/weights/stanza, which has the tokenizer.

`DIR` of `--ud` holds `en_{ewt,gum}-{train,dev}.conllu.xz`, that of `--encoder` `vocab.txt` and `model.safetensors` of
all-MiniLM-L6-v2. Takes about 45 minutes on one CPU core and is repeatable: fixed seed, one thread.
"""

from __future__ import annotations

import argparse
import json
import logging
import math
import random
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path

import inflections
import recipe
import torch
import vectors
from catalogue import MODEL_NAME, Record, Stanza, portable, write_catalogue
from stanza.models import lemmatizer, mwt_expander
from stanza.models import parser as stanza_parser
from stanza.models import tagger as stanza_tagger
from stanza.models.common.doc import DEPREL, FEATS, HEAD, LEMMA, TEXT, UPOS, XPOS
from stanza.models.common.pretrain import Pretrain
from stanza.models.common.utils import set_random_seed, unsort
from stanza.models.depparse.data import DataLoader as ParserData
from stanza.models.depparse.trainer import GraphTrainer
from stanza.models.depparse.utils import predict_dataset
from stanza.models.lemma.trainer import Trainer as LemmaTrainer
from stanza.models.mwt.trainer import Trainer as ExpanderTrainer
from stanza.models.pos.data import Dataset as TaggerData
from stanza.models.pos.trainer import Trainer as TaggerTrainer
from stanza.utils.conll import CoNLL
from treebank import CURLY_SHARE, Rows, curl, opens, paths, read_sentences, space_after, surface

log = logging.getLogger("analysis")

COMMON = f"--cpu --lang en --shorthand en_{MODEL_NAME}"
# A word this rare gets no vector of its own, only what was distilled for it and, in the tagger, its letters.
TAGGER = (
    "--share_hid --hidden_dim 160 --num_layers 1 --deep_biaff_hidden_dim 128 --composite_deep_biaff_hidden_dim 32 "
    "--word_emb_dim 50 --word_cutoff 3 --char_emb_dim 32 --char_hidden_dim 64 --transformed_dim 64 --tag_emb_dim 25"
)
PARSER = (
    "--hidden_dim 200 --num_layers 2 --deep_biaff_hidden_dim 100 --no_linearization --no_distance --no_ufeats "
    "--no_char --transformed_dim 100 --word_emb_dim 40 --word_cutoff 4 --tag_emb_dim 40 --optim adam --beta2 0.95"
)
TAGGER_BATCH, TAGGER_RATE = 50, 3e-3
PARSER_BATCH, PARSER_RATE = 1000, 3e-3
# Stanza's dropout suits long training; in a short one the parser learns more from the last passes with less of it.
LESS_DROPOUT, LOWER_RATE = {"dropout": 0.25, "word_dropout": 0.15}, 2e-3
WARM_UP = 50


def write_conllu(sources: Iterable[Path], target: Path, rng: random.Random | None) -> Path:
    """Write treebanks as one plain file without features; with `rng`, a share of documents gets typographic marks."""
    curly = False
    with target.open("w", encoding="utf-8") as out:
        for comments, rows in chain.from_iterable(map(read_sentences, sources)):
            if opens(comments, "newdoc"):
                curly = rng is not None and rng.random() < CURLY_SHARE
            kept = [row for row in rows if "." not in row[0]]
            if curly:
                _curl(kept)
            for row in kept:
                out.write("\t".join([*row[:5], "_", *row[6:8], "_", "_"]) + "\n")
            out.write("\n")
    return target


def _curl(rows: Rows) -> None:
    """Make the marks in the forms of a sentence typographic, as they would be in running text."""
    tokens = list(surface(rows))
    text = curl("".join(token[1] + space_after(token) for token, _ in tokens))
    start = 0
    for token, words in tokens:
        end = start + len(token[1])
        for word in words if "".join(word[1] for word in words) == token[1] else ():
            word[1], start = text[start : start + len(word[1])], start + len(word[1])
        token[1] = text[end - len(token[1]) : end]
        start = end + len(space_after(token))


def rate(step: int, steps: int) -> float:
    """Share of the full learning rate: a short linear rise, then half a cosine down to one percent."""
    return min(1, step / WARM_UP) * (0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * step / steps)))


def fit(optimizers: Iterable[Stanza], full: float, steps: int, update: Callable[[int], float], what: str) -> None:
    """Call `update` for each step with the learning rate set."""
    groups = [group for optimizer in optimizers for group in optimizer.param_groups]
    losses = 0.0
    for step in range(1, steps + 1):
        for group in groups:
            group["lr"] = full * rate(step, steps)
        losses += update(step)
        if step % 100 == 0:
            log.info("%s %s step %d of %d, loss %.4f", time.strftime("%X"), what, step, steps, losses / 100)
            losses = 0.0


def forever(batches: Callable[[], Iterable[Stanza]]) -> Iterator[Stanza]:
    while True:
        yield from batches()


def train_tagger(train: Stanza, pretrain: Stanza, passes: int, seed: int) -> Stanza:
    """The tagger: universal and Penn parts of speech."""
    args = stanza_tagger.parse_args(f"{COMMON} {TAGGER} --seed {seed}".split())
    set_random_seed(seed)
    data = TaggerData(train, args, pretrain)
    data.has_tags["feats"] = True
    trainer = TaggerTrainer(args=args, vocab=data.vocab, pretrain=pretrain, device="cpu")
    batches = forever(lambda: data.to_loader(batch_size=TAGGER_BATCH, shuffle=True))
    steps = passes * len(data) // TAGGER_BATCH
    fit(trainer.optimizers.values(), TAGGER_RATE, steps, lambda _: float(trainer.update(next(batches))), "tagger")
    return trainer


def tag(trainer: Stanza, pretrain: Stanza, document: Stanza) -> None:
    """Replace the tags of a document by predicted ones."""
    data = TaggerData(document, trainer.args, pretrain, vocab=trainer.vocab, evaluation=True, sort_during_eval=True)
    found: list[Stanza] = []
    order: list[int] = []
    with torch.no_grad():
        for batch in data.to_length_limited_loader(batch_size=250, maximum_tokens=5000):
            order.extend(batch.idx)
            found += trainer.predict(batch)
    document.set([UPOS, XPOS, FEATS], [tags for sentence in unsort(found, order) for tags in sentence])


def train_parser(train: Stanza, pretrain: Stanza, passes: int, seed: int) -> Stanza:
    """The parser: heads and relations, from the tags and lemmas that the document carries."""
    args = stanza_parser.parse_args(f"{COMMON} {PARSER} --seed {seed}".split())
    set_random_seed(seed)
    data = ParserData(train, PARSER_BATCH, args, pretrain)
    trainer = GraphTrainer(args=args, vocab=data.vocab, pretrain=pretrain, device="cpu")
    fit_parser(trainer, data, PARSER_RATE, passes)
    return trainer


def finish_parser(path: str, train: Stanza, pretrain: Stanza, passes: int, seed: int) -> Stanza:
    """The parser of a file, trained on with less dropout."""
    set_random_seed(seed + 1)
    trainer = GraphTrainer.load(path, pretrain, args=LESS_DROPOUT, device="cpu")
    data = ParserData(train, PARSER_BATCH, trainer.args, pretrain, vocab=trainer.vocab)
    fit_parser(trainer, data, LOWER_RATE, passes)
    return trainer


def fit_parser(trainer: Stanza, data: Stanza, full_rate: float, passes: int) -> None:
    """Train over the data so many times."""

    def batches() -> Iterable[Stanza]:
        data.reshuffle()
        return data

    endless = forever(batches)
    steps = passes * len(data)
    fit(trainer.optimizer.values(), full_rate, steps, lambda _: float(trainer.update(next(endless))[0]), "parser")


def parse(trainer: Stanza, pretrain: Stanza, document: Stanza) -> None:
    """Replace the trees of a document by predicted ones."""
    data = ParserData(
        document, 5000, trainer.args, pretrain, vocab=trainer.vocab, evaluation=True, sort_during_eval=True
    )
    document.set([HEAD, DEPREL], list(chain.from_iterable(predict_dataset(trainer, data))))


def train_tables(train: Path, dev: Path, work: Path, seed: int) -> tuple[Stanza, Stanza]:
    """The lemmatizer, which is a dictionary, and the expander of multi-word tokens, a small network besides one."""
    files = f"--cpu --shorthand en_{MODEL_NAME} --train_file {train} --eval_file {dev} --save_dir {work} --seed {seed}"
    lemmatizer.main(f"{files} --save_name lemma.pt --dict_only".split())
    mwt_expander.main(f"{files} --lang en --gold_file {dev} --save_name mwt.pt --num_epoch 8".split())
    return LemmaTrainer(model_file=str(work / "lemma.pt")), ExpanderTrainer(model_file=str(work / "mwt.pt"))


def score(guess: Stanza, gold: Stanza) -> Record:
    """Percent of words with the right tag, lemma, head, and head and relation. Subtypes of relations count."""
    columns = [UPOS, LEMMA, HEAD, DEPREL]
    right = {"upos": 0, "lemma": 0, "uas": 0, "las": 0}
    words = list(zip(guess.get(columns), gold.get(columns), strict=True))
    for (upos, lemma, head, deprel), (gold_upos, gold_lemma, gold_head, gold_deprel) in words:
        right["upos"] += upos == gold_upos
        right["lemma"] += lemma == gold_lemma
        right["uas"] += head == gold_head
        right["las"] += (head, deprel) == (gold_head, gold_deprel)
    return {name: round(100 * count / len(words), 2) for name, count in right.items()}


def export(trainer: Stanza, out: Path, processor: str) -> str:
    """Save in half precision, where and how Stanza looks for it."""
    path = out / "en" / processor / f"{MODEL_NAME}.pt"
    path.parent.mkdir(parents=True, exist_ok=True)
    trainer.args = portable(trainer.args)
    if trainer.model is not None:
        trainer.model = trainer.model.half()
    trainer.save(str(path))
    return str(path)


def export_vectors(pretrain: Stanza, out: Path) -> None:
    """Save the word vectors, in half precision too."""
    path = out / "en" / "pretrain" / f"{MODEL_NAME}.pt"
    path.parent.mkdir(parents=True, exist_ok=True)
    half = Pretrain(save_to_file=False)
    half._vocab, half._emb = pretrain.vocab, pretrain.emb.half()
    half.save(str(path))


def options() -> argparse.Namespace:
    """Read the command line."""
    parser = recipe.options("Train tags, lemmas and trees, which do not ship.", "analysis")
    parser.add_argument("--encoder", type=Path, required=True, help="folder of all-MiniLM-L6-v2")
    parser.add_argument("--tagger-passes", type=int, default=6)
    parser.add_argument("--parser-passes", type=int, default=8)
    parser.add_argument("--last-passes", type=int, default=4)
    return parser.parse_args()


def train_all(chosen: argparse.Namespace, train_file: Path, dev_files: dict[str, Path]) -> Record:
    """Train one model after the other, each on what the ones before it predict; development figures by treebank."""
    train, pretrain = CoNLL.conll2doc(str(train_file)), vectors.distil(train_file, chosen.encoder)
    export_vectors(pretrain, chosen.out)
    lemmas, expander = train_tables(train_file, dev_files["gum"], chosen.work, chosen.seed)
    more = inflections.missing(train.get([TEXT, UPOS, LEMMA]), list(pretrain.vocab))
    lemmas.train_dict(more, update_word_dict=False)
    export(lemmas, chosen.out, "lemma")
    export(expander, chosen.out, "mwt")
    path = export(train_tagger(train, pretrain, chosen.tagger_passes, chosen.seed), chosen.out, "pos")
    tagger = TaggerTrainer(model_file=path, pretrain=pretrain, device="cpu")
    tag(tagger, pretrain, train)
    path = export(train_parser(train, pretrain, chosen.parser_passes, chosen.seed), chosen.out, "depparse")
    finished = finish_parser(path, train, pretrain, chosen.last_passes, chosen.seed)
    path = export(finished, chosen.out, "depparse")
    parser = GraphTrainer.load(path, pretrain, device="cpu")
    figures = {}
    for name, path in dev_files.items():
        gold, guess = CoNLL.conll2doc(str(path)), CoNLL.conll2doc(str(path))
        tag(tagger, pretrain, guess)
        guess.set([LEMMA], lemmas.predict_dict(guess.get([TEXT, UPOS])))
        parse(parser, pretrain, guess)
        figures[name] = score(guess, gold)
    return figures


def main() -> None:
    """Train, export, score what was exported."""
    chosen = options()
    recipe.prepare(chosen.work)
    rng = random.Random(chosen.seed)
    train_file = write_conllu(paths(chosen.ud, "train").values(), chosen.work / "train.conllu", rng)
    dev_paths = paths(chosen.ud, "dev")
    dev_files = {name: write_conllu([path], chosen.work / f"{name}.conllu", None) for name, path in dev_paths.items()}
    figures = train_all(chosen, train_file, dev_files)
    training = {name: getattr(chosen, name) for name in ("tagger_passes", "parser_passes", "last_passes", "seed")}
    write_catalogue(chosen.out, "grammar", {"training": training, "dev": figures})
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
