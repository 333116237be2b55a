// One article under review: what was found, what the reader made of it, what is shown.

import { Article } from "./article.js";
import { choose } from "./chooser.js";
import { corrected } from "./corrected.js";
import { byId, make, tell } from "./dom.js";
import * as edits from "./edits.js";
import { Ends } from "./ends.js";
import { readFilter, stillShown } from "./filter.js";
import { Panel, shortened } from "./panel.js";
import { entries, isChecked, passes, people } from "./people.js";
import { describe } from "./person.js";
import { Selecting } from "./selecting.js";
import { Text } from "./text.js";

export class Review {
  // `work` is {id, name, analysis, state}, without a state if it is new; `known` the list of known people; `changed` is
  // called after each change.
  constructor({ id, name, analysis, state }, known, changed) {
    Object.assign(this, { id, name, analysis, known, changed });
    this.text = new Text(analysis.text);
    this.first = edits.begin(analysis);
    this.state = state ?? this.first;
    this.exported = this.state;
    this.past = [];
    this.current = null;
    this.isDragging = false;
    this.article = new Article(byId("article"), this.text, (key) => this.select(key));
    this.selecting = new Selecting(this.article, (span) => showTools(span));
    this.ends = new Ends(this.article, (place, offset, drags) => this.moveEnd(place, offset, drags), () => this.settle());
    this.panel = new Panel(byId("speakers"), {
      select: (key) => this.select(key),
      judge: (key, verdict) => this.judge(verdict, key),
      choose: (key) => this.choose(key),
      ends: () => this.ends.next(),
      classify: (key, fields) => this.classify(key, fields),
      drop: (key, part, index) => this.change(edits.dropPart(this.state, this.text, key, part, index), "Removed"),
      describe: (speaker) => this.describe(speaker),
    });
    showTools(null);
    this.draw();
    this.report(this.summary());
  }

  get document() {
    return { file: this.name, ...corrected(this.analysis, this.first, this.state) };
  }

  get people() {
    return people(this.first, this.state);
  }

  get entries() {
    if (this.entriesOf !== this.state) {
      this.entriesOf = this.state;
      this.entriesNow = entries(this.first, this.state);
    }
    return this.entriesNow;
  }

  get shown() {
    const filter = readFilter();
    return this.entries.filter((entry) => passes(entry, filter));
  }

  get checked() {
    return this.entries.filter(isChecked).length;
  }

  get quote() {
    return this.current === null ? null : edits.quoteOf(this.state, this.current);
  }

  // People of the list who are not among the speakers yet.
  get listed() {
    const present = new Set(this.state.speakers.map(({ known }) => known));
    return this.known.filter(({ id }) => !present.has(id));
  }

  summary() {
    const count = this.entries.length;
    const shown = this.shown.length;
    if (count === 0) return "No quotes were found in this text.";
    const quotes = `${count} quote${count === 1 ? "" : "s"}`;
    return [quotes, shown < count && `${shown} shown`, `${this.checked} checked`].filter(Boolean).join(" · ");
  }

  // Draw what has changed, and put the focus back on the card or the handle that had it.
  draw() {
    const { activeElement } = document;
    const onCard = activeElement?.closest(".card") !== null;
    const handle = activeElement?.matches(".handle") ? { ...activeElement.dataset } : null;
    this.drawSpeakers();
    const { shown } = this;
    this.current = stillShown(this.current, this.entries, shown);
    this.article.draw(shown, this.current);
    this.panel.draw(shown, this.current);
    if (this.current === null && shown.length > 0) this.panel.card(shown[0].key).tabIndex = 0;
    byId("undo").disabled = this.past.length === 0;
    if (handle) this.article.handle(handle)?.focus({ preventScroll: this.isDragging });
    else if (onCard) this.focus();
  }

  drawSpeakers() {
    const select = byId("filter-speaker");
    const { value } = select;
    const all = this.people.map(({ id, name, number }) => make("option", { value: id }, `${number}  ${name}`));
    select.replaceChildren(make("option", { value: "" }, "everyone"), ...all,
      make("option", { value: "null" }, "not known"));
    select.value = value;
    if (select.selectedIndex < 0) select.value = "";
  }

  // Put the focus on the card of the current quote.
  focus() {
    const card = this.panel.card(this.current);
    card?.focus({ preventScroll: true });
    for (const place of [card, byId("article").querySelector(".current")]) place?.scrollIntoView({ block: "nearest" });
  }

