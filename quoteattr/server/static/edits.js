// What a reader makes of an analysis. Every state is a value, {quotes, speakers, next}: an edit returns a new one.
//
// A quote is as in the document, with a `key` that stays, a `verdict` (null, "accepted" or "rejected") and, if the
// reader added it, `added`. A speaker is as in the document; one whose mentions all went to others keeps them as `former`.

export const EDITOR = "editor";  // the rule that the evidence of a checked quote names first

export function begin(analysis) {
  const quotes = analysis.quotes.map((quote, key) => ({
    ...quote, key, verdict: quote.evidence[0]?.rule === EDITOR ? "accepted" : null,
  }));
  return { quotes, speakers: analysis.speakers, next: quotes.length };
}

export const quoteOf = (state, key) => state.quotes.find((quote) => quote.key === key);
export const speakerOf = (state, id) => state.speakers.find((speaker) => speaker.id === id) ?? null;

// Decide about a quote; the same decision again takes it back.
export function judge(state, key, verdict) {
  return change(state, key, { verdict: quoteOf(state, key).verdict === verdict ? null : verdict });
}

// Set the kind or the act of a quote.
export function classify(state, key, fields) {
  return change(state, key, fields);
}

// Give quotes to a speaker, by id, or to nobody, by null.
export function assign(state, keys, id) {
  return keys.reduce((before, key) => assignOne(before, key, id), state);
}

// The words beside a quote go with it, unless they name the former speaker or another quote of that one needs them.
function assignOne(state, key, id) {
  const quote = quoteOf(state, key);
  const former = speakerOf(state, quote.speaker);
  const after = change(state, key, { speaker: id });
  if (quote.speaker === id || quote.source === null || namesOf(former).some((word) => quote.source.text.includes(word))) {
    return after;
  }
  const isNeeded = after.quotes.some(({ speaker, source, verdict }) =>
    speaker === former?.id && source !== null && isSame(source, quote.source) && verdict !== "rejected");
  const left = isNeeded || former === null ? after : loseMention(after, former.id, quote.source);
  return id === null ? left : gainMention(left, id, quote.source);
}

function namesOf(speaker) {
  return speaker === null ? [] : speaker.name.split(/\s+/).filter((word) => /^\p{Lu}/u.test(word));
}

// Add a speaker; `mention` is a span of the text. Returns the state and the id.
export function introduce(state, name, mention, known = null) {
  const id = 1 + Math.max(-1, ...state.speakers.map((speaker) => speaker.id));
  const speaker = {
    id, name, named: isName(name), kind: "unknown", role: null, pronouns: [], known, mentions: [mention], added: true,
  };
  return [{ ...state, speakers: [...state.speakers, speaker] }, id];
}

const isName = (name) => /^\p{Lu}/u.test(name);

// Set what is known of a speaker: name, kind, role, known.
export function describe(state, id, fields) {
  const named = "name" in fields && fields.name !== speakerOf(state, id).name ? { named: isName(fields.name) } : {};
  return changeSpeaker(state, id, { ...fields, ...named });
}

// Make two speakers one. The second keeps its name, unless only the first has one.
export function merge(state, id, into) {
  const [gone, kept] = [speakerOf(state, id), speakerOf(state, into)];
  const fuller = gone.named && !kept.named ? gone : kept;
  const speaker = {
    ...kept, name: fuller.name, named: fuller.named,
    kind: kept.kind === "unknown" ? gone.kind : kept.kind,
    role: kept.role ?? gone.role, known: kept.known ?? gone.known,
    pronouns: [...new Set([...kept.pronouns, ...gone.pronouns])].sort(),
    mentions: inOrder([...kept.mentions, ...gone.mentions]),
  };
  return {
    ...state,
    speakers: state.speakers.filter((one) => one.id !== id).map((one) => (one.id === into ? speaker : one)),
    quotes: state.quotes.map((quote) => (quote.speaker === id ? { ...quote, speaker: into } : quote)),
  };
}

// Add a quote that was missed. Returns the state and the key of the quote.
export function addQuote(state, span, kind) {
  const quote = {
    content: [span], kind, act: "speech", cue: null, source: null, speaker: null, confidence: 1, evidence: [],
    key: state.next, verdict: "accepted", added: true,
  };
  return [ordered({ ...state, quotes: [...state.quotes, quote], next: state.next + 1 }), quote.key];
}

// Set what was said: spans that touch or overlap become one.
export function setContent(state, text, key, spans) {
  const joined = [];
  for (const { start, end } of inOrder(spans)) {
    const last = joined.at(-1);
    if (last && start <= last.end) joined[joined.length - 1] = text.span(last.start, Math.max(last.end, end));
    else joined.push(text.span(start, end));
  }
  return ordered(change(state, key, { content: joined }));
}

// Set the cue or the source; null takes it away. A source is a mention of its speaker.
export function setPart(state, key, part, span) {
  const after = change(state, key, { [part]: span });
  const { speaker } = quoteOf(state, key);
  return part === "source" && span !== null && speaker !== null ? gainMention(after, speaker, span) : after;
}

// Take a part away: the cue, the source, or one of several stretches of the content.
export function dropPart(state, text, key, part, index) {
  if (part !== "content") return setPart(state, key, part, null);
  return setContent(state, text, key, quoteOf(state, key).content.filter((_, position) => position !== index));
}

export function partOf(quote, part, index) {
  return part === "content" ? quote.content[index] : quote[part];
}

// Move an end of a part to an offset, but not beyond its other end or its neighbours.
export function moveEnd(state, text, key, { part, index, edge }, offset) {
  const quote = quoteOf(state, key);
  const span = partOf(quote, part, index);
  const others = part === "content" ? quote.content : [span];
  const least = edge === "start" ? others[index - 1]?.end ?? 0 : span.start + 1;
  const most = edge === "start" ? span.end - 1 : others[index + 1]?.start ?? text.length;
  const place = Math.min(Math.max(offset, least), most);
  const moved = edge === "start" ? text.span(place, span.end) : text.span(span.start, place);
  if (isSame(moved, span)) return state;
  if (part !== "content") return setPart(state, key, part, moved);
  return ordered(change(state, key, { content: quote.content.map((one) => (one === span ? moved : one)) }));
}

function change(state, key, fields) {
  return { ...state, quotes: state.quotes.map((quote) => (quote.key === key ? { ...quote, ...fields } : quote)) };
}

function changeSpeaker(state, id, fields) {
  const speakers = state.speakers.map((speaker) => (speaker.id === id ? { ...speaker, ...fields } : speaker));
  return { ...state, speakers };
}

function loseMention(state, id, span) {
  const speaker = speakerOf(state, id);
  const mentions = speaker.mentions.filter((one) => !isSame(one, span));
  return changeSpeaker(state, id, mentions.length > 0 ? { mentions } : { mentions, former: speaker.mentions });
}

function gainMention(state, id, span) {
  return changeSpeaker(state, id, { mentions: inOrder([...speakerOf(state, id).mentions, span]) });
}

function ordered(state) {
  const quotes = state.quotes.toSorted((one, other) => byPlace(one.content[0], other.content[0]) || one.key - other.key);
  return { ...state, quotes };
}

function inOrder(spans) {
  const different = new Map(spans.map((span) => [`${span.start}-${span.end}`, span]));
  return [...different.values()].sort(byPlace);
}

const byPlace = (one, other) => one.start - other.start || one.end - other.end;
const isSame = (one, other) => one.start === other.start && one.end === other.end;
