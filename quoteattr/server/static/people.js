// How speakers are shown: each has a number and a tone, in the article and beside it.

import { isEdited } from "./corrected.js";

const TONES = 7;  // as many as colour-blind readers can tell apart; the numbers go on

// Everyone who may speak, in the order of their first quote, those without one behind them. Whoever is merged into
// another leaves a gap, so that the numbers of the others stay.
export function people(first, state) {
  const order = new Set(first.quotes.map((quote) => quote.speaker).filter((id) => id !== null));
  for (const { id } of [...first.speakers, ...state.speakers]) order.add(id);
  const present = new Map(state.speakers.map((speaker) => [speaker.id, speaker]));
  return [...order]
    .map((id, position) => ({ ...present.get(id), id, number: position + 1, tone: `tone-${position % TONES}` }))
    .filter(({ id }) => present.has(id));
}

const NOBODY = Object.freeze({ id: null, name: "Speaker not known", number: 0, tone: "tone-none", pronouns: [], role: null });

// One entry a quote, in the order of the text: what it is now with what the reader decided.
export function entries(first, state) {
  const present = new Map(people(first, state).map((person) => [person.id, person]));
  const originals = new Map(first.quotes.map((quote) => [quote.key, quote]));
  return state.quotes.map((quote, index) => ({
    index,
    key: quote.key,
    quote,
    verdict: quote.verdict,
    edited: isEdited(quote, originals.get(quote.key)),
    speaker: present.get(quote.speaker) ?? NOBODY,
  }));
}

export const isChecked = ({ verdict, edited }) => verdict !== null || edited;

// Whether an entry passes the filter: speaker ("" for all, "null" for nobody), kinds, confidence in per cent, unchecked.
export function passes(entry, filter) {
  const percent = entry.quote.confidence * 100;
  return (
    (filter.speaker === "" || filter.speaker === String(entry.speaker.id)) &&
    filter.kinds.has(entry.quote.kind) && filter.from <= percent && percent <= filter.to &&
    !(filter.unchecked && isChecked(entry))
  );
}
