// The speakers and their quotes, beside the article. What stays the same is not built again.

import { percent } from "./article.js";
import { make } from "./dom.js";

const ACTS = { speech: "speech", thought: "thought", other: "other attribution" };
const KINDS = ["direct", "mixed", "indirect"];

export class Panel {
  // `actions` has select, judge, choose, ends, classify, drop, each of the key of a quote, and describe, of a speaker's id.
  constructor(element, actions) {
    this.element = element;
    this.actions = actions;
    this.cards = new Map();
    this.sections = new Map();
    element.replaceChildren();
  }

  // Draw one section a speaker, with a card for each quote.
  draw(shown, current) {
    const groups = [...Map.groupBy(shown, ({ speaker }) => speaker.id).values()];
    groups.sort(([one], [other]) => rank(one.speaker) - rank(other.speaker));
    const cards = new Map(shown.map((entry) => [entry.key, this.#card(entry, entry.key === current)]));
    this.cards = cards;
    this.element.classList.toggle("long", shown.length > 200);
    this.#place(groups, cards);
  }

  card(key) {
    return this.cards.get(key)?.element;
  }

  #card(entry, isCurrent) {
    const { quote, verdict, edited, speaker } = entry;
    const signature = JSON.stringify([quote.content, quote.kind, quote.act, quote.cue, quote.source, verdict, edited, speaker.id, speaker.name, isCurrent]);
    const old = this.cards.get(entry.key);
    return old?.signature === signature ? old : { signature, element: card(entry, isCurrent, this.actions) };
  }

  // Put the sections in order. One whose cards are the same but for a few has only those replaced.
  #place(groups, cards) {
    const sections = new Map(groups.map((group) => [group[0].speaker.id, this.#section(group, cards)]));
    this.sections = sections;
    const elements = [...sections.values()].map(({ element }) => element);
    const isSame = elements.length === this.element.children.length
      && elements.every((element, at) => element === this.element.children[at]);
    if (!isSame) this.element.replaceChildren(...elements);
  }

  #section(group, cards) {
    const { speaker } = group[0];
    const keys = group.map(({ key }) => key);
    const { mentions, ...seen } = speaker;
    const signature = JSON.stringify([seen, keys]);
    const old = this.sections.get(speaker.id);
    const elements = keys.map((key) => cards.get(key).element);
    if (old?.signature !== signature) return { signature, element: section(speaker, elements, this.actions) };
    const list = old.element.querySelector("ol");
    elements.forEach((element, at) => list.children[at] !== element && list.children[at].replaceWith(element));
    return old;
  }
}

// Nobody comes last.
const rank = (speaker) => speaker.number || Infinity;

function section(speaker, cards, actions) {
  const id = `speaker-${speaker.id}`;
  return make("section", { class: `speaker ${speaker.tone}`, "aria-labelledby": id },
    make("div", { class: "speaker-head" },
      make("h3", { id }, make("span", { class: "number" }, String(speaker.number || "?")), speaker.name),
      speaker.id !== null && make("button", {
        type: "button", class: "small", "aria-label": `Edit ${speaker.name}`, onclick: () => actions.describe(speaker.id),
      }, "Edit")),
    description(speaker, cards.length),
    make("ol", {}, ...cards));
}

function description(speaker, count) {
  const facts = [
    speaker.role?.text,
    speaker.id !== null && speaker.kind !== "unknown" && speaker.kind,
    speaker.pronouns.join(", "),
    speaker.known !== null && speaker.known !== undefined && `known as ${speaker.known}`,
    `${count} quote${count === 1 ? "" : "s"}`,
  ];
  return make("p", { class: "quiet" }, facts.filter(Boolean).join(" · "));
}

function card(entry, isCurrent, actions) {
  const { key, quote, verdict, edited } = entry;
  const classes = ["card", verdict, edited && "edited", isCurrent && "current"].filter(Boolean).join(" ");
  const select = () => actions.select(key);
  return make("li", {
    class: classes, id: `quote-${key}`, tabindex: isCurrent ? 0 : -1, "aria-current": String(isCurrent),
    onclick: select, onfocus: select,
  },
  make("blockquote", {}, quote.content.map((span) => span.text).join(" … ")),
  make("p", { class: "quiet" }, facts(entry)),
  ...(isCurrent ? details(entry, actions) : []));
}

function facts({ quote, verdict, edited }) {
  const decided = [quote.added ? "added" : edited && "changed", quote.added ? null : verdict].filter(Boolean).join(", ");
  const source = quote.source && `source “${quote.source.text}”`;
  const cue = quote.cue && `cue “${quote.cue.text}”`;
  const act = quote.act === "speech" ? null : ACTS[quote.act];
  return [quote.kind, act, percent(quote.confidence), source, cue, decided].filter(Boolean).join(" · ");
}

// What only the card of the current quote has: thousands of controls would be slow.
function details(entry, actions) {
  const { key, quote, verdict, speaker } = entry;
  return [
    quote.evidence.length > 0 && make("p", { class: "quiet why" }, why(quote)),
    make("p", { class: "actions" },
      button("Accept", verdict === "accepted", key, () => actions.judge(key, "accepted")),
      button("Reject", verdict === "rejected", key, () => actions.judge(key, "rejected")),
      button(speaker.id === null ? "Name the speaker" : "Change the speaker", null, key, () => actions.choose(key)),
      button("Move the ends", null, key, () => actions.ends(key))),
    make("p", { class: "actions" },
      chooser("Kind", KINDS.map((kind) => [kind, kind]), quote.kind, (kind) => actions.classify(key, { kind })),
      chooser("Act", Object.entries(ACTS), quote.act, (act) => actions.classify(key, { act })),
      ...removable(quote).map(([name, part, index, span]) =>
        button(`Remove ${name}`, null, key, () => actions.drop(key, part, index), `Remove ${name}: ${span.text}`))),
  ];
}

function removable({ content, cue, source }) {
  const parts = content.length > 1 ? content.map((span, index) => [`part ${index + 1}`, "content", index, span]) : [];
  const others = [["cue", "cue", 0, cue], ["source", "source", 0, source]].filter(([, , , span]) => span !== null);
  return [...parts, ...others];
}

export const shortened = (words) => (words.length > 24 ? `${words.slice(0, 22).trimEnd()}…` : words);

function why(quote) {
  const rules = quote.evidence.map(({ rule, spans }) => [rule, ...spans.map((span) => `“${span.text}”`)].join(" "));
  return `Why: ${rules.join("; ")}`;
}

function button(label, pressed, key, onclick, name = null) {
  return make("button", {
    type: "button", class: "small", "aria-pressed": pressed === null ? null : String(pressed), "aria-label": name,
    "aria-describedby": `quote-${key}`,
    onclick: (event) => { event.stopPropagation(); onclick(); },
  }, label);
}

function chooser(label, options, value, choose) {
  const select = make("select", { onclick: (event) => event.stopPropagation(), onchange: () => choose(select.value) },
    ...options.map(([name, shown]) => make("option", { value: name, selected: name === value }, shown)));
  return make("label", { class: "small" }, `${label} `, select);
}
