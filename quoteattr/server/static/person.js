// The dialog about a speaker: name, kind, role, an entry of the list of known people, and who it is the same as.

import { byId, make, openDialog } from "./dom.js";

// Ask about a speaker. `decide` is given {name, kind, role, known, same} and returns what is wrong, if anything.
export function describe(speaker, others, listed, decide, done) {
  byId("person-title").textContent = `Speaker ${speaker.number}: ${speaker.name}`;
  byId("person-name").value = speaker.name;
  byId("person-kind").value = speaker.kind;
  byId("person-role").value = speaker.role?.text ?? "";
  byId("person-same").replaceChildren(make("option", { value: "" }, "nobody else"),
    ...others.map(({ id, number, name }) => make("option", { value: id }, `${number}  ${name}`)));
  drawKnown(speaker, listed);
  openDialog("person", () => decide(answer()), done);
  byId("person-name").select();
}

// An id that came with the analysis is kept, even if the list does not have it.
function drawKnown(speaker, listed) {
  const ids = new Set([...listed.map(({ id }) => id), ...(speaker.known === null ? [] : [speaker.known])]);
  const names = new Map(listed.map(({ id, name }) => [id, `${name} (${id})`]));
  byId("person-known").replaceChildren(make("option", { value: "" }, "no"),
    ...[...ids].map((id) => make("option", { value: id }, names.get(id) ?? id)));
  byId("person-known").value = speaker.known ?? "";
  byId("person-known-label").hidden = byId("person-known").hidden = ids.size === 0;
}

function answer() {
  const same = byId("person-same").value;
  return {
    name: byId("person-name").value.trim(),
    kind: byId("person-kind").value,
    role: byId("person-role").value.trim(),
    known: byId("person-known").value || null,
    same: same === "" ? null : Number(same),
  };
}
