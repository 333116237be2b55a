// How speakers are shown: each has a number and a tone, in the article and beside it.

import { everyone, speakerOf } from "./corrections.js";

const TONES = 7;  // as many as colour-blind readers can tell apart; the numbers go on

// Everyone who may speak, in the order of their first quote, those without one behind them.
export function people(analysis, corrections) {
  const order = new Set(analysis.quotes.map((quote) => quote.speaker).filter((id) => id !== null));
  const all = new Map(everyone(corrections, analysis).map((speaker) => [speaker.id, speaker]));
  for (const id of all.keys()) order.add(id);
  return [...order].map((id, position) => ({ ...all.get(id), number: position + 1, tone: `tone-${position % TONES}` }));
}

const NOBODY = Object.freeze({ id: null, name: "Speaker not known", number: 0, tone: "tone-none", pronouns: [], role: null });

// One entry a quote: what the analysis says with what the reader decided.
export function entries(analysis, corrections) {
  const known = new Map(people(analysis, corrections).map((person) => [person.id, person]));
  return analysis.quotes.map((quote, index) => ({
    index,
    quote,
    verdict: corrections.verdicts[index] ?? null,
    moved: index in corrections.speakers,
    speaker: known.get(speakerOf(corrections, analysis, index)) ?? NOBODY,
  }));
}

// Whether an entry passes the filter: speaker ("" for all, "null" for nobody), kinds, confidence in per cent.
export function passes(entry, filter) {
  const percent = entry.quote.confidence * 100;
  return (
    (filter.speaker === "" || filter.speaker === String(entry.speaker.id)) &&
    filter.kinds.has(entry.quote.kind) && filter.from <= percent && percent <= filter.to
  );
}
