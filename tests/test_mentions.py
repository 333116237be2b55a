"""What the network says of names, descriptions and pronouns: whole words, their types, and what they refer to."""

import re

import numpy as np
import pytest

from quoteattr.model import SpeakerKind
from quoteattr.network.arrays import Floats
from quoteattr.network.classes import CLASSES, LINK_SIZE, LINKS, TYPES, columns, link
from quoteattr.network.features import Pieces, word_numbers
from quoteattr.network.mentions import MentionForm, NetworkMention, mentions
from quoteattr.network.scores import Scores, WindowScores
from quoteattr.speakers.network_mentions import NetworkMentions

BEGINS, GOES_ON, DESCRIBES, STANDS_FOR = 1, 2, 3, 4
SIZE = sum(CLASSES.values())


def cut(text: str) -> Pieces:
    """Pieces of at most four letters."""
    spans = [match.span() for match in re.finditer(r"\w{1,4}|[^\w\s]", text)]
    ends = [0, *(end for _, end in spans)]
    gap = [int(start > end) for (start, _), end in zip(spans, ends, strict=False)]
    zeros = [0] * len(spans)
    columns = zeros, [a for a, _ in spans], [b for _, b in spans], zeros, gap, zeros
    pieces, start, end, cases, gaps_before, quoted = (np.array(column, dtype=np.int32) for column in columns)
    words = word_numbers(text, start, end, gaps_before)
    return Pieces(pieces, start, end, cases, gaps_before, quoted, words)


def classes(labels: dict[int, int], types: dict[int, str], size: int) -> Floats:
    """Scores without a doubt: label 0 where nothing is said."""
    scores = np.zeros((size, SIZE), dtype=np.float32)
    for piece in range(size):
        scores[piece, columns("mention").start + labels.get(piece, 0)] = 20.0
    for piece, kind in types.items():
        scores[piece, columns("type").start + TYPES.index(kind)] = 20.0
    return scores


def found(text: str, labels: dict[int, int], types: dict[int, str] | None = None) -> list[NetworkMention]:
    pieces = cut(text)
    n = len(pieces)
    vectors = np.zeros((n + 1, len(LINKS) * LINK_SIZE), dtype=np.float32)
    scores = classes(labels, types or {}, n)
    return list(mentions(pieces, Scores(scores[:, :7], scores, (WindowScores(0, n, 0, n, vectors, vectors),))))


def words(text: str, labels: dict[int, int]) -> list[tuple[str, str]]:
    return [(m.form.name, text[m.start : m.end]) for m in found(text, labels)]


def test_a_name_is_all_its_words() -> None:
    assert words("Ann Lee left.", {0: BEGINS, 1: GOES_ON}) == [("NAME", "Ann Lee")]


def test_two_names_side_by_side_are_two() -> None:
    assert words("Ann Lee left.", {0: BEGINS, 1: BEGINS}) == [("NAME", "Ann"), ("NAME", "Lee")]


@pytest.mark.parametrize("labels", [{0: BEGINS}, {1: GOES_ON}, {2: GOES_ON}, {0: GOES_ON, 2: GOES_ON}])
def test_half_a_word_is_the_whole_word(labels: dict[int, int]) -> None:
    # Pieces: Mont|gome|ry left
    assert words("Montgomery left.", labels)[0] == ("NAME", "Montgomery")


def test_descriptions_and_pronouns_are_single_words() -> None:
    labels = {1: DESCRIBES, 3: STANDS_FOR}
    assert words("The boss said she left.", labels) == [("DESCRIPTION", "boss"), ("PRONOUN", "she")]


def test_nothing_is_found_where_nothing_is_said() -> None:
    assert found("It rained.", {}) == []


def test_the_type_is_what_most_of_its_pieces_say() -> None:
    [mention] = found("Ann Lee Inc left.", {0: BEGINS, 1: GOES_ON, 2: GOES_ON}, dict.fromkeys(range(2), "organization"))
    assert mention.type == "organization"
    assert mention.types.sum() == pytest.approx(1.0)


def a_mention(at: int, query: list[float], key: list[float], nobody: float = 0.0) -> NetworkMention:
    vectors = (np.zeros(LINK_SIZE, dtype=np.float32) for _ in range(2))
    one, other = vectors
    one[: len(query)], other[: len(key)] = query, key
    return NetworkMention(MentionForm.NAME, at, at + 1, np.full(6, 1 / 6, dtype=np.float32), 1.0, one, other, nobody)


def test_a_mention_refers_to_the_earlier_one_whose_key_is_most_like_its_query() -> None:
    three = [a_mention(0, [], [80, 0]), a_mention(2, [], [0, 80]), a_mention(4, [1, 0], [])]
    assert NetworkMentions(three).links(2) == pytest.approx([0, 1, 0], abs=1e-3)


def test_a_mention_may_refer_to_nobody_before_it() -> None:
    assert NetworkMentions([a_mention(0, [], [8]), a_mention(2, [1], [], nobody=30.0)]).links(1)[0] > 0.99
    assert NetworkMentions([a_mention(0, [], [])]).links(0) == [1.0]


def test_only_the_nearest_mentions_are_asked() -> None:
    assert len(NetworkMentions([a_mention(at, [], []) for at in range(200)]).links(199)) == 81


def test_every_link_has_its_own_vectors() -> None:
    taken = [range(*link(number).indices(len(LINKS) * LINK_SIZE)) for number in range(len(LINKS))]
    assert sorted(i for part in taken for i in part) == list(range(len(LINKS) * LINK_SIZE))


def typed(at: int, kind: str, probability: float) -> NetworkMention:
    types = np.full(len(TYPES), (1 - probability) / (len(TYPES) - 1), dtype=np.float32)
    types[TYPES.index(kind)] = probability
    empty = np.zeros(LINK_SIZE, dtype=np.float32)
    return NetworkMention(MentionForm.NAME, at, at + 4, types, 1.0, empty, empty, 0.0)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("person", SpeakerKind.PERSON),
        ("organization", SpeakerKind.ORGANIZATION),
        ("place", SpeakerKind.ORGANIZATION),
        ("document", SpeakerKind.DOCUMENT),
        ("other", SpeakerKind.UNKNOWN),
    ],
)
def test_a_speaker_is_of_the_kind_of_the_type(kind: str, expected: SpeakerKind) -> None:
    assert NetworkMentions([typed(10, kind, 0.9)]).kind([(8, 12)]) is expected


def test_a_kind_is_told_by_all_mentions_together_or_not_at_all() -> None:
    found = NetworkMentions([typed(0, "person", 0.95), typed(10, "organization", 0.5), typed(20, "person", 0.3)])
    assert found.kind([(0, 4), (10, 14)]) is SpeakerKind.PERSON
    assert found.kind([(20, 24)]) is SpeakerKind.UNKNOWN
    assert found.kind([(4, 10)]) is SpeakerKind.UNKNOWN
    assert found.kind([]) is SpeakerKind.UNKNOWN
