// What the reader does with the page, and what that calls.

import { byId } from "./dom.js";
import { listen } from "./keys.js";
import * as options from "./options.js";
import { Page } from "./page.js";

const page = new Page();

byId("paste").addEventListener("submit", (event) => {
  event.preventDefault();
  page.find();
});
byId("text").addEventListener("input", () => {
  page.opened = null;
  byId("file-name").textContent = "";
});
byId("text").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) page.find();
});
byId("file").addEventListener("change", (event) => {
  const files = [...event.target.files];
  event.target.value = "";
  if (files.length > 0) page.open(files);
});
byId("known-file").addEventListener("change", (event) => {
  const [file] = event.target.files;
  event.target.value = "";
  if (file) options.openList(file);
});
byId("stop").addEventListener("click", () => page.asking?.abort());
byId("clear").addEventListener("click", () => page.clear());
byId("another").addEventListener("click", async () => {
  if (await page.leave()) byId("text").select();
});
byId("undo").addEventListener("click", () => page.review.undo());
byId("export").addEventListener("click", () => page.export());
byId("next").addEventListener("click", () => page.next());
byId("queue-choice").addEventListener("change", () => page.openQueued(Number(byId("queue-choice").value)));
byId("filter").addEventListener("submit", (event) => event.preventDefault());
byId("filter").addEventListener("input", () => {
  page.review.draw();
  page.review.report(page.review.summary());
});

for (const button of document.querySelectorAll("#tools [data-part]")) {
  button.addEventListener("click", () => page.review.useAs(button.dataset.part));
}
byId("add").addEventListener("click", () => page.review.addQuote());
byId("unselect").addEventListener("click", () => page.review.selecting.clear());
document.addEventListener("selectionchange", () => page.review?.selecting.follow());
byId("article").addEventListener("pointerdown", (event) => page.review.ends.grab(event));
document.addEventListener("pointermove", (event) => page.review?.ends.drag(event));
for (const over of ["pointerup", "pointercancel"]) document.addEventListener(over, () => page.review?.ends.release());

const bringsFiles = (event) => event.dataTransfer.types.includes("Files");
document.addEventListener("dragover", (event) => bringsFiles(event) && event.preventDefault());
document.addEventListener("drop", (event) => {
  if (!bringsFiles(event)) return;
  event.preventDefault();
  page.open([...event.dataTransfer.files]);
});
window.addEventListener("pagehide", () => page.flush());
window.addEventListener("beforeunload", (event) => {
  if (page.review && !page.store.keeps && page.review.state !== page.review.exported) event.preventDefault();
});
listen(page);
await page.start();
