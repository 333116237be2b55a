"""What a newsroom adds: rules, words, weights and parsers of its own, from where a user sits."""

import json
import os
import pickle
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import house_rules
import pytest

from quoteattr import (
    ModelError,
    Quote,
    QuoteExtractor,
    RuleError,
    SpeakerKind,
    explain,
    extend,
    from_dict,
    to_dict,
)
from quoteattr.extend import (
    RULES,
    Attribution,
    Decision,
    Discourse,
    Form,
    Member,
    Models,
    Reference,
    Rules,
    Tagger,
    TextView,
    attribution_pass,
    attribution_rule,
    coreference_rule,
)
from quoteattr.parsers import Document, Sentence, Token

ROOT = Path(__file__).parent.parent
MODELS = Models(tagger=Tagger())
YES = "“Yes,” said Ann Lee."
COLUMN = "The column | Ada Brook\n\nTom Hill met me at the bridge. “Nobody asked us,” I said."


def extractor(*rules: Any, **options: Any) -> QuoteExtractor:
    return QuoteExtractor(rules=RULES.plus(*rules), models=MODELS, **options)


def names(quote: Quote) -> list[str]:
    return [evidence.rule for evidence in quote.evidence]


@attribution_rule("house.kept", why="kept as it is", before="second_half")
def kept(attribution: Attribution, view: TextView) -> tuple[Attribution, ...]:
    return (attribution,)


def test_a_rule_of_attribution_takes_a_quote_away() -> None:
    text = "“Row, row, row your boat,” sang the choir. “It was cold,” said Ada Brook."
    [quote] = extractor(house_rules.sung).extract(text)
    assert quote.text == "“It was cold,”"


def test_a_pass_sees_all_attributions() -> None:
    words = "“We never asked for a bridge"
    text = f"The bridge opened in May.\n\n{words}”\n\n{words},” said Ada Brook, who lives beside it."
    assert len(QuoteExtractor(models=MODELS).extract(text)) == 2
    [quote] = extractor(house_rules.pull_quote).extract(text)
    assert quote.speaker is not None
    assert quote.speaker.name == "Ada Brook"


def test_a_rule_of_coreference_names_a_speaker() -> None:
    [quote] = extractor(house_rules.columnist).extract(COLUMN)
    assert quote.speaker is not None
    assert (quote.speaker.name, names(quote)[-1]) == ("Ada Brook", "pronoun.columnist")
    assert "“I” → Ada Brook: the columnist “Ada Brook”, rule pronoun.columnist" in explain(quote)


def test_a_rule_may_bring_in_somebody_whom_the_text_does_not_name() -> None:
    @coreference_rule(Form.DESCRIPTION, "house.echo", why="our name", before="description.itself")
    def echo(reference: Reference, discourse: Discourse) -> Decision | None:
        if reference.head.word != "newspaper":
            return None
        known = (index for index, member in enumerate(discourse.members) if member.name == "The Wells Echo")
        return Decision(next(known, Member("The Wells Echo", SpeakerKind.ORGANIZATION, frozenset())))

    text = "“We were late,” this newspaper said on Monday. “We are sorry,” this newspaper said on Friday."
    first, second = extractor(echo).extract(text)
    assert first.speaker is not None
    assert first.speaker is second.speaker
    assert (first.speaker.name, str(first.speaker.kind)) == ("The Wells Echo", "organization")


def test_a_rule_that_decided_stands_in_evidence_and_explanation() -> None:
    [quote] = extractor(kept).extract(YES)
    assert names(quote) == ["house.kept", "tagger", "name.only-bearer"]
    assert "; decided by house.kept (kept as it is), from “said”, “Ann Lee”;" in explain(quote)
    assert explain(from_dict(to_dict(quote))) == explain(quote)  # type: ignore[arg-type]


def test_what_a_pass_changed_or_added_has_its_name() -> None:
    @attribution_pass("house.pass", why="for a test")
    def changed(attributions: list[Attribution], view: TextView) -> list[Attribution]:
        [first, second] = attributions
        added = Attribution(((view.text.index("Late"), len(view.text)),), None, None, score=0.0)
        attributions[:] = [added, attrs.evolve(first, source=None), second]
        return attributions

    found = extractor(changed, scope="all").extract(f"{YES} “No,” said Bo Diaz. Late.")
    assert [(quote.text, names(quote)[0]) for quote in found] == [
        ("“Yes,”", "house.pass"),
        ("“No,”", "tagger"),
        ("Late.", "house.pass"),
    ]


