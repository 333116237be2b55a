"""The peer: spaCy's small English pipeline, which textacy's ``direct_quotations`` reads.

Where ``en_core_web_sm`` is installed, that is measured. The package registry does not have it: without it the same
architecture is, with weights nobody trained. Those do the same arithmetic, and so take about the same time for each
word, but find nothing worth having: the figures are then estimates of speed, and say nothing of accuracy.
"""

from __future__ import annotations

import numpy as np
import spacy
from spacy.language import Language
from textacy.extract import direct_quotations
from thinc.api import Model

MODEL = "en_core_web_sm"
EMBED = {
    "@architectures": "spacy.MultiHashEmbed.v2",
    "width": 96,
    "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"],
    "rows": [5000, 1000, 2500, 2500, 50, 50],
    "include_static_vectors": False,
}
ENCODE = {
    "@architectures": "spacy.MaxoutWindowEncoder.v2",
    "width": 96,
    "depth": 4,
    "window_size": 1,
    "maxout_pieces": 3,
}
TOK2VEC = {"@architectures": "spacy.Tok2Vec.v2", "embed": EMBED, "encode": ENCODE}
SHARED = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96}
PARSER = {
    "@architectures": "spacy.TransitionBasedParser.v2",
    "state_type": "parser",
    "extra_state_tokens": False,
    "hidden_width": 64,
    "maxout_pieces": 2,
    "use_upper": True,
    "nO": None,
    "tok2vec": SHARED,
}
TAGGER = {"@architectures": "spacy.Tagger.v2", "tok2vec": SHARED}
LABELS = 45
"""As many dependency labels, and as many tags, as the trained pipeline has, give or take five."""
PARTS = ("NOUN", "VERB", "ADJ", "ADP", "PUNCT")


def pipeline() -> tuple[Language, str]:
    """The pipeline, and what it is. Without entities: ``direct_quotations`` does not look at any."""
    if spacy.util.is_package(MODEL):
        return spacy.load(MODEL, exclude=["ner", "senter"]), MODEL
    return untrained(), f"architecture of {MODEL}, untrained: an estimate"


def untrained() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec", config={"model": TOK2VEC})
    tagger = nlp.add_pipe("tagger", config={"model": TAGGER})
    nlp.add_pipe("sentencizer")  # an untrained parser sees an end in every second word, which would slow textacy down
    parser = nlp.add_pipe("parser", config={"model": PARSER})
    ruler = nlp.add_pipe("attribute_ruler")
    nlp.add_pipe("lemmatizer", config={"mode": "rule"})
    for number in range(LABELS):
        tagger.add_label(f"T{number}")
        parser.add_label(f"d{number}")
    nlp.initialize()
    for number in range(LABELS):
        ruler.add(patterns=[[{"TAG": f"T{number}"}]], attrs={"POS": PARTS[number % len(PARTS)]})
    scatter(tagger.model.get_ref("softmax"))
    scatter(parser.model.get_ref("upper"))
    return nlp


def scatter(layer: Model) -> None:
    """Random weights instead of zeros: decisions then vary from word to word, as they do in a trained pipeline."""
    shape = layer.get_param("W").shape
    layer.set_param("W", np.random.default_rng(0).normal(size=shape).astype("float32"))


def quotations(nlp: Language, text: str) -> int:
    """How many quotations; textacy refuses a text whose marks are odd in number."""
    try:
        return sum(1 for _ in direct_quotations(nlp(text)))
    except ValueError:
        return 0
