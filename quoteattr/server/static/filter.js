// Which quotes are shown.

import { byId } from "./dom.js";

// The current quote or, where the filter hides it, the one that follows.
export function stillShown(current, all, shown) {
  if (current === null) return null;
  const here = all.findIndex(({ key }) => key === current);
  return (shown.find(({ index }) => index >= here) ?? shown.at(-1))?.key ?? null;
}

export function readFilter() {
  const kinds = [...document.querySelectorAll('#filter [name="kind"]:checked')].map((box) => box.value);
  return {
    speaker: byId("filter-speaker").value,
    kinds: new Set(kinds),
    from: byId("filter-from").valueAsNumber || 0,
    to: Number.isNaN(byId("filter-to").valueAsNumber) ? 100 : byId("filter-to").valueAsNumber,
    unchecked: byId("filter-unchecked").checked,
  };
}