def test_a_rule_is_switched_off_by_its_name() -> None:
    rules = RULES.plus(house_rules.columnist, kept).without("pronoun.columnist", "house.kept")
    assert rules == RULES


def test_a_confidence_for_a_rule_that_nobody_measured_is_that_of_rare_ones() -> None:
    [usual], [own] = (some.extract(YES) for some in (QuoteExtractor(models=MODELS), extractor(kept)))
    assert own.confidence == pytest.approx(usual.confidence, abs=0.05)
    [named] = extractor(house_rules.columnist).extract(COLUMN)
    assert 0.5 < named.confidence < 0.97


def test_another_process_shows_the_name_without_a_why() -> None:
    text = f"{COLUMN.splitlines()[0]}\n\n“Nobody asked us,” I said."
    [quote] = extractor(house_rules.columnist, kept).extract(text)
    program = "import sys, json, quoteattr; print(quoteattr.explain(quoteattr.from_dict(json.load(sys.stdin))))"
    done = subprocess.run(
        [sys.executable, "-c", program], input=json.dumps(to_dict(quote)), capture_output=True, text=True, check=True
    )
    assert "; decided by house.kept, from “said”, “I”; “I” → Ada Brook: “Ada Brook”, rule pronoun.columnist" in (
        done.stdout
    )


def test_a_rule_of_the_same_name_elsewhere_changes_no_explanation() -> None:
    [quote] = QuoteExtractor(models=MODELS).extract(YES)
    before = explain(quote)
    coreference_rule(Form.NAME, "name.only-bearer", why="nonsense")(lambda reference, discourse: None)
    assert explain(quote) == before


def test_a_rule_goes_before_the_one_it_names_or_last() -> None:
    rules = RULES.plus(kept, house_rules.sung, house_rules.columnist)
    order = rules.names
    assert order.index("house.kept") + 1 == order.index("second_half")
    assert order.index("pronoun.columnist") + 1 == order.index("pronoun.weighed")
    assert rules.attribution[-1] is house_rules.sung


def test_the_rules_are_an_explicit_list() -> None:
    assert Rules(RULES.attribution[:1], (house_rules.columnist,)).names == ("prose_alone", "pronoun.columnist")


@pytest.mark.parametrize("name", ["second_half", "pronoun.weighed", "house.kept"])
def test_names_are_unique(name: str) -> None:
    clash = attribution_rule(name, why="…")(lambda attribution, view: None)
    with pytest.raises(ValueError, match=f"a rule named '{name}' already exists"):
        RULES.plus(kept, clash)


def test_the_name_of_a_rule_that_ships_stays_its_own() -> None:
    clash = attribution_rule("second_half", why="…")(lambda attribution, view: None)
    with pytest.raises(ValueError, match="a rule named 'second_half' already exists"):
        RULES.without("second_half").plus(clash)


@pytest.mark.parametrize("name", ["tagger", "speaker.undecided", "dialogue.turns"])
def test_what_else_stands_in_evidence_is_no_name(name: str) -> None:
    with pytest.raises(ValueError, match=f"a rule cannot be named '{name}'"):
        RULES.plus(attribution_rule(name, why="…")(lambda attribution, view: None))


@pytest.mark.parametrize(
    ("before", "why"),
    [("nonesuch", "no rule has that name"), ("pronoun.weighed", "that is a rule of the other step")],
)
def test_a_place_that_there_is_not_is_told(before: str, why: str) -> None:
    lost = attribution_rule("house.lost", why="…", before=before)(lambda attribution, view: None)
    with pytest.raises(ValueError, match=f"rule 'house.lost' cannot go before '{before}': {why}"):
        RULES.plus(lost)