  // After a dialog, unless the reader is somewhere else already: browsers tell late that it was closed.
  refocus() {
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body || activeElement.closest("dialog")) this.focus();
  }

  select(key) {
    if (key === this.current && document.activeElement?.id === `quote-${key}`) return;
    if (key !== this.current) {
      this.current = key;
      this.draw();
    }
    this.focus();
  }

  // Go on by so many quotes, in the order of the text, among those that are shown.
  move(step) {
    const keys = this.shown.map((entry) => entry.key);
    if (keys.length === 0) return;
    const here = keys.indexOf(this.current);
    const next = here < 0 ? (step > 0 ? 0 : keys.length - 1) : here + step;
    this.select(keys[Math.min(Math.max(next, 0), keys.length - 1)]);
  }

  // Decide about a quote. After an acceptance the next one is shown.
  judge(verdict, key = this.current) {
    if (key === null) return;
    this.current = key;
    const following = this.shown.find(({ index }) => index > this.numberOf(key) - 1);
    const number = this.numberOf(key);
    this.change(edits.judge(this.state, key, verdict));
    const now = edits.quoteOf(this.state, key).verdict;
    if (now === "accepted" && following) this.select(following.key);
    this.report(`Quote ${number} ${now ?? "not decided"}`);
  }

  numberOf(key) {
    return 1 + this.entries.findIndex((entry) => entry.key === key);
  }

  choose(key = this.current) {
    if (key === null) return;
    this.select(key);
    const entry = this.entries.find((one) => one.key === key);
    const alike = this.entries.filter(({ speaker }) => speaker.id === entry.speaker.id);
    choose(entry, this.people, this.listed, alike.length, ({ id, name, all }) => {
      const keys = (all ? alike : [entry]).map((one) => one.key);
      return name === "" ? this.give(id, keys) : this.giveByName(name, keys);
    }, () => this.refocus());
  }

  // Give the current quote to the speaker with this number; 0 is nobody.
  giveByNumber(number) {
    if (this.current === null) return;
    const person = this.people.find((one) => one.number === number);
    if (number === 0 || person) this.give(person?.id ?? null, [this.current]);
  }

  give(id, keys) {
    this.change(edits.assign(this.state, keys, id), `${this.numbers(keys)}: ${edits.speakerOf(this.state, id)?.name ?? "speaker not known"}`);
    return null;
  }

  // Give quotes to somebody by name. Returns what is wrong with it, if anything.
  giveByName(name, keys) {
    const present = this.people.find((one) => one.name.toLowerCase() === name.toLowerCase());
    if (present) return this.give(present.id, keys);
    const person = this.known.find((one) => one.name.toLowerCase() === name.toLowerCase());
    const quote = edits.quoteOf(this.state, keys[0]);
    const names = [name, ...(person?.aliases ?? [])];
    const mention = names.map((one) => this.text.nearest(one, quote.content[0].start)).find(Boolean) ?? quote.source;
    if (mention === null) {
      return "This name is not in the article, and the quote has no words for its speaker. Select them in the text first.";
    }
    const [state, id] = edits.introduce(this.state, name, mention, person?.id ?? null);
    this.change(edits.assign(state, keys, id), `${this.numbers(keys)}: ${name}`);
    return null;
  }

  numbers(keys) {
    return `Quote ${keys.map((key) => this.numberOf(key)).join(", ")}`;
  }

  // Ask about a speaker, by default that of the current quote.
  describe(id = this.quote?.speaker ?? null) {
    const speaker = this.people.find((one) => one.id === id);
    if (speaker === undefined) return this.report("This quote has no speaker to edit");
    const others = this.people.filter((one) => one.id !== id);
    describe(speaker, others, this.listed, (answer) => this.setSpeaker(speaker, answer), () => this.refocus());
  }

  // Returns what is wrong with the answer, if anything.
  setSpeaker(speaker, { name, kind, role, known, same }) {
    if (name === "") return "A speaker needs a name or a description.";
    const span = role === "" ? null : this.text.nearest(role, speaker.mentions[0]?.start ?? 0);
    if (role !== "" && span === null) return "The role must be words of the article, as they stand there.";
    const isSameRole = role === (speaker.role?.text ?? "");
    const described = edits.describe(this.state, speaker.id, { name, kind, role: isSameRole ? speaker.role : span, known });
    const state = same === null ? described : edits.merge(described, speaker.id, same);
    const kept = edits.speakerOf(state, same ?? speaker.id);
    this.change(state, same === null ? `Speaker: ${kept.name}` : `${name} and ${kept.name} are the same`);
    return null;
  }

  classify(key, fields) {
    this.change(edits.classify(this.state, key, fields), `Quote ${this.numberOf(key)}: ${Object.values(fields)[0]}`);
  }

  // Go on to the next kind.
  turnKind() {
    const next = { direct: "mixed", mixed: "indirect", indirect: "direct" };
    if (this.quote !== null) this.classify(this.current, { kind: next[this.quote.kind] });
  }

  // Begin to select words with the keys, at the current quote or where the article is scrolled to.
  startSelecting() {
    byId("article").focus({ preventScroll: true });
    const { left, top } = byId("article").getBoundingClientRect();
    const visible = this.article.offsetUnder(left + 60, Math.max(top, 0) + 60);
    this.selecting.begin(this.quote?.content[0].start ?? visible ?? 0);
  }

  addQuote() {
    const { span } = this.selecting;
    if (span === null) return this.report("Select the words in the text first: press t, or use the mouse");
    const [state, key] = edits.addQuote(this.state, span, this.kindOf(span));
    this.current = key;
    this.change(state, "Quote added");
    this.select(key);
    this.selecting.clear();
    this.choose(key);
  }

  // Use the selected words as a part of the current quote, or as the role of its speaker.
  useAs(part) {
    const { span } = this.selecting;
    if (span === null) return this.report("Select the words in the text first: press t, or use the mouse");
    if (this.quote === null) return this.report("Choose a quote first: press j");
    const words = this.text.trimmed(span.start, span.end, part !== "content");
    const state = this.with(part, words);
    if (state === null) return this.report("This quote has no speaker yet");
    this.change(state, `“${shortened(words.text)}” is ${PART_NAMES[part]} of quote ${this.numberOf(this.current)}`);
    this.selecting.clear();
    this.focus();
  }

  with(part, span) {
    const { quote, state } = this;
    if (part === "content") return edits.setContent(state, this.text, quote.key, [...quote.content, span]);
    if (part !== "role") return edits.setPart(state, quote.key, part, span);
    return quote.speaker === null ? null : edits.describe(state, quote.speaker, { role: span });
  }

  // Quotation marks decide about the kind, as they do in the package.
  kindOf({ start, end }) {
    const quotations = this.analysis.quotations.map(({ span }) => span);
    const letters = [];
    [...this.text.slice(start, end)].forEach((letter, at) => /[\p{L}\p{N}]/u.test(letter) && letters.push(start + at));
    const inside = letters.filter((at) => quotations.some((span) => span.start <= at && at < span.end)).length;
    return inside === letters.length ? "direct" : inside > 0 ? "mixed" : "indirect";
  }

  // A whole drag is one step for undo.
  moveEnd(place, offset, drags = false) {
    const state = edits.moveEnd(this.state, this.text, this.current, place, offset);
    if (state === this.state) return;
    const goesOn = drags && this.isDragging;
    this.isDragging = drags;
    this.change(state, `“${shortened(edits.partOf(edits.quoteOf(state, this.current), place.part, place.index).text)}”`, goesOn);
  }

  settle() {
    this.isDragging = false;
  }

  change(state, message = null, goesOn = false) {
    if (!goesOn) this.past.push({ state: this.state, current: this.current });
    this.state = state;
    this.draw();
    if (message !== null) this.report(message);
    this.changed();
  }

  undo() {
    const before = this.past.pop();
    if (before === undefined) return;
    this.state = before.state;
    if (this.entries.some(({ key }) => key === before.current)) this.current = before.current;
    this.draw();
    this.report("Undone");
    this.changed();
  }

  report(message) {
    const summary = this.summary();
    byId("status").textContent = message === summary ? summary : `${message} · ${summary}`;
    tell("problem", null);
  }
}

const PART_NAMES = {
  content: "a part", cue: "the cue", source: "the source", role: "the role of the speaker",
};

function showTools(span) {
  byId("tools").hidden = span === null;
  byId("selected").textContent = span === null ? "" : shortened(span.text);
}
