// Single keys of the review. They can be switched off on the page, and do nothing while someone types.

import { byId } from "./dom.js";

const TYPING = "input:not([type=checkbox]), textarea, select, dialog";

// What a key does, or undefined. Arrows belong to a card that has the focus; letters and digits can be switched off.
function actionOf(event, review) {
  if (event.target.matches(".card") && event.key === "ArrowDown") return () => review.move(1);
  if (event.target.matches(".card") && event.key === "ArrowUp") return () => review.move(-1);
  if (!byId("keys").checked) return undefined;
  const actions = {
    j: () => review.move(1),
    k: () => review.move(-1),
    a: () => review.judge("accepted"),
    x: () => review.judge("rejected"),
    s: () => review.choose(),
    u: () => review.undo(),
    e: () => review.export(),
    f: () => byId("filter-speaker").focus(),
    "?": () => { byId("help").open = !byId("help").open; },
  };
  if (/^[0-9]$/.test(event.key)) return () => review.giveByNumber(Number(event.key));
  return Object.hasOwn(actions, event.key) ? actions[event.key] : undefined;
}

// Listen to keys for the review that `current` returns; null while there is none.
export function listen(current) {
  document.addEventListener("keydown", (event) => {
    const review = current();
    const chorded = event.ctrlKey || event.metaKey || event.altKey;
    if (review === null || chorded || event.target.closest(TYPING)) return;
    const action = actionOf(event, review);
    if (action === undefined) return;
    event.preventDefault();
    action();
  });
}
