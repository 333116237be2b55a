// The article with its quotes marked.

import { make } from "./dom.js";

// Draw the text. Where quotes nest, the innermost gives the colour, and its cue and source go before its content.
export function drawArticle(text, shown, select) {
  const pieces = [];
  const labelled = new Set();
  for (const [start, end, covering] of cut(text, ranges(shown))) {
    const words = text.slice(start, end);
    pieces.push(covering.length === 0 ? words : mark(words, covering, labelled, select));
  }
  return pieces;
}

function ranges(shown) {
  return shown.flatMap((entry) => [
    ...entry.quote.content.map((span) => ({ span, entry, part: "content" })),
    ...(entry.quote.cue ? [{ span: entry.quote.cue, entry, part: "cue" }] : []),
    ...(entry.quote.source ? [{ span: entry.quote.source, entry, part: "source" }] : []),
  ]);
}

// The text in stretches that the same ranges cover: start, end, and those ranges, the innermost first.
function* cut(text, all) {
  const edges = new Set([0, text.length]);
  for (const { span } of all) edges.add(span.start).add(span.end);
  const cuts = [...edges].sort((one, other) => one - other);
  const waiting = [...all].sort((one, other) => one.span.start - other.span.start);
  let open = [];
  for (let position = 0; position + 1 < cuts.length; position += 1) {
    const [start, end] = [cuts[position], cuts[position + 1]];
    while (waiting.length > 0 && waiting[0].span.start <= start) open.push(waiting.shift());
    open = open.filter(({ span }) => span.end > start);
    yield [start, end, [...open].sort((one, other) => width(one) - width(other))];
  }
}

const width = ({ span }) => span.end - span.start;

function mark(words, covering, labelled, select) {
  const [{ entry, part }] = covering;
  const { speaker, verdict } = entry;
  const key = `${entry.index} ${part}`;
  const element = make(part === "content" ? "mark" : "span", {
    class: [part, speaker.tone, verdict].filter(Boolean).join(" "),
    title: [speaker.name, entry.quote.kind, percent(entry.quote.confidence)].join(" · "),
    "data-quotes": covering.map((range) => range.entry.index).join(" "),
    "data-label": part === "content" && !labelled.has(key) && speaker.number > 0 ? speaker.number : null,
    onclick: () => select(entry.index),
  }, words);
  labelled.add(key);
  return element;
}

export const percent = (share) => `${Math.round(share * 100)}%`;