@pytest.mark.parametrize("rule", [test_a_place_that_there_is_not_is_told, Path("house"), None, "second_half"])
def test_what_is_no_rule_is_refused(rule: Any) -> None:
    with pytest.raises(TypeError, match=r"expected a rule made with a decorator of quoteattr\.extend, got"):
        RULES.plus(rule)
    with pytest.raises(TypeError, match="expected a coreference rule made with a decorator"):
        Rules((), (kept,))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "options", "error", "message"),
    [
        ("", {}, ValueError, "a rule needs a name that can be printed"),
        ("a\nb", {}, ValueError, "a rule needs a name that can be printed"),
        (7, {}, TypeError, "AttributionRule.name must be str"),
        ("a", {"why": None}, TypeError, "AttributionRule.why must be str"),
        ("a", {"examples": "“No.”"}, TypeError, "AttributionRule.examples must be tuple"),
        ("a", {"before": kept}, TypeError, "AttributionRule.before must be str"),
        ("a", {"function": "print"}, TypeError, "rule 'a' needs a function"),
    ],
)
def test_what_cannot_be_a_rule_is_refused_at_once(
    name: Any, options: Any, error: type[Exception], message: str
) -> None:
    function = options.pop("function", kept.function)
    with pytest.raises(error, match=message):
        attribution_rule(name, **{"why": "…", **options})(function)


def test_a_form_is_no_string() -> None:
    with pytest.raises(TypeError, match="the form of rule 'a' must be Form"):
        coreference_rule("pronoun", "a", why="…")(fails)  # type: ignore[arg-type]


@pytest.mark.parametrize("options", [{"rules": kept}, {"rules": [kept]}, {"lexicon": {}}, {"models": "weights"}])
def test_an_extractor_takes_nothing_else(options: Any) -> None:
    [name] = options
    with pytest.raises(TypeError, match=f"{name} must be {name.capitalize()}"):
        QuoteExtractor(**options)


def fails(*_: object) -> Any:
    raise KeyError("sang")


def rule_of(function: Callable[..., Any]) -> Any:
    return attribution_rule("house.broken", why="…")(function)


def pass_of(function: Callable[..., Any]) -> Any:
    return attribution_pass("house.broken", why="…")(function)


def speaker_of(function: Callable[..., Any]) -> Any:
    return coreference_rule(Form.NAME, "house.broken", why="…", before="name.only-bearer")(function)


def content(*ranges: Any) -> Callable[[Attribution, TextView], tuple[Attribution, ...]]:
    return lambda attribution, view: (attrs.evolve(attribution, content=ranges),)


def test_an_error_names_the_rule_and_the_place() -> None:
    for rule, place in ((rule_of(fails), " at 0:6"), (pass_of(fails), ""), (speaker_of(fails), " at 12:19")):
        with pytest.raises(RuleError) as caught:
            extractor(rule).extract(YES)
        where = f"{place} of the text" if place else ""
        assert str(caught.value) == f"rule 'house.broken' failed{where}: KeyError: 'sang'"
        assert caught.value.rule == "house.broken"
        assert isinstance(caught.value.__cause__, KeyError)


@pytest.mark.parametrize("workers", [1, 2])
def test_of_many_texts_the_one_is_named_or_skipped(workers: int) -> None:
    texts = ["No quote here.", YES, ""]
    with pytest.raises(RuleError) as caught:
        list(extractor(BROKEN).extract_many(texts, workers=workers))
    assert "Raised for text 1, counted from 0." in caught.value.__notes__
    reported: list[tuple[int, Exception]] = []
    stream = extractor(BROKEN).extract_many(
        texts, workers=workers, on_error="skip", report=lambda index, error: reported.append((index, error))
    )
    assert list(stream) == [[], [], []]
    assert [(index, type(error)) for index, error in reported] == [(1, RuleError)]


