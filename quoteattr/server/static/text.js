// Offsets of the API count code points; a JavaScript string counts UTF-16 units, two for an emoji.

export class Text {
  constructor(string) {
    this.string = string;
    this.pairs = [...string.matchAll(/[\u{10000}-\u{10FFFF}]/gu)].map(({ index }, before) => index - before);
  }

  // The number of code points.
  get length() {
    return this.string.length - this.pairs.length;
  }

  // The stretch between two offsets in code points.
  slice(start, end) {
    return this.string.slice(this.unitAt(start), this.unitAt(end));
  }

  span(start, end) {
    return { start, end, text: this.slice(start, end) };
  }

  // The offset in UTF-16 units of an offset in code points.
  unitAt(point) {
    return point + this.#pairsBefore((pair) => pair < point);
  }

  // The offset in code points of an offset in UTF-16 units; the middle of a pair is its beginning.
  pointAt(unit) {
    return unit - this.#pairsBefore((pair, before) => pair + before < unit);
  }

  // The occurrence of some words that is nearest to an offset, as a span; null where there is none.
  nearest(words, offset) {
    let best = null;
    for (let unit = this.string.indexOf(words); unit >= 0; unit = this.string.indexOf(words, unit + 1)) {
      const start = this.pointAt(unit);
      if (best === null || Math.abs(start - offset) < Math.abs(best - offset)) best = start;
    }
    return best === null ? null : this.span(best, best + [...words].length);
  }

  // A span without the spaces at its ends and, if asked, without the punctuation there; null if nothing is left.
  trimmed(start, end, punctuation = false) {
    const words = this.slice(start, end);
    const [before] = words.match(punctuation ? /^[\s\p{P}]*/u : /^\s*/u);
    const [after] = words.slice(before.length).match(punctuation ? /[\s\p{P}]*$/u : /\s*$/u);
    const from = start + [...before].length;
    const to = end - [...after].length;
    if (from < to) return this.span(from, to);
    return punctuation ? this.trimmed(start, end) : null;
  }

  #pairsBefore(isBefore) {
    let low = 0;
    let high = this.pairs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isBefore(this.pairs[middle], middle)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
