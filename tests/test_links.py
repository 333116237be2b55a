"""Each content finds its cue and each cue its source: the parent that most of its pieces vote for."""

import numpy as np
import pytest

from quoteattr.network.classes import CLASSES, LINK_SIZE
from quoteattr.network.decoding import Fragment, FragmentRole
from quoteattr.network.links import links
from quoteattr.network.scores import Scores, WindowScores

CONTENT_TO_CUE, CUE_TO_SOURCE = 0, 1
NOTHING = None
Votes = dict[tuple[int, int], int | None]

CONTENT, CUE, SOURCE = FragmentRole


def window(low: int, high: int, first: int, last: int, votes: Votes) -> WindowScores:
    """A window in which piece ``p`` votes for piece ``votes[half, p]``, or for nothing, without a doubt."""
    rows = 1 + high - low
    key = np.zeros((rows, 2 * LINK_SIZE), dtype=np.float32)
    query = np.zeros((rows, 2 * LINK_SIZE), dtype=np.float32)
    for half in (CONTENT_TO_CUE, CUE_TO_SOURCE):
        key[np.arange(rows), half * LINK_SIZE + np.arange(rows)] = 20.0
        for piece in range(low, high):
            target = votes.get((half, piece))
            row = 0 if target is NOTHING else 1 + target - low
            query[1 + piece - low, half * LINK_SIZE + row] = 20.0
    return WindowScores(low, high, first, last, query, key)


def scores(*windows: WindowScores) -> Scores:
    classes = np.zeros((windows[-1].last if windows else 0, sum(CLASSES.values())), dtype=np.float32)
    return Scores(classes[:, :7], classes, windows)


def fragment(role: FragmentRole, first: int, last: int) -> Fragment:
    return Fragment(role, first, last, 2 * first, 2 * last - 1, 0.9)


def to_cue(votes: dict[int, int | None]) -> Votes:
    return {(CONTENT_TO_CUE, piece): target for piece, target in votes.items()}


# Pieces 0:5 are content; piece 6 is a cue, piece 8 another one.
FRAGMENTS = [fragment(CONTENT, 0, 5), fragment(CUE, 6, 7), fragment(CUE, 8, 9)]


@pytest.mark.parametrize(
    ("targets", "parent", "share"),
    [
        ([6, 6, 6, 6, 6], 1, 1.0),
        ([8, 8, 8, 8, 8], 2, 1.0),
        ([6, 6, 6, 8, 8], 1, 0.6),
        ([8, 6, 8, None, 8], 2, 0.6),
        ([None, None, None, 6, 8], None, 0.6),
        ([None, None, None, None, None], None, 1.0),
    ],
)
def test_a_content_goes_to_the_cue_that_most_of_its_pieces_vote_for(
    targets: list[int | None], parent: int | None, share: float
) -> None:
    link = links(FRAGMENTS, scores(window(0, 10, 0, 10, to_cue(dict(enumerate(targets))))))[0]
    assert (link.child, link.parent) == (0, parent)
    assert link.probability == pytest.approx(share, abs=1e-3)


def test_votes_for_any_piece_of_a_cue_are_votes_for_it() -> None:
    fragments = [fragment(CONTENT, 0, 3), fragment(CUE, 4, 7), fragment(CUE, 8, 9)]
    found = links(fragments, scores(window(0, 10, 0, 10, to_cue({0: 4, 1: 6, 2: 8}))))
    assert found[0].parent == 1


def test_contents_go_to_cues_and_cues_to_sources_and_sources_nowhere() -> None:
    fragments = [fragment(CONTENT, 0, 2), fragment(SOURCE, 3, 4), fragment(CUE, 5, 6)]
    votes: Votes = {(CONTENT_TO_CUE, 0): 5, (CONTENT_TO_CUE, 1): 5, (CUE_TO_SOURCE, 5): 3}
    found = links(fragments, scores(window(0, 6, 0, 6, votes)))
    assert {child: link.parent for child, link in found.items()} == {0: 2, 2: 1}


def test_a_vote_for_a_piece_of_another_role_is_a_vote_for_no_cue() -> None:
    fragments = [fragment(CONTENT, 0, 2), fragment(SOURCE, 3, 4), fragment(CUE, 5, 6)]
    link = links(fragments, scores(window(0, 6, 0, 6, to_cue({0: 3, 1: 3}))))[0]
    assert link.probability == pytest.approx(0.0, abs=1e-3)


def test_without_a_cue_a_content_goes_nowhere() -> None:
    found = links([fragment(CONTENT, 0, 2)], scores(window(0, 4, 0, 4, {})))
    assert found[0].parent is None
    assert found[0].probability == pytest.approx(1.0, abs=1e-3)


def test_no_fragments_have_no_links() -> None:
    assert links([], scores()) == {}


def test_a_piece_votes_in_the_window_that_is_for_it() -> None:
    # Pieces 4 to 7 are in both windows; the first decides for 4 and 5, the second for 6 and 7.
    fragments = [fragment(CUE, 3, 4), fragment(CONTENT, 4, 8), fragment(CUE, 8, 9)]
    one = window(0, 9, 0, 6, to_cue(dict.fromkeys(range(9), 3)))
    two = window(3, 12, 6, 12, to_cue(dict.fromkeys(range(3, 12), 8)))
    assert links(fragments, scores(one, two))[1].probability == pytest.approx(0.5, abs=1e-3)
    assert links(fragments, scores(window(0, 9, 0, 5, to_cue(dict.fromkeys(range(9), 3))), two))[1].parent == 2


def test_a_content_over_two_windows_counts_the_votes_of_both() -> None:
    fragments = [fragment(CUE, 4, 5), fragment(CONTENT, 5, 14), fragment(CUE, 15, 16)]
    one = window(0, 10, 0, 8, to_cue({5: 4, 6: 4, 7: 4}))
    two = window(4, 16, 8, 16, to_cue({8: 4, 9: 4, 10: 4, 11: 15, 12: 15, 13: 15}))
    link = links(fragments, scores(one, two))[1]
    assert link.parent == 0
    assert link.probability == pytest.approx(6 / 9, abs=1e-3)


def test_a_cue_that_only_one_window_sees_is_judged_by_the_pieces_that_see_it() -> None:
    fragments = [fragment(CUE, 0, 1), fragment(CONTENT, 2, 14)]
    one = window(0, 10, 0, 7, to_cue(dict.fromkeys(range(2, 7), 0)))
    two = window(5, 14, 7, 14, {})
    link = links(fragments, scores(one, two))[1]
    assert link.parent == 0
    assert link.probability == pytest.approx(1.0, abs=1e-3)


def test_a_fragment_beyond_the_window_is_no_candidate() -> None:
    fragments = [fragment(CONTENT, 0, 3), fragment(CUE, 12, 13)]
    found = links(fragments, scores(window(0, 8, 0, 6, {}), window(4, 14, 6, 14, {})))
    assert found[0].parent is None
