// Exports: what was reviewed, as a file.

import { corrected } from "./corrected.js";
import { begin } from "./edits.js";
import { download } from "./files.js";
import { exported } from "./server.js";

const TYPES = { csv: "text/csv", html: "text/html", annotations: "application/ld+json" };
const ENDINGS = { csv: "csv", html: "html", annotations: "jsonld" };

// Save a review in a format. JSON is written here, so that work can be saved even if the server has gone.
export async function save(document, name, format) {
  const plain = name.replace(/[^\p{L}\p{N}._-]+/gu, " ").trim();
  const file = `${plain || "article"}.quotes`;
  if (format === "json") return download(`${JSON.stringify(document, null, 1)}\n`, `${file}.json`, "application/json");
  const content = await exported(document, format, name);
  const text = typeof content === "string" ? content : `${JSON.stringify(content, null, 1)}\n`;
  download(text, `${file}.${ENDINGS[format]}`, TYPES[format]);
}

// Save all that is kept in this browser as JSON Lines. Returns how many articles that were.
export async function saveAll(store) {
  const lines = [];
  for (const { id, name } of (await store.all()).reverse()) {
    const work = await store.load(id);
    if (work !== null) lines.push(JSON.stringify({ file: name, ...corrected(work.analysis, begin(work.analysis), work.state) }));
  }
  if (lines.length > 0) download(`${lines.join("\n")}\n`, "quotes.jsonl", "application/jsonl");
  return lines.length;
}
