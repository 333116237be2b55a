"""Trees that are handed in: what coreference reads off them."""

from coreference import marked, resolved

from quoteattr import QuoteExtractor
from quoteattr.parsers.conllu import ConlluParser
from quoteattr.parsers.document import Document, Sentence, Token
from quoteattr.speakers.trees import Trees


def tree(text: str, *rows: tuple[str, int | None, str]) -> Trees:
    """The tree of a one-sentence text: each word with the index of its head and the relation."""
    tokens, at = [], 0
    for word, head, relation in rows:
        at = text.index(word, at)
        tokens.append(Token(at, at + len(word), word, head=head, deprel=relation))
        at += len(word)
    return Trees.of(Document(text, (Sentence(tuple(tokens)),)))


def test_a_tree_tells_subjects_from_objects() -> None:
    text = "Told by Ada Brook it Hill left"
    trees = tree(
        text,
        ("Told", 6, "advcl"),
        ("by", 2, "case"),
        ("Ada", 0, "obl"),
        ("Brook", 2, "flat"),
        ("it", 0, "obj"),
        ("Hill", 6, "nsubj"),
        ("left", None, "root"),
    )
    assert trees.is_subject(text.index("Ada"), text.index(" it")) is False
    assert trees.is_subject(text.index("Hill"), text.index(" left")) is True
    assert trees.is_subject(len(text), len(text)) is None


def test_coreference_reads_the_subjects_of_a_parse_that_is_handed_in() -> None:
    plain, sources = marked("Late that evening Ada Brook phoned Eve Hill and [she] said no")
    parsed = tree(
        plain,
        ("evening", 3, "obl"),
        ("Ada", 3, "obj"),
        ("Brook", 1, "flat"),
        ("phoned", None, "root"),
        ("Eve", 3, "nsubj"),
        ("Hill", 4, "flat"),
        ("she", 7, "nsubj"),
        ("said", 3, "conj"),
    )
    found = resolved(plain, *sources, trees=parsed).of(sources[0])
    assert found is not None
    assert found.name == "Eve Hill"


def test_a_parse_in_conllu_goes_with_the_extractor() -> None:
    text = "“Late,” said Ada Brook."
    rows = [
        "“ 6 punct",
        "Late 6 ccomp",
        ", 6 punct",
        "” 6 punct",
        "said 0 root",
        "Ada 5 nsubj",
        "Brook 6 flat",
        ". 5 punct",
    ]
    lines = [
        f"{number}\t{form}\t_\t_\t_\t_\t{head}\t{relation}\t_\t_"
        for number, (form, head, relation) in enumerate((row.split() for row in rows), 1)
    ]
    lines[0], lines[1] = lines[0].replace("\t6\t", "\t2\t"), lines[1].replace("\t6\t", "\t5\t")
    [quote] = QuoteExtractor(parser=ConlluParser("\n".join(lines) + "\n\n")).extract(text)
    assert quote.speaker is not None
    assert quote.speaker.name == "Ada Brook"