@pytest.mark.parametrize(
    ("rule", "problem"),
    [
        (rule_of(lambda *_: True), "returned bool; it must return a tuple of attributions, or None to decline"),
        (rule_of(lambda attribution, _: attribution), "returned Attribution; it must return a tuple"),
        (rule_of(lambda *_: iter(())), "returned tuple_iterator; it must return a tuple"),
        (rule_of(lambda attribution, _: ("“Yes,”",)), "returned str among the attributions"),
        (rule_of(content((0, 99))), "returned (0, 99), which is not a range (start, end) in a text of 20"),
        (rule_of(content((-3, 2))), "returned (-3, 2), which is not a range"),
        (rule_of(content((4, 4))), "returned (4, 4), which is not a range"),
        (rule_of(content(0, 6)), "returned 0, which is not a range"),
        (rule_of(content()), "returned () as a content; it must be a tuple of ranges"),
        (rule_of(content((0, 4), (3, 6))), "returned ((0, 4), (3, 6)), whose ranges overlap or are out of order"),
        (rule_of(content((5, 6), (0, 4))), "returned ((5, 6), (0, 4)), whose ranges overlap or are out of order"),
        (pass_of(lambda *_: None), "returned NoneType; it must return a list of attributions"),
        (speaker_of(lambda *_: "Ann Lee"), "returned str; it must return a Decision, or None to decline"),
        (speaker_of(lambda *_: Decision(-1)), "returned -1, which is no index of discourse.members"),
        (speaker_of(lambda *_: Decision(99)), "returned 99, which is no index of discourse.members"),
        (speaker_of(lambda *_: Decision(0, ((3, 99),))), "returned 3:99 as what it read; the text has 0:20"),
    ],
)
def test_nonsense_is_refused_in_words(rule: Any, problem: str) -> None:
    with pytest.raises(RuleError, match=re.escape(f"rule 'house.broken' {problem}")):
        extractor(rule).extract(YES)


BROKEN = attribution_rule("house.broken", why="…")(fails)

SCRIPT = """
import multiprocessing, sys
from quoteattr import QuoteExtractor
from quoteattr.extend import *

@attribution_rule("house.script", why="from a script")
def script(attribution, view):
    return (attribution,)

def plain(attribution, view):
    return (attribution,)

assigned = attribution_rule("house.assigned", why="a function under another name")(plain)

if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv[1])
    import house_rules
    rules = house_rules.RULES.plus(script, assigned).without("second_half")
    texts = ["“Yes,” said Ann Lee.", "The column | Ada Brook\\n\\n“Nobody asked us,” I said."]
    for [quote] in QuoteExtractor(rules=rules).extract_many(texts, workers=2):
        print(*(evidence.rule for evidence in quote.evidence))
"""
STARTS = ["fork", "spawn", "forkserver"]


def run(program: str, *arguments: str, folder: Path, path: str = "") -> "subprocess.CompletedProcess[str]":
    (folder / "program.py").write_text(program, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([path, *filter(None, sys.path)])}
    return subprocess.run(
        [sys.executable, "program.py", *arguments], cwd=folder, env=environment, capture_output=True, text=True
    )


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no fork")
@pytest.mark.parametrize("method", STARTS)
def test_rules_of_a_script_and_of_a_module_go_to_workers(method: str, tmp_path: Path) -> None:
    done = run(SCRIPT, method, folder=tmp_path)
    assert done.stderr == ""
    assert done.stdout.splitlines() == [
        "house.assigned house.script tagger name.only-bearer",
        "house.assigned house.script tagger pronoun.columnist",
    ]


def test_a_rule_that_cannot_travel_says_so_before_a_text_is_read() -> None:
    def local(attribution: Attribution, view: TextView) -> None: ...

    for function in (lambda attribution, view: None, local):
        stream = extractor(rule_of(function)).extract_many(map(fails, [YES]), workers=2, on_error="skip")
        with pytest.raises(RuleError, match=r"'house\.broken' cannot be sent .* at the top level of a module"):
            next(stream)


def test_a_rule_that_a_later_one_replaced_cannot_travel(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules[__name__], "kept", rule_of(fails))
    with pytest.raises(RuleError, match="cannot be sent to another process"):
        pickle.dumps(RULES.plus(KEPT))


def test_a_process_without_the_module_says_so(tmp_path: Path) -> None:
    (tmp_path / "extractor").write_bytes(pickle.dumps(QuoteExtractor(rules=house_rules.RULES)))
    program = "import sys, pickle\nsys.path = [p for p in sys.path if not p.endswith('examples')]\n"
    done = run(f"{program}pickle.load(open('extractor', 'rb'))", folder=tmp_path)
    assert "RuleError: rule 'house.sung' is defined in the module 'house_rules', which this process cannot" in (
        done.stderr
    )


