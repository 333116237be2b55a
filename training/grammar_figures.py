"""How right a grammar is from raw text, by genre: a table.

    python training/grammar_figures.py --ud DIR --models DIR

`DIR` holds `en_{ewt,gum}-dev.conllu.xz`. F1 in percent over the tokens of the text: a token counts where both ends are
right, and its tag, its lemma, its head, or its head and relation.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import torch
from treebank import opens, paths, read_sentences, space_after, surface

from quoteattr.parsers.conllu import ConlluParser
from quoteattr.parsers.document import Document, Sentence, Token
from quoteattr.parsers.stanza import StanzaParser

FIGURES = ("tokens", "upos", "lemma", "uas", "las")
Fact = tuple[object, ...]


def documents(path: Path) -> Iterator[tuple[str, str, str]]:
    """Of each document its name, its text with a blank line between paragraphs, and its CoNLL-U."""
    name, text, conllu = "", "", ""
    for comments, rows in read_sentences(path):
        if opens(comments, "newdoc"):
            if text:
                yield name, text, conllu
            name = next(line for line in comments if line.startswith("# newdoc")).partition("=")[2].strip()
            text, conllu = "", ""
        elif opens(comments, "newpar"):
            text += "\n\n"
        text += "".join(token[1] + space_after(token) for token, _ in surface(rows))
        conllu += "\n".join("\t".join(row) for row in rows) + "\n\n"
    yield name, text, conllu


def genre(name: str) -> str:
    """`GUM news` of `GUM_news_asylum`, `EWT reviews` of `reviews-086839`."""
    return "GUM " + name.split("_")[1] if name.startswith("GUM_") else "EWT " + name.split("-")[0]


def facts(document: Document) -> dict[str, set[Fact]]:
    """What a document says, by figure."""
    found: dict[str, set[Fact]] = {figure: set() for figure in FIGURES}
    for sentence in document.sentences:
        for token in sentence.tokens:
            place = (token.start, token.end)
            head = _place_of_head(sentence, token)
            found["tokens"].add(place)
            found["upos"].add((*place, token.upos))
            found["lemma"].add((*place, token.lemma))
            found["uas"].add((*place, head))
            found["las"].add((*place, head, token.deprel))
    return found


def _place_of_head(sentence: Sentence, token: Token) -> Fact | None:
    if token.head is None:
        return None
    head = sentence.tokens[token.head]
    return head.start, head.end


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--ud", type=Path, required=True)
    options.add_argument("--models", type=Path, required=True, help="the folder that analysis.py filled")
    chosen = options.parse_args()
    torch.set_num_threads(1)
    parser = StanzaParser(chosen.models)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for path in paths(chosen.ud, "dev").values():
        for name, text, conllu in documents(path):
            gold, guess = facts(ConlluParser(conllu, where=name).parse(text)), facts(parser.analyze(text))
            for group in (genre(name), genre(name).split()[0]):
                counts[group]["words"] += len(gold["tokens"])
                for figure in FIGURES:
                    counts[group][figure] += 2 * len(gold[figure] & guess[figure])
                    counts[group][f"of {figure}"] += len(gold[figure]) + len(guess[figure])
    print("| |", " | ".join(FIGURES), "| gold tokens |\n|---|" + "---|" * (len(FIGURES) + 1))
    for group, count in sorted(counts.items()):
        shares = " | ".join(f"{100 * count[figure] / count[f'of {figure}']:.1f}" for figure in FIGURES)
        print(f"| {group} | {shares} | {count['words']:,} |")


if __name__ == "__main__":
    main()
