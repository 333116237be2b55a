// Where words begin and end: the steps of a selection, and of an end that is moved by keys. All in code points.

const SEGMENTER = new Intl.Segmenter("en", { granularity: "word" });
const SPACE = /\s/u;

export class Words {
  constructor(text) {
    this.text = text;
  }

  // The stretch without spaces at an offset or, in between two, the one that follows; null behind the last.
  at(point) {
    const { string } = this.text;
    let start = this.text.unitAt(point);
    while (start < string.length && SPACE.test(string[start])) start += 1;
    if (start === string.length) return null;
    while (start > 0 && !SPACE.test(string[start - 1])) start -= 1;
    return this.#from(start);
  }

  // The stretch that ends at an offset or before it; null before the first.
  before(point) {
    const { string } = this.text;
    let end = this.text.unitAt(point);
    while (end > 0 && SPACE.test(string[end - 1])) end -= 1;
    return end === 0 ? null : this.at(this.text.pointAt(end - 1));
  }

  // The next place beyond an offset where a word has this edge ("start" or "end"), forward by 1 or back by -1.
  step(point, edge, direction) {
    let stretch = direction > 0 ? this.at(point) : this.before(point);
    while (stretch !== null) {
      const stops = this.#stops(stretch, edge);
      const found = direction > 0 ? stops.find((stop) => stop > point) : stops.findLast((stop) => stop < point);
      if (found !== undefined) return found;
      stretch = direction > 0 ? this.at(stretch.end) : this.before(stretch.start);
    }
    return direction > 0 ? this.text.length : 0;
  }

  // A place can be before a quotation mark or between it and its word.
  #stops({ start, end }, edge) {
    const from = this.text.unitAt(start);
    const segments = [...SEGMENTER.segment(this.text.slice(start, end))].filter(({ isWordLike }) => isWordLike);
    const inside = segments.map(({ index, segment }) => from + index + (edge === "end" ? segment.length : 0));
    const all = [...inside.map((unit) => this.text.pointAt(unit)), edge === "end" ? end : start];
    return [...new Set(all)].sort((one, other) => one - other);
  }

  #from(start) {
    const { string } = this.text;
    let end = start;
    while (end < string.length && !SPACE.test(string[end])) end += 1;
    return { start: this.text.pointAt(start), end: this.text.pointAt(end) };
  }
}