def test_a_process_with_another_main_program_says_so(tmp_path: Path) -> None:
    head, _, _ = SCRIPT.partition("if __name__")
    write = "import pickle\npickle.dump(QuoteExtractor(rules=RULES.plus(script)), open('extractor', 'wb'))\n"
    assert run(head + write, folder=tmp_path).returncode == 0
    done = run("import pickle\npickle.load(open('extractor', 'rb'))", folder=tmp_path)
    assert "RuleError: rule 'house.script' is defined as 'script' in '__main__', where this process" in done.stderr


def test_spark_is_told_before_it_begins() -> None:
    from quoteattr.spark import QuoteMapper

    with pytest.raises(RuleError, match="cannot be sent to another process"):
        QuoteMapper(extractor=extractor(rule_of(lambda attribution, view: None)))


def test_spark_gets_the_rules() -> None:
    pandas = pytest.importorskip("pandas")
    from quoteattr.spark import QuoteMapper

    mapper = pickle.loads(pickle.dumps(QuoteMapper(extractor=extractor(house_rules.columnist))))
    [found] = mapper([pandas.DataFrame({"id": [1], "text": [COLUMN]})])
    assert [quote["speaker_name"] for quote in found.quotes[0]] == ["Ada Brook"]


KEPT = kept


STORY = "\n\n".join(
    [
        "“Are you there?” asked the gaffer.",
        "“I am here,” said the crone.",
        "“Who is it?”",
        "“It is only the rain,” he said.",
        "“No, it is not.” She laughed.",
        "“It is the ferry.”",
    ]
    * 8
)


def test_weights_are_read_from_the_folders_that_are_named(tmp_path: Path) -> None:
    weights = ROOT / "quoteattr" / "weights"
    for name in ("tagger", "dialogue"):
        shutil.copytree(weights / name, tmp_path / name)
    own = Models(tagger=str(tmp_path / "tagger"), stories=str(tmp_path / "dialogue"))
    text = STORY
    expected = QuoteExtractor(models=MODELS).extract(text)
    assert pickle.loads(pickle.dumps(QuoteExtractor(models=own))).extract(text) == expected


@pytest.mark.parametrize("models", [Models(tagger="nowhere"), attrs.evolve(MODELS, stories="nowhere")])
def test_a_folder_without_weights_is_named(models: Models) -> None:
    with pytest.raises(ModelError, match="nowhere"):
        QuoteExtractor(models=models).extract(STORY)


def test_a_parser_of_ones_own_splits_sentences() -> None:
    class Lines:
        def parse(self, text: str) -> Document:
            found = re.finditer(r"[^\n]+", text)
            return Document(text, tuple(Sentence((Token(*m.span(), m.group()),)) for m in found))

        def analyze(self, text: str, within: object = None) -> Document:
            return self.parse(text)

    analysis = QuoteExtractor(parser=Lines(), models=MODELS).analyze("One. Two.\n“Yes,” he said. Three.")
    assert [sentence.text for sentence in analysis.sentences] == ["One. Two.", "“Yes,” he said. Three."]


def test_all_that_is_exported_says_what_it_is() -> None:
    values = {name: getattr(extend, name) for name in extend.__all__}
    assert [name for name, value in values.items() if not (value.__doc__ or "").strip()] == []


def test_the_page_on_extending_names_attributes_that_there_are() -> None:
    seen: dict[str, object] = {}

    @coreference_rule(Form.NAME, "house.look", why="looks", before="name.only-bearer")
    def look(reference: Reference, discourse: Discourse) -> None:
        seen.update(reference=reference, discourse=discourse, phrase=reference.head, view=discourse.view)
        seen.update(member=discourse.members[0], mention=discourse.mentions[0] if discourse.mentions else None)

    @attribution_pass("house.see", why="looks")
    def see(attributions: list[Attribution], view: TextView) -> list[Attribution]:
        seen.update(attribution=attributions[0])
        return attributions

    extractor(look, see).extract(f"{YES} “No,” said Bo Diaz.")
    page = (ROOT / "docs" / "extend.md").read_text(encoding="utf-8")
    named = set(re.findall(rf"`({'|'.join(seen)})\.(\w+)", page))
    assert {what for what, _ in named} == set(seen)
    assert [(what, name) for what, name in named if not hasattr(seen[what], name)] == []
