// Offsets of the API count code points; a JavaScript string counts UTF-16 units, two for an emoji.

export class Text {
  constructor(string) {
    this.string = string;
    this.units = [];  // where each code point begins, and where the last one ends
    let unit = 0;
    for (const point of string) {
      this.units.push(unit);
      unit += point.length;
    }
    this.units.push(unit);
  }

  // The number of code points.
  get length() {
    return this.units.length - 1;
  }

  // The stretch between two offsets in code points.
  slice(start, end) {
    return this.string.slice(this.units[start], this.units[end]);
  }

  // The occurrence of some words that is nearest to an offset, as a span; null where there is none.
  nearest(words, offset) {
    let best = null;
    for (const start of this.#occurrences(words)) {
      if (best === null || Math.abs(start - offset) < Math.abs(best - offset)) best = start;
    }
    if (best === null) return null;
    const end = best + [...words].length;
    return { start: best, end, text: this.slice(best, end) };
  }

  *#occurrences(words) {
    for (let unit = this.string.indexOf(words); unit >= 0; unit = this.string.indexOf(words, unit + 1)) {
      yield this.#pointAt(unit);
    }
  }

  #pointAt(unit) {
    let low = 0;
    let high = this.units.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.units[middle] < unit) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
