// Single keys of the review. They can be switched off on the page, and do nothing while someone types.

import { byId } from "./dom.js";

const TYPING = "input:not([type=checkbox]), textarea, select, dialog[open]";

// A menu in a dialog that was just closed may have the focus for a moment more.
const isTyping = (element) => element.closest(TYPING) !== null && element.closest("dialog:not([open])") === null;

// The keys of a review, and of the page around it: {next, export}.
const actions = (review, page) => ({
  j: () => review.move(1),
  k: () => review.move(-1),
  a: () => review.judge("accepted"),
  x: () => review.judge("rejected"),
  s: () => review.choose(),
  m: () => review.describe(),
  d: () => review.turnKind(),
  b: () => review.ends.next(),
  t: () => review.startSelecting(),
  q: () => review.addQuote(),
  i: () => review.useAs("content"),
  c: () => review.useAs("cue"),
  w: () => review.useAs("source"),
  r: () => review.useAs("role"),
  u: () => review.undo(),
  n: () => page.next(),
  e: () => page.export(),
  f: () => byId("filter-speaker").focus(),
  "?": () => { byId("help").open = !byId("help").open; },
});

// What a key does, or undefined. Arrows belong to what has the focus; letters and digits can be switched off.
function actionOf(event, review, page) {
  if (event.target.matches(".card") && event.key === "ArrowDown") return () => review.move(1);
  if (event.target.matches(".card") && event.key === "ArrowUp") return () => review.move(-1);
  if (event.target.matches(".handle, .card *") && event.key === "Escape") return () => review.focus();
  if (event.key === "Escape" && review.selecting.isActive) return () => { review.selecting.clear(); review.focus(); };
  if (!byId("keys").checked) return undefined;
  if (/^[0-9]$/.test(event.key)) return () => review.giveByNumber(Number(event.key));
  const all = actions(review, page);
  return Object.hasOwn(all, event.key) ? all[event.key] : undefined;
}

// Listen to keys for the review that `page.review` is; null while there is none.
export function listen(page) {
  document.addEventListener("keydown", (event) => {
    const { review } = page;
    if (review === null || isTyping(event.target)) return;
    if (review.ends.press(event) || (event.target.id === "article" && review.selecting.press(event))) {
      event.preventDefault();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const action = actionOf(event, review, page);
    if (action === undefined) return;
    event.preventDefault();
    action();
  });
}
