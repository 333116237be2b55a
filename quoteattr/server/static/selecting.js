// Selecting words of the article, with the mouse, by touch, or by keys: word after word, longer with Shift.

import { Words } from "./words.js";

export class Selecting {
  // `changed` is called with the selected span, or null.
  constructor(article, changed) {
    this.article = article;
    this.words = new Words(article.text);
    this.changed = changed;
    this.span = null;
    this.anchor = null;  // the word at which a selection by keys began
    this.focus = 0;      // the end of it that moves
  }

  get isActive() {
    return this.span !== null;
  }

  // Select the word at an offset.
  begin(point) {
    const word = this.words.at(point) ?? this.words.before(point);
    if (word === null) return;
    [this.anchor, this.focus] = [word, word.end];
    this.#take(word.start, word.end);
    this.#show();
  }

  clear() {
    if (this.span === null) return;
    this.span = null;
    this.anchor = null;
    document.getSelection().removeAllRanges();
    this.changed(null);
  }

  // Take over what the mouse or a finger selected.
  follow() {
    const selection = document.getSelection();
    if (selection.rangeCount === 0) return;
    const range = selection.getRangeAt(0);
    if (!this.article.element.contains(range.commonAncestorContainer)) return;
    const [start, end] = [
      this.article.offsetOf(range.startContainer, range.startOffset),
      this.article.offsetOf(range.endContainer, range.endOffset),
    ];
    if (start === this.span?.start && end === this.span?.end) return;
    this.anchor = null;
    if (start === null || end === null || start === end) this.#lose();
    else this.#take(start, end);
  }

  // The keys of a selection. Returns whether the key was one.
  press(event) {
    const arrows = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 1, ArrowUp: -1 };
    if (!this.isActive || !(event.key in arrows)) return false;
    this.anchor ??= { start: this.span.start, end: this.span.end };
    const direction = arrows[event.key];
    const isLine = event.key === "ArrowDown" || event.key === "ArrowUp";
    if (!event.shiftKey) this.#go(direction, isLine);
    else this.#extend(direction, isLine, event.altKey || event.ctrlKey);
    return true;
  }

  #go(direction, isLine) {
    if (isLine) return this.begin(this.#line(direction, this.span.start));
    const word = direction > 0 ? this.words.at(this.span.end) : this.words.before(this.span.start);
    if (word !== null) this.begin(word.start);
  }

  #extend(direction, isLine, byCharacter) {
    const { start, end } = this.anchor;
    const before = this.focus < end;  // the moving end is on the left of the anchor
    if (isLine) this.focus = this.#line(direction, this.focus);
    else if (byCharacter) this.focus += direction;
    else if (direction > 0) this.focus = before ? this.words.step(this.focus, "start", 1) : this.words.step(this.focus, "end", 1);
    else this.focus = this.focus > end ? this.words.step(this.focus, "end", -1) : this.words.step(Math.min(this.focus, start), "start", -1);
    this.focus = Math.min(Math.max(this.focus, 0), this.article.text.length);
    if (!byCharacter && start <= this.focus && this.focus <= end) this.focus = end;
    this.#take(Math.min(this.focus, start), this.focus > start ? this.focus : end);
    this.#show();
  }

  // The offset one line further down or up, as the browser has broken the lines.
  #line(direction, point) {
    const selection = document.getSelection();
    selection.collapse(...this.article.placeOf(point));
    selection.modify("move", direction > 0 ? "forward" : "backward", "line");
    return this.article.offsetOf(selection.focusNode, selection.focusOffset) ?? point;
  }

  #take(start, end) {
    const span = this.article.text.trimmed(start, end);
    if (span === null) return this.#lose();
    this.span = span;
    this.changed(span);
  }

  #lose() {
    if (this.span === null) return;
    this.span = null;
    this.changed(null);
  }

  #show() {
    if (this.span === null) return;
    const [from, to] = [this.article.placeOf(this.span.start), this.article.placeOf(this.span.end)];
    document.getSelection().setBaseAndExtent(...from, ...to);
    const node = this.focus > this.span.start ? to[0] : from[0];
    const place = document.createRange();
    place.setStart(...(this.focus > this.span.start ? to : from));
    reveal(this.article.element, place.getBoundingClientRect(), node.parentElement);
  }
}

// Scroll a place of the article into view.
export function reveal(element, place, fallback) {
  if (place.height === 0) return fallback?.scrollIntoView({ block: "nearest" });
  const frame = element.getBoundingClientRect();
  const [above, below] = [frame.top + 40 - place.top, place.bottom - (frame.bottom - 40)];
  if (above > 0) element.scrollBy({ top: -above });
  else if (below > 0) element.scrollBy({ top: below });
}
