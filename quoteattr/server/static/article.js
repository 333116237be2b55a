// The article with its quotes marked. It is drawn in blocks of some lines, and only those that change are drawn again.

import { make } from "./dom.js";

const LINES = 1500;  // characters of a block at least: a few paragraphs
const EDGES = { start: "Beginning", end: "End" };
const PARTS = { content: "what was said", cue: "the words that report it", source: "the words for the speaker" };

export class Article {
  // `select` is called with the key of a quote that was clicked.
  constructor(element, text, select) {
    this.element = element;
    this.text = text;
    this.select = select;
    this.blocks = cutIntoBlocks(text);
    element.replaceChildren(...this.blocks.map(({ element: block }) => block));
    element.classList.toggle("long", this.blocks.length > 40);
  }

  // Draw the entries that are shown. Where quotes nest, the innermost gives the colour; a cue or source goes first.
  draw(shown, current) {
    const inBlocks = this.blocks.map(() => []);
    for (const range of ranges(shown, current, this.text.length)) {
      for (let at = this.#blockAt(range.start); at < this.blocks.length && this.blocks[at].start < range.end; at += 1) {
        inBlocks[at].push(range);
      }
    }
    this.blocks.forEach((block, at) => this.#drawBlock(block, inBlocks[at]));
  }

  // The offset in code points of a place in the page; null outside of the article.
  offsetOf(node, offset) {
    const holder = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
    if (holder === this.element) return this.#blockEdge(offset);
    const index = this.blocks.findIndex(({ element }) => element.contains(node));
    if (index < 0) return null;
    const before = document.createRange();
    before.setStart(this.blocks[index].element, 0);
    before.setEnd(node, offset);
    return this.text.pointAt(this.text.unitAt(this.blocks[index].start) + before.toString().length);
  }

  // The offset in code points under a point of the window; null outside of the article.
  offsetUnder(x, y) {
    const place = document.caretPositionFromPoint?.(x, y);
    if (place) return this.offsetOf(place.offsetNode, place.offset);
    const range = document.caretRangeFromPoint?.(x, y);
    return range ? this.offsetOf(range.startContainer, range.startOffset) : null;
  }

  // The place in the page of an offset in code points: a text node and an offset in it.
  placeOf(point) {
    const block = this.blocks[this.#blockAt(point)];
    let left = this.text.unitAt(point) - this.text.unitAt(block.start);
    const walker = document.createTreeWalker(block.element, NodeFilter.SHOW_TEXT);
    let node = walker.nextNode();
    while (node !== null && left > node.length) {
      left -= node.length;
      node = walker.nextNode();
    }
    return node === null ? [block.element, 0] : [node, left];
  }

  handle({ part, index, edge }) {
    return this.element.querySelector(`.handle[data-part="${part}"][data-index="${index}"][data-edge="${edge}"]`);
  }

  #blockEdge(child) {
    return child < this.blocks.length ? this.blocks[child].start : this.text.length;
  }

  #blockAt(point) {
    let low = 0;
    let high = this.blocks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.blocks[middle].start <= point) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #drawBlock(block, inside) {
    const signature = inside.map(signatureOf).join("\n");
    if (block.signature === signature) return;
    block.signature = signature;
    block.element.replaceChildren(...this.#pieces(block, inside));
  }

  *#pieces({ start, end }, inside) {
    const labelled = new Set();
    for (const [from, to, covering] of cut(start, end, inside)) {
      yield* handlesAt(from, "start", inside);
      const words = this.text.slice(from, to);
      yield covering.length === 0 ? words : mark(words, covering, labelled, start, this.select);
      yield* handlesAt(to, "end", inside);
    }
  }
}

function cutIntoBlocks(text) {
  const blocks = [];
  for (let unit = 0; unit < text.string.length || blocks.length === 0;) {
    const line = text.string.indexOf("\n", unit + LINES);
    const end = line < 0 ? text.string.length : line + 1;
    blocks.push({ start: text.pointAt(unit), end: text.pointAt(end), signature: null, element: make("div", { class: "block" }) });
    unit = end;
    if (text.string.length === 0) break;
  }
  return blocks;
}

function ranges(shown, current, length) {
  return shown.flatMap((entry) => {
    const { quote, key } = entry;
    const range = (span, part, index) => (
      { start: span.start, end: span.end, part, index, entry, isCurrent: key === current, length });
    return [
      ...quote.content.map((span, index) => range(span, "content", index)),
      ...(quote.cue ? [range(quote.cue, "cue", 0)] : []),
      ...(quote.source ? [range(quote.source, "source", 0)] : []),
    ];
  });
}

function signatureOf({ start, end, part, index, entry, isCurrent }) {
  const { key, speaker, verdict, quote } = entry;
  const shown = [key, start, end, part, index, isCurrent, speaker.number, speaker.name, verdict, quote.kind, quote.confidence];
  return shown.join(" ");
}

// A stretch in pieces that the same ranges cover: start, end, and those ranges, the innermost first.
function* cut(from, to, all) {
  const inside = (offset) => Math.min(Math.max(offset, from), to);
  const edges = new Set([from, to]);
  for (const { start, end } of all) edges.add(inside(start)).add(inside(end));
  const cuts = [...edges].sort((one, other) => one - other);
  const waiting = [...all].sort((one, other) => one.start - other.start);
  let open = [];
  for (let position = 0; position + 1 < cuts.length; position += 1) {
    const [start, end] = [cuts[position], cuts[position + 1]];
    while (waiting.length > 0 && waiting[0].start <= start) open.push(waiting.shift());
    open = open.filter((range) => range.end > start);
    yield [start, end, [...open].sort((one, other) => width(one) - width(other))];
  }
}

const width = ({ start, end }) => end - start;

function mark(words, covering, labelled, blockStart, select) {
  const [{ entry, part, isCurrent }] = covering;
  const { key, speaker, verdict, quote } = entry;
  const begins = part === "content" && quote.content[0].start >= blockStart && !labelled.has(key);
  if (begins) labelled.add(key);
  return make(part === "content" ? "mark" : "span", {
    class: [part, speaker.tone, verdict, isCurrent && "current"].filter(Boolean).join(" "),
    title: [speaker.name, quote.kind, percent(quote.confidence)].join(" · "),
    "data-quotes": covering.map((range) => range.entry.key).join(" "),
    "data-label": begins && speaker.number > 0 ? speaker.number : null,
    onclick: () => document.getSelection().isCollapsed && select(key),
  }, words);
}

function handlesAt(place, edge, inside) {
  return inside.filter((range) => range.isCurrent && range[edge] === place).map((range) => handle(range, edge));
}

// An end of a part of the current quote: it is dragged, or moved by the arrow keys.
function handle({ part, index, entry, start, end, length }, edge) {
  const span = part === "content" ? entry.quote.content[index] : entry.quote[part];
  const words = span.text.split(/\s+/);
  return make("span", {
    class: `handle ${edge} ${part}`, role: "slider", tabindex: 0,
    "aria-label": `${EDGES[edge]} of ${PARTS[part]}`,
    "aria-valuemin": 0, "aria-valuemax": length, "aria-valuenow": edge === "start" ? start : end,
    "aria-valuetext": edge === "start" ? words.slice(0, 3).join(" ") : words.slice(-3).join(" "),
    "data-part": part, "data-index": index, "data-edge": edge,
  });
}

export const percent = (share) => `${Math.round(share * 100)}%`;
