// One article under review: what was found, what the reader decided, what is shown.

import { drawArticle } from "./article.js";
import { choose } from "./chooser.js";
import { NOTHING, assign, corrected, introduce, judge } from "./corrections.js";
import { byId, make, tell } from "./dom.js";
import { download } from "./files.js";
import { drawPanel } from "./panel.js";
import { entries, passes, people } from "./people.js";
import { Text } from "./text.js";

export class Review {
  constructor(analysis, name) {
    this.analysis = analysis;
    this.name = name;
    this.text = new Text(analysis.text);
    this.corrections = NOTHING;
    this.past = [];
    this.saved = NOTHING;
    this.current = null;
    this.draw();
    this.report(this.summary());
  }

  get unsaved() {
    return this.corrections !== this.saved;
  }

  get entries() {
    return entries(this.analysis, this.corrections);
  }

  get shown() {
    const filter = readFilter();
    return this.entries.filter((entry) => passes(entry, filter));
  }

  summary() {
    const count = this.analysis.quotes.length;
    const shown = this.shown.length;
    const checked = new Set([...Object.keys(this.corrections.verdicts), ...Object.keys(this.corrections.speakers)]).size;
    const quotes = `${count} quote${count === 1 ? "" : "s"}`;
    if (count === 0) return "No quotes were found in this text.";
    return [quotes, shown < count && `${shown} shown`, `${checked} checked`].filter(Boolean).join(" · ");
  }

  // Draw everything anew, and put the focus back on the card that had it.
  draw() {
    const focused = document.activeElement?.closest(".card") !== null;
    this.drawSpeakers();
    const { shown } = this;
    this.current = stillShown(this.current, shown);
    byId("article").replaceChildren(...drawArticle(this.text, shown, (index) => this.select(index)));
    byId("speakers").replaceChildren(...drawPanel(shown, {
      select: (index) => this.select(index),
      judge: (index, verdict) => this.judge(verdict, index),
      choose: (index) => this.choose(index),
    }));
    byId("undo").disabled = this.past.length === 0;
    this.mark(focused);
  }

  drawSpeakers() {
    const select = byId("filter-speaker");
    const { value } = select;
    const all = people(this.analysis, this.corrections).map(({ id, name, number }) =>
      make("option", { value: id }, `${number}  ${name}`));
    select.replaceChildren(make("option", { value: "" }, "everyone"), ...all,
      make("option", { value: "null" }, "not known"));
    select.value = value;
    if (select.selectedIndex < 0) select.value = "";
  }

  // Show which quote is the current one. The Tab key finds its card, or the first one.
  mark(focus) {
    for (const element of document.querySelectorAll(".current")) element.classList.remove("current");
    for (const element of byId("article").querySelectorAll(`[data-quotes~="${this.current}"]`)) {
      element.classList.add("current");
    }
    const cards = [...byId("speakers").querySelectorAll(".card")];
    const card = byId(`quote-${this.current}`);
    for (const each of cards) {
      each.tabIndex = each === (card ?? cards[0]) ? 0 : -1;
      each.setAttribute("aria-current", String(each === card));
    }
    card?.classList.add("current");
    if (!focus) return;
    card?.focus({ preventScroll: true });
    for (const place of [card, byId("article").querySelector(".current")]) place?.scrollIntoView({ block: "nearest" });
  }

  select(index) {
    if (index === this.current && document.activeElement?.id === `quote-${index}`) return;
    this.current = index;
    this.mark(true);
  }

  // Go on by so many quotes, in the order of the text, among those that are shown.
  move(step) {
    const indexes = this.shown.map((entry) => entry.index);
    if (indexes.length === 0) return;
    const here = indexes.indexOf(this.current);
    const next = here < 0 ? (step > 0 ? 0 : indexes.length - 1) : here + step;
    this.select(indexes[Math.min(Math.max(next, 0), indexes.length - 1)]);
  }

  judge(verdict, index = this.current) {
    if (index === null) return;
    this.current = index;
    this.change(judge(this.corrections, index, verdict));
    this.report(`Quote ${index + 1} ${this.corrections.verdicts[index] ?? "not decided"}`);
  }

  choose(index = this.current) {
    if (index === null) return;
    this.select(index);
    const entry = this.entries[index];
    const alike = this.entries.filter(({ speaker }) => speaker.id === entry.speaker.id);
    choose(entry, people(this.analysis, this.corrections), alike.length, ({ id, name, all }) => {
      const indexes = (all ? alike : [entry]).map((one) => one.index);
      return name === "" ? this.give(id, indexes) : this.giveByName(name, indexes);
    }, () => this.mark(true));
  }

  // Give the current quote to the speaker with this number; 0 is nobody.
  giveByNumber(number) {
    if (this.current === null) return;
    const person = people(this.analysis, this.corrections).find((one) => one.number === number);
    if (number === 0 || person) this.give(person?.id ?? null, [this.current]);
  }

  give(id, indexes) {
    this.change(assign(this.corrections, this.analysis, indexes, id));
    const { speaker } = this.entries[indexes[0]];
    this.report(`Quote ${indexes.map((index) => index + 1).join(", ")}: ${speaker.name}`);
    return null;
  }

  // Give quotes to somebody by name. Returns what is wrong with it, if anything.
  giveByName(name, indexes) {
    const known = people(this.analysis, this.corrections).find((one) => one.name.toLowerCase() === name.toLowerCase());
    if (known) return this.give(known.id, indexes);
    const quote = this.analysis.quotes[indexes[0]];
    const mention = this.text.nearest(name, quote.content[0].start) ?? quote.source;
    if (mention === null) return "This name is not in the article, and the quote has no source that could stand for it.";
    const [corrections, id] = introduce(this.corrections, this.analysis, name, mention);
    this.change(assign(corrections, this.analysis, indexes, id));
    this.report(`Quote ${indexes.map((index) => index + 1).join(", ")}: ${name}`);
    return null;
  }

  change(corrections) {
    this.past.push(this.corrections);
    this.corrections = corrections;
    this.draw();
  }

  undo() {
    if (this.past.length === 0) return;
    this.corrections = this.past.pop();
    this.draw();
    this.report("Undone");
  }

  export() {
    download(corrected(this.analysis, this.corrections), `${this.name}.quotes.json`);
    this.saved = this.corrections;
    this.report("Exported");
  }

  report(message) {
    const summary = this.summary();
    byId("status").textContent = message === summary ? summary : `${message} · ${summary}`;
    tell("problem", null);
  }
}

// The current quote or, where the filter hides it, the one that follows.
function stillShown(current, shown) {
  if (current === null) return null;
  return (shown.find(({ index }) => index >= current) ?? shown.at(-1))?.index ?? null;
}

function readFilter() {
  const kinds = [...document.querySelectorAll('#filter [name="kind"]:checked')].map((box) => box.value);
  return {
    speaker: byId("filter-speaker").value,
    kinds: new Set(kinds),
    from: byId("filter-from").valueAsNumber || 0,
    to: Number.isNaN(byId("filter-to").valueAsNumber) ? 100 : byId("filter-to").valueAsNumber,
  };
}
