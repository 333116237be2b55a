// The speakers and their quotes, beside the article.

import { percent } from "./article.js";
import { make } from "./dom.js";

const ACTS = { speech: null, thought: "thought", other: "other attribution" };

// Draw one section a speaker, with a card for each quote. `actions` has select, judge and choose, each of a quote index.
export function drawPanel(shown, actions) {
  const groups = Map.groupBy(shown, ({ speaker }) => speaker.id);
  const ordered = [...groups.values()].sort(([one], [other]) => rank(one.speaker) - rank(other.speaker));
  return ordered.map((group) => section(group[0].speaker, group, actions));
}

// Nobody comes last.
const rank = (speaker) => speaker.number || Infinity;

function section(speaker, group, actions) {
  const id = `speaker-${speaker.id}`;
  return make("section", { class: `speaker ${speaker.tone}`, "aria-labelledby": id },
    make("h3", { id }, make("span", { class: "number" }, String(speaker.number || "?")), speaker.name),
    description(speaker, group.length),
    make("ol", {}, ...group.map((entry) => card(entry, actions))));
}

function description(speaker, count) {
  const facts = [
    speaker.role?.text,
    speaker.id !== null && speaker.kind !== "unknown" && speaker.kind,
    speaker.pronouns.join(", "),
    `${count} quote${count === 1 ? "" : "s"}`,
  ];
  return make("p", { class: "quiet" }, facts.filter(Boolean).join(" · "));
}

function card(entry, actions) {
  const { index, quote, verdict, speaker } = entry;
  const classes = ["card", verdict, entry.moved && "moved"].filter(Boolean).join(" ");
  const select = () => actions.select(index);
  return make("li", { class: classes, id: `quote-${index}`, tabindex: -1, onclick: select, onfocus: select },
    make("blockquote", {}, quote.content.map((span) => span.text).join(" … ")),
    make("p", { class: "quiet" }, facts(entry)),
    make("p", { class: "quiet why" }, why(quote)),
    make("p", { class: "actions" },
      button("Accept", verdict === "accepted", index, () => actions.judge(index, "accepted")),
      button("Reject", verdict === "rejected", index, () => actions.judge(index, "rejected")),
      button(speaker.id === null ? "Name the speaker" : "Change the speaker", null, index, () => actions.choose(index))));
}

function facts({ quote, verdict, moved }) {
  const decided = verdict ?? (moved ? "speaker changed" : null);
  const source = quote.source && `source “${quote.source.text}”`;
  const cue = quote.cue && `cue “${quote.cue.text}”`;
  return [quote.kind, ACTS[quote.act], percent(quote.confidence), source, cue, decided].filter(Boolean).join(" · ");
}

function why(quote) {
  const rules = quote.evidence.map(({ rule, spans }) => [rule, ...spans.map((span) => `“${span.text}”`)].join(" "));
  return rules.length > 0 ? `Why: ${rules.join("; ")}` : "";
}

function button(label, pressed, index, onclick) {
  return make("button", { type: "button", "aria-pressed": pressed === null ? null : String(pressed),
    "aria-describedby": `quote-${index}`,
    onclick: (event) => { event.stopPropagation(); onclick(); } }, label);
}
