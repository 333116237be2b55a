"""Who speaks in stories where somebody is only described: one speaker without a name, who takes turns like others."""

import pytest

from quoteattr import Quote, QuoteExtractor, extract_quotes

_EXTRACTOR = QuoteExtractor(genre="story")

WAITER = """Clara Voss sat down by the window. A waiter came out of the kitchen.

“What will you have?” asked the waiter.

“Coffee,” said Clara.

“With milk?”

“Without.”

The waiter wrote it down. “We close at nine,” he said.
"""
JACKAL = """Mr. Pell walked along the dry river. On the way he met a jackal.

“Why do you walk in the heat?” asked the jackal.

“I have lost my cart,” said Pell.

“Carts do not walk, Mr. Pell!” said the jackal.

“Mine did.”

The jackal shook its head. “Then it will come back.”
"""
CONSUL = """Owen Dart came into the office with his papers. The consul looked up.

“You are Mr. Dart?” asked the consul.

“I am,” said Owen Dart.

“And you came by the night boat?”

“Yes.”

“Nobody comes by the night boat,” said the consul.
"""
WUMP = """Captain Brill put his cup down and looked at the cage.

“You are a wump?” said the Captain.

The wump sighed. “So you call us.”

“And you speak our language?”

“I learned it last night,” said the wump.

“From whom?”

“From your cook.”
"""
PORTER = """Anna Reed opened the door. Her brother Felix stood behind her with a porter.

“Where shall I put the trunk?” asked the porter.

“In the hall,” said Anna.

“Upstairs,” said Felix.

“Which is it?” said the porter.
"""
VOICE = """Ruth Ames stood on the stairs and listened.

“Who is there?” said a voice.

“Only me,” said Ruth.

“Come up, then!”
"""


def cast(text: str) -> list[str | None]:
    """For each quote, the name of its speaker, or the number of one without a name."""
    return [_shown(quote) for quote in _EXTRACTOR.extract(text)]


def _shown(quote: Quote) -> str | None:
    if quote.speaker is None:
        return None
    return quote.speaker.name if quote.speaker.named else f"unnamed {quote.speaker.id}"


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (WAITER, ["unnamed 1", "Clara Voss", "unnamed 1", "Clara Voss", "unnamed 1"]),
        (JACKAL, ["unnamed 1", "Pell", "unnamed 1", "Pell", "unnamed 1"]),
        (CONSUL, ["unnamed 1", "Owen Dart", "unnamed 1", "Owen Dart", "unnamed 1"]),
        (WUMP, ["Brill", "unnamed 1", "Brill", "unnamed 1", "Brill", "unnamed 1"]),
        (PORTER, ["unnamed 2", "Anna Reed", "Felix", "unnamed 2"]),
        (VOICE, ["unnamed 1", "Ruth Ames", "unnamed 1"]),
    ],
)
def test_somebody_without_a_name_stays_the_same_speaker_and_takes_turns(text: str, speakers: list[str]) -> None:
    assert cast(text) == speakers


def test_where_an_animal_acts_is_a_mention_of_it() -> None:
    speakers = {quote.speaker for quote in _EXTRACTOR.extract(JACKAL) if quote.speaker and not quote.speaker.named}
    [jackal] = speakers
    assert "The jackal" in [mention.text for mention in jackal.mentions]
    assert jackal.mentions == tuple(sorted(jackal.mentions))


def test_the_noun_of_a_title_still_stands_for_its_bearer() -> None:
    text = CONSUL.replace("The consul looked up", "Doctor Vane looked up").replace("consul", "doctor")
    assert cast(text)[0] == "Vane"


CROWD = """Inspector Lorne pushed through the people on the bridge.

“It was the dog!” cried somebody in the crowd.

“Whose dog?” asked Lorne.

“We have no dog,” they said.

“It was a wolf,” said another.
"""


def test_words_for_several_people_or_for_anybody_get_no_name() -> None:
    assert [found for found in cast(CROWD) if found and not found.startswith("unnamed")] == ["Lorne"]


def test_who_is_addressed_by_name_does_not_speak() -> None:
    text = """Tomas sat at his desk and drew ships. “Tomas, are you with us?” He looked up. Miss Orme stood over him.

“I am, Miss Orme,” said Tomas.
"""
    assert cast(text)[0] != "Tomas"


LANDLADY = """The fire was low. The man and the woman sat on both sides of it.

“Leave the shutters alone, Marta,” said the man.

“And why should I leave them?” asked the woman.

“Because it rains.”

“It has rained since noon,” said the woman.
"""
HARBOUR = """I sat on the wall and mended the net. The miller’s boy came down the steps.

“You never told me, Jonas,” said the boy.

“I told nobody,” I said.

“Not even your sister?”

“Not even her,” I said.
"""


def test_who_answers_to_a_name_at_once_bears_it() -> None:
    assert [found for found in cast(LANDLADY) if found == "Marta"] == ["Marta", "Marta"]


def test_a_narrator_who_answers_to_a_name_bears_it() -> None:
    assert cast(HARBOUR)[1::2] == ["Jonas", "Jonas"]


@pytest.mark.parametrize("called", ["Marta, leave the shutters alone,", "Leave them, Marta, leave them, Sarah,"])
def test_a_name_that_opens_the_turn_or_one_of_two_names_nobody(called: str) -> None:
    text = LANDLADY.replace("Leave the shutters alone, Marta,", called)
    assert {"Marta", "Sarah"}.isdisjoint(cast(text))


def test_somebody_who_acts_by_name_is_not_whom_a_narrator_is() -> None:
    text = HARBOUR.replace("The miller’s boy came", "Jonas sat beside me. The miller’s boy came")
    assert "Jonas" not in cast(text)[1::2]


