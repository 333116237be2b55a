// The dialog that asks who says a quote.

import { byId, make, openDialog } from "./dom.js";

// Ask about an entry. `decide` is given the answer, {id, name, known, all}, and returns what is wrong with it, if
// anything; `done` is called when the dialog is gone.
export function choose(entry, everyone, listed, alike, decide, done) {
  byId("chooser-quote").textContent = entry.quote.content.map((span) => span.text).join(" … ");
  byId("chooser-speaker").replaceChildren(
    ...everyone.map((speaker) => make("option", { value: speaker.id }, `${speaker.number}  ${speaker.name}`)),
    make("option", { value: "" }, "0  Not known"),
    listed.length > 0 && make("optgroup", { label: "From your list" },
      ...listed.map((person) => make("option", { value: `known ${person.id}` }, person.name))));
  byId("chooser-speaker").value = entry.speaker.id ?? "";
  byId("chooser-name").value = "";
  byId("chooser-all").checked = false;
  byId("chooser-all-label").hidden = alike < 2 || entry.speaker.id === null;
  byId("chooser-all-text").textContent = `for all ${alike} quotes of ${entry.speaker.name}`;
  openDialog("chooser", () => decide(answer(listed)), done);
  byId("chooser-speaker").focus();
}

function answer(listed) {
  const { value } = byId("chooser-speaker");
  const person = listed.find(({ id }) => value === `known ${id}`);
  const all = byId("chooser-all").checked;
  const name = byId("chooser-name").value.trim() || person?.name || "";
  return { id: value === "" || person ? null : Number(value), name, all };
}
