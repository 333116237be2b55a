// From what a reader made of an analysis to a document of the same form.

import { EDITOR } from "./edits.js";

const FIELDS = ["content", "kind", "act", "cue", "source", "speaker"];

// The analysis as the reader has it; `first` is the state it began with.
export function corrected(analysis, first, state) {
  const originals = new Map(first.quotes.map((quote) => [quote.key, quote]));
  const kept = state.quotes.filter(({ verdict }) => verdict !== "rejected");
  const speaking = new Set(kept.map(({ speaker }) => speaker));
  const speakers = state.speakers
    .map((speaker) => correctedSpeaker(speaker, speaking.has(speaker.id)))
    .filter((speaker) => speaker !== null);
  return { ...analysis, speakers, quotes: kept.map((quote) => correctedQuote(quote, originals.get(quote.key))) };
}

// Whether the reader changed or added a quote, apart from a verdict.
export function isEdited(quote, original) {
  return original === undefined || (quote !== original && !FIELDS.every((field) => isEqual(quote[field], original[field])));
}

const isEqual = (one, other) => one === other || JSON.stringify(one) === JSON.stringify(other);

// What a person decided is certain, and says so first among its evidence.
function correctedQuote({ key, verdict, added, ...quote }, original) {
  if (verdict === null && !isEdited(quote, original)) return quote;
  const evidence = [{ rule: EDITOR, spans: [] }, ...quote.evidence.filter(({ rule }) => rule !== EDITOR)];
  return { ...quote, confidence: 1, evidence };
}

// Who was added and says nothing is left out, and so is who is mentioned nowhere any more.
function correctedSpeaker({ added, former, ...speaker }, isSpeaking) {
  if (added && !isSpeaking) return null;
  const mentions = speaker.mentions.length === 0 && isSpeaking ? former : speaker.mentions;
  return mentions.length === 0 ? null : { ...speaker, mentions };
}
