// The page: an article goes in, its review comes out.

import { byId, tell } from "./dom.js";
import { readFile } from "./files.js";
import { listen } from "./keys.js";
import { Review } from "./review.js";
import { analyze } from "./server.js";

let review = null;
let opened = null;  // the file that was opened: a text area would change its line ends, and with them the offsets

async function find() {
  const text = opened?.text ?? byId("text").value;
  if (text.trim() === "") return tell("problem", "There is no text yet: paste an article, or open a file.");
  byId("find").disabled = true;
  byId("status").textContent = "Reading…";
  tell("problem", null);
  try {
    const analysis = await analyze(text);
    show(true);
    review = new Review(analysis, opened?.name ?? "article");
    byId("article").focus();
  } catch (error) {
    byId("status").textContent = "";
    tell("problem", error.message);
  } finally {
    byId("find").disabled = false;
  }
}

async function open(file) {
  try {
    const { text, note } = await readFile(file);
    if (!leave()) return;
    byId("text").value = text;
    opened = { text, name: file.name.replace(/\.[^.]*$/, "") };
    byId("file-name").textContent = note;
    await find();
  } catch (error) {
    tell("problem", error.message);
  }
}

// Go back to the entry, unless the reader wants to keep unsaved corrections.
function leave() {
  if (review?.unsaved && !window.confirm("Leave this article? You have not exported your corrections.")) return false;
  review = null;
  show(false);
  byId("filter").reset();
  byId("status").textContent = "";
  return true;
}

function show(reviewing) {
  byId("entry").hidden = reviewing;
  for (const id of ["review", "another", "undo", "export"]) byId(id).hidden = !reviewing;
}

byId("entry").addEventListener("submit", (event) => {
  event.preventDefault();
  find();
});
byId("text").addEventListener("input", () => {
  opened = null;
  byId("file-name").textContent = "";
});
byId("text").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) find();
});
byId("file").addEventListener("change", (event) => {
  const [file] = event.target.files;
  event.target.value = "";
  if (file) open(file);
});
byId("another").addEventListener("click", () => leave() && byId("text").select());
byId("undo").addEventListener("click", () => review.undo());
byId("export").addEventListener("click", () => review.export());
byId("filter").addEventListener("submit", (event) => event.preventDefault());
byId("filter").addEventListener("input", () => {
  review.draw();
  review.report(review.summary());
});

const bringsFiles = (event) => event.dataTransfer.types.includes("Files");
document.addEventListener("dragover", (event) => bringsFiles(event) && event.preventDefault());
document.addEventListener("drop", (event) => {
  if (!bringsFiles(event)) return;
  event.preventDefault();
  const [file] = event.dataTransfer.files;
  if (file) open(file);
});
window.addEventListener("beforeunload", (event) => {
  if (review?.unsaved) event.preventDefault();
});
listen(() => review);
