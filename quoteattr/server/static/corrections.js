// What a reader decided about an analysis, kept apart from it. Both are values: nothing here changes them.
//
// verdicts: quote index -> "accepted" or "rejected"
// speakers: quote index -> id of a speaker, or null for nobody
// added:    speakers that the analysis did not have

export const NOTHING = Object.freeze({ verdicts: {}, speakers: {}, added: [] });

// Decide about a quote; the same decision again takes it back.
export function judge(corrections, index, verdict) {
  const verdicts = { ...corrections.verdicts };
  if (verdicts[index] === verdict) delete verdicts[index];
  else verdicts[index] = verdict;
  return { ...corrections, verdicts };
}

// Give quotes to a speaker, by id, or to nobody, by null.
export function assign(corrections, analysis, indexes, speaker) {
  const speakers = { ...corrections.speakers };
  for (const index of indexes) {
    if (analysis.quotes[index].speaker === speaker) delete speakers[index];
    else speakers[index] = speaker;
  }
  return { ...corrections, speakers };
}

// Add a speaker that the text names; `mention` is a span of it.
export function introduce(corrections, analysis, name, mention) {
  const id = 1 + Math.max(-1, ...everyone(corrections, analysis).map((speaker) => speaker.id));
  const named = /^\p{Lu}/u.test(name);
  const speaker = { id, name, named, kind: "unknown", role: null, pronouns: [], known: null, mentions: [mention] };
  return [{ ...corrections, added: [...corrections.added, speaker] }, id];
}

export function everyone(corrections, analysis) {
  return [...analysis.speakers, ...corrections.added];
}

export function speakerOf(corrections, analysis, index) {
  return index in corrections.speakers ? corrections.speakers[index] : analysis.quotes[index].speaker;
}

// The analysis as the reader has it: a document of the same form.
export function corrected(analysis, corrections) {
  const kept = analysis.quotes.map((_, index) => index).filter((index) => corrections.verdicts[index] !== "rejected");
  const speakers = everyone(corrections, analysis)
    .map((speaker) => ({ ...speaker, mentions: mentionsOf(speaker, kept, analysis, corrections) }))
    .filter((speaker) => speaker.mentions.length > 0);
  return { ...analysis, speakers, quotes: kept.map((index) => correctedQuote(analysis, corrections, index)) };
}

// What a person decided is certain, and says so first among its evidence.
function correctedQuote(analysis, corrections, index) {
  const quote = analysis.quotes[index];
  if (!(index in corrections.speakers) && !(index in corrections.verdicts)) return quote;
  const evidence = [{ rule: "editor", spans: [] }, ...quote.evidence];
  return { ...quote, speaker: speakerOf(corrections, analysis, index), confidence: 1, evidence };
}

// Where a quote went to another speaker, the `he` beside it did too. None are left for one that is no longer needed.
function mentionsOf(speaker, kept, analysis, corrections) {
  const own = kept.filter((index) => speakerOf(corrections, analysis, index) === speaker.id);
  if (own.length === 0 && corrections.added.includes(speaker)) return [];
  const moved = kept.filter((index) => index in corrections.speakers && sourceMoves(analysis, index));
  const gained = sourcesOf(moved.filter((index) => corrections.speakers[index] === speaker.id), analysis);
  const lost = sourcesOf(moved.filter((index) => analysis.quotes[index].speaker === speaker.id), analysis).map(keyOf);
  const held = sourcesOf(own, analysis).map(keyOf);
  const remaining = speaker.mentions.filter((span) => !lost.includes(keyOf(span)) || held.includes(keyOf(span)));
  const mentions = inOrder([...remaining, ...gained]);
  return mentions.length === 0 && own.length > 0 ? speaker.mentions : mentions;
}

// A source that names the former speaker still means that one.
function sourceMoves(analysis, index) {
  const { source, speaker } = analysis.quotes[index];
  const former = analysis.speakers.find(({ id }) => id === speaker);
  const names = former === undefined ? [] : former.name.split(/\s+/).filter((word) => /^\p{Lu}/u.test(word));
  return source !== null && !names.some((word) => source.text.includes(word));
}

function sourcesOf(indexes, analysis) {
  return indexes.map((index) => analysis.quotes[index].source).filter((source) => source !== null);
}

function inOrder(spans) {
  const different = new Map(spans.map((span) => [keyOf(span), span]));
  return [...different.values()].sort((one, other) => one.start - other.start || one.end - other.end);
}

const keyOf = (span) => `${span.start}-${span.end}`;
