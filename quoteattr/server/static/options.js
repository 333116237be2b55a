// What the texts are read with: the scope and the known people. Kept in this browser.

import { byId, tell } from "./dom.js";
import { peopleIn } from "./known.js";

const KEPT = "quoteattr.options";

// Fill the form from what was kept; `changed` is called when somebody changes it.
export function restore() {
  const kept = read();
  byId("scope").value = kept.scope ?? "";
  byId("known").value = kept.known ?? "";
  for (const id of ["scope", "known"]) byId(id).addEventListener("change", keep);
}

// The options for a request, and the people of the server and of the list. Throws if the list is wrong.
export function chosen(offered) {
  const people = peopleIn(byId("known").value);
  const options = {};
  if (byId("scope").value !== "") options.scope = byId("scope").value;
  if (people.length > 0) options.known = people;
  const own = new Set(people.map(({ id }) => id));
  return { options, known: [...offered.filter(({ id }) => !own.has(id)), ...people] };
}

export async function openList(file) {
  byId("known").value = await file.text();
  keep();
}

export function forget() {
  try {
    localStorage.removeItem(KEPT);
  } catch { /* a browser that keeps nothing has nothing to forget */ }
  byId("scope").value = "";
  byId("known").value = "";
}

function keep() {
  try {
    peopleIn(byId("known").value);
    tell("problem", null);
    localStorage.setItem(KEPT, JSON.stringify({ scope: byId("scope").value, known: byId("known").value }));
  } catch (error) {
    tell("problem", error.message);
  }
}

function read() {
  try {
    return JSON.parse(localStorage.getItem(KEPT)) ?? {};
  } catch {
    return {};
  }
}
