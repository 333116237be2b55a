// The dialog that asks who says a quote.

import { byId, make, tell } from "./dom.js";

// Ask about an entry. `decide` is given the answer, {id, name, all}, and returns what is wrong with it, if anything;
// `done` is called when the dialog is gone.
export function choose(entry, everyone, alike, decide, done) {
  const dialog = byId("chooser");
  byId("chooser-quote").textContent = entry.quote.content.map((span) => span.text).join(" … ");
  byId("chooser-speaker").replaceChildren(
    ...everyone.map((speaker) => make("option", { value: speaker.id }, `${speaker.number}  ${speaker.name}`)),
    make("option", { value: "" }, "0  Not known"));
  byId("chooser-speaker").value = entry.speaker.id ?? "";
  byId("chooser-name").value = "";
  byId("chooser-all").checked = false;
  byId("chooser-all-label").hidden = alike < 2 || entry.speaker.id === null;
  byId("chooser-all-text").textContent = `for all ${alike} quotes of ${entry.speaker.name}`;
  tell("chooser-problem", null);
  byId("chooser-form").onsubmit = (event) => {
    const problem = decide(answer());
    tell("chooser-problem", problem);
    if (problem) event.preventDefault();
  };
  byId("chooser-cancel").onclick = () => dialog.close();
  dialog.onclose = done;
  dialog.showModal();
  byId("chooser-speaker").focus();
}

function answer() {
  const id = byId("chooser-speaker").value;
  return { id: id === "" ? null : Number(id), name: byId("chooser-name").value.trim(), all: byId("chooser-all").checked };
}