def test_a_name_across_narration_is_not_the_narrators() -> None:
    text = HARBOUR.replace("“I told nobody,” I said.", "A gull rose from the water.\n\n“I told nobody,” I said.")
    assert "Jonas" not in cast(text)


WAX = """I sat by the stove and watched Ottoline write. She had a pen behind her ear.

“What are you doing?” I asked.

“Papers,” said Ottoline.

“They will find out.”

“Hand me the sealing wax, Perrin, and be quick.”

So I handed it to her. I always did.
"""


def test_a_narrator_who_acts_at_once_when_called_bears_the_name() -> None:
    assert cast(WAX)[0] == "Perrin"


@pytest.mark.parametrize("acts", ["Perrin handed it to her", "So a boy handed it to her"])
def test_a_narrator_is_not_called_by_the_name_of_another(acts: str) -> None:
    assert "Perrin" not in cast(WAX.replace("So I handed it to her", acts))[::2]


OFFICE = """Dick Lamb knelt on the pavement. A gentleman put his foot on the box.

“Is it five cents?” asked the gentleman.

“Ten cents,” said Dick.

“You may bring the change to my office.”

“What name, sir?” asked Dick.

“Harlow, on the second floor.”

“I shall bring it,” said Dick.

“See that you do,” said the gentleman.
"""
SOLDIER = """A young man sat under the oak. Una Reed came down the hill.

“Were you not afraid of the wolves?” asked the young man.

“There are none,” said Una.

“They call me Marcus, and I have seen many.”

“Not here,” said Una.

“Even here,” said the young man.
"""


@pytest.mark.parametrize(("text", "name"), [(OFFICE, "Harlow"), (SOLDIER, "Marcus")])
def test_who_gives_a_name_bears_it(text: str, name: str) -> None:
    found = cast(text)
    assert found[0] == found[-1] == name


def test_a_name_that_nobody_asked_for_is_not_the_speakers() -> None:
    text = OFFICE.replace("What name, sir?", "Who works there?")
    assert cast(text)[0] == cast(text)[-1] == "unnamed 1"


@pytest.mark.parametrize(
    ("who", "kind"),
    [
        ("the fox", "person"),
        ("the kettle", "person"),
        ("the Hatter", "person"),
        ("the foxes", "group"),
        ("the crowd", "unknown"),
        ("the telegram", "unknown"),
        ("the letter", "document"),
        ("the committee", "organization"),
    ],
)
def test_in_a_story_whoever_talks_is_a_person(who: str, kind: str) -> None:
    text = f"The wood was still.\n\n“You must go now, and quickly,” said {who}.\n\n“Why?” she asked.\n"
    speaker = _EXTRACTOR.extract(text)[0].speaker
    assert speaker is not None
    assert str(speaker.kind) == kind


def test_in_the_news_a_thing_that_talks_is_not_a_person() -> None:
    [quote] = QuoteExtractor(genre="news").extract("“The road is closed,” said the robot on Monday.")
    assert quote.speaker is None or str(quote.speaker.kind) != "person"


def test_who_tells_a_name_late_bears_it_from_the_first_turn() -> None:
    told = """Noor reached the bridge at six. A man in a green coat was leaning over the rail.

“You’re late,” he said without turning round.

“The tram broke down.”

“The tram always breaks down. Did you bring it?”

She held out the envelope. “Before I give you this, I want to know what happened.”

The man in the green coat sighed. “Your brother is alive.”

“Where is he?”

“I can’t tell you that.”

Noor stepped back. “Then you can’t have it.”

He looked at her. “My name is Lindqvist,” he said at last. “I knew your father.”

“Try me.”

“He went with them because he wanted to.”

“You’re lying,” she said.

“I wish I were,” Lindqvist said.
"""
    names = [quote.speaker.name if quote.speaker else None for quote in _EXTRACTOR.extract(told)]
    assert names == ["Lindqvist", "Noor"] * 6 + ["Lindqvist"]


PIER = """Anna Reed met Clara Voss on the pier. Clara carried a lamp.

“You know that he is to be married?” said Anna.

“Married!” said the other. “To whom?”

“His mother says so,” said Anna.

“Then it is so,” said Clara.

“It must save her a great deal of trouble,” said Anna.

“It does,” returned the other.
"""


def test_the_other_of_two_is_one_of_them() -> None:
    assert cast(PIER) == ["Anna Reed", "Clara Voss"] * 3


GATE = """Owen Dart stood by the gate and listened.

“Who, then?” said a gruff voice. It was Tom Hill, who had come down the path.

“It is I,” said Owen.
"""


def test_a_voice_is_whose_name_the_story_gives_next() -> None:
    assert cast(GATE) == ["Tom Hill", "Owen Dart"]


@pytest.mark.parametrize(
    "told", ["It was Tom Hill’s garden.", "Tom Hill was asleep.", "He knew that it was Tom Hill’s."]
)
def test_a_voice_is_not_just_anybody_named_next(told: str) -> None:
    assert cast(GATE.replace("It was Tom Hill, who had come down the path.", told))[0] == "unnamed 1"


def test_a_style_of_address_is_no_name() -> None:
    story = (
        "Once upon a time a tailor came before the king.\n\n“What is in the sack?” asked the king.\n\n"
        "“Nothing, Majesty, but it is well sewn,” said the tailor.\n\n“Then put it there,” said the king.\n\n"
        "So the tailor put it there."
    )
    assert "Majesty" not in {quote.speaker.name for quote in extract_quotes(story) if quote.speaker}
