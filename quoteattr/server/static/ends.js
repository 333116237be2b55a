// Moving the ends of a quote and of its cue and source: by dragging, or by the arrow keys.

import { Words } from "./words.js";

// `move` is called with a place, {part, index, edge}, and an offset; `settle` when a drag is over.
export class Ends {
  constructor(article, move, settle) {
    this.article = article;
    this.words = new Words(article.text);
    this.move = move;
    this.settle = settle;
    this.dragged = null;
  }

  // Move the end that has the focus: by words or, with Shift, by characters. Returns whether the key was one of these.
  press(event) {
    const handle = event.target.closest?.(".handle");
    const direction = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!handle || direction === undefined || event.ctrlKey || event.metaKey) return false;
    const place = placeOf(handle);
    const offset = Number(handle.getAttribute("aria-valuenow"));
    this.move(place, event.shiftKey ? offset + direction : this.words.step(offset, place.edge, direction));
    return true;
  }

  // Put the focus on the next end: those of what was said come first.
  next() {
    const inOrder = ["content", "cue", "source"].map((part) => `.handle.${part}`);
    const handles = inOrder.flatMap((selector) => [...this.article.element.querySelectorAll(selector)]);
    const focused = handles.indexOf(document.activeElement);
    handles[(focused + 1) % handles.length]?.focus();
  }

  grab(event) {
    const handle = event.target.closest?.(".handle");
    if (!handle) return;
    event.preventDefault();
    handle.focus({ preventScroll: true });
    this.dragged = placeOf(handle);
  }

  // While a handle is dragged, its end follows to the nearest end of a word.
  drag(event) {
    if (this.dragged === null) return;
    event.preventDefault();
    const offset = this.article.offsetUnder(event.clientX, event.clientY);
    if (offset !== null) this.move(this.dragged, this.#nearest(offset, this.dragged.edge), true);
  }

  release() {
    if (this.dragged === null) return;
    this.dragged = null;
    this.settle();
  }

  #nearest(offset, edge) {
    const [before, after] = [this.words.step(offset + 1, edge, -1), this.words.step(offset - 1, edge, 1)];
    return offset - before <= after - offset ? before : after;
  }
}

function placeOf(handle) {
  const { part, index, edge } = handle.dataset;
  return { part, index: Number(index), edge };
}
