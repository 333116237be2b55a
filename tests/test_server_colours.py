"""The colours of the review page, as readers with any colour vision see them."""

import itertools
import math
import re
from pathlib import Path

import pytest

import quoteattr.server

CSS = (Path(quoteattr.server.__file__).parent / "static" / "review.css").read_text(encoding="utf-8")
LIGHT, DARK = CSS.split("@media (prefers-color-scheme: dark)")[:2]

Colour = tuple[float, float, float]
Matrix = tuple[Colour, Colour, Colour]

# What linear RGB becomes for those who lack the receptors for red, green or blue (Machado et al. 2009, severity 1).
VISIONS: dict[str, Matrix] = {
    "all receptors": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "no green": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "no blue": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
# Linear RGB to the cone responses of Oklab, and those to its axes (Ottosson 2020).
CONES: Matrix = ((0.41222, 0.53633, 0.05145), (0.21190, 0.68070, 0.10740), (0.08830, 0.28172, 0.62998))
AXES: Matrix = ((0.21045, 0.79362, -0.00407), (1.97800, -2.42859, 0.45060), (0.02590, 0.78277, -0.80868))
JUST_NOTICEABLE = 0.02  # the distance in Oklab at which two patches side by side begin to differ (CSS Color 4)


def apply(matrix: Matrix, colour: Colour) -> Colour:
    red, green, blue = (sum(a * b for a, b in zip(row, colour, strict=True)) for row in matrix)
    return red, green, blue


def rgb(code: str) -> Colour:
    red, green, blue = (int(code[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return red, green, blue


def seen(colour: Colour, vision: Matrix) -> Colour:
    """Where a colour lies in Oklab for this vision."""
    linear = tuple(c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour)
    red, green, blue = (min(1.0, max(0.0, c)) for c in apply(vision, (linear[0], linear[1], linear[2])))
    long, middle, short = (max(0.0, c) ** (1 / 3) for c in apply(CONES, (red, green, blue)))
    return apply(AXES, (long, middle, short))


def wash(colour: Colour, paper: Colour, share: float) -> Colour:
    red, green, blue = (share * c + (1 - share) * p for c, p in zip(colour, paper, strict=True))
    return red, green, blue


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize(("scheme", "paper"), [(LIGHT, "#ffffff"), (DARK, "#1a1d22")])
def test_no_two_speakers_look_alike(scheme: str, paper: str, vision: str) -> None:
    tones = [rgb(code) for code in re.findall(r"--tone-\w+: (#\w{6});", scheme)]
    [percent] = re.findall(r"--wash: (\d+)%;", scheme)
    assert len(tones) == 8
    for marks in (tones, [wash(tone, rgb(paper), int(percent) / 100) for tone in tones]):
        places = [seen(mark, VISIONS[vision]) for mark in marks]
        assert min(math.dist(*pair) for pair in itertools.combinations(places, 2)) > JUST_NOTICEABLE
