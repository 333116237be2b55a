// Reading files that were opened or dropped, and offering files.

import { textOf } from "./server.js";

const MOST = 64 * 2 ** 20;  // beyond the analysis of any novel; a larger file would only hang the page
const LATER = 60_000;  // milliseconds
const PAGE = /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html)\b/is;

// The articles in a file, each {name, text, note} or {name, document}. Throws an Error that says what is wrong.
export async function readFile(file) {
  if (file.size > MOST) throw new Error(`${file.name} is too large (the limit is 64 MiB).`);
  const bytes = await file.arrayBuffer();
  const { text, note } = decode(bytes);
  if (/\.(json|jsonl|ndjson)$/i.test(file.name)) return documentsIn(file.name, text);
  const name = file.name.replace(/\.[^.]*$/, "");
  if (isPage(text) || /\.html?$/i.test(file.name) || isPacked(bytes)) return [{ name, ...(await read(file.name, bytes)) }];
  if (text.includes("\0")) throw new Error(`${file.name} is not a text file.`);
  return [{ name, text, note: note ? `${file.name} ${note}` : file.name }];
}

// Whether a text is the source of a web page.
export const isPage = (text) => PAGE.test(text);

// The main text of the source of a web page, with a note.
export const readPage = (text) => read("the text", new TextEncoder().encode(text));

async function read(name, bytes) {
  const { text, note } = await textOf(name, bytes);
  return { text, note: note ? `${name} ${note}` : name };
}

// EPUB, DOCX and the like are ZIP archives; gzip compresses one file.
const isPacked = (bytes) => /^(?:PK\x03\x04|\x1f\x8b)/.test(String.fromCharCode(...new Uint8Array(bytes, 0, Math.min(4, bytes.byteLength))));

function decode(bytes) {
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), note: "" };
  } catch {
    return { text: new TextDecoder("windows-1252").decode(bytes), note: "is not UTF-8; it was read as Windows-1252" };
  }
}

// Exports of this page and of the command line: one object, an array, or one object a line.
function documentsIn(name, content) {
  const values = parsed(content) ?? content.split("\n").filter((line) => line.trim()).map((line) => parsed(line));
  const all = [values].flat();
  if (all.length === 0 || all.some((value) => typeof value?.text !== "string")) {
    throw new Error(`${name} is neither an export of this page nor JSON with texts.`);
  }
  const base = name.replace(/\.[^.]*$/, "").replace(/\.quotes$/, "");
  return all.map((value, index) => articleOf(value, all.length > 1 ? `${base}, ${index + 1}` : base));
}

function parsed(content) {
  try {
    return JSON.parse(content);
  } catch {
    return null;
  }
}

function articleOf(value, fallback) {
  const given = [value.file, value.doc_id, value.id, value.title].find((each) => typeof each === "string" && each.trim());
  const name = given?.split(/[\\/]/).at(-1) || fallback;
  return "schema_version" in value ? { name, document: value } : { name, text: value.text, note: name };
}

// Offer content as a file.
export function download(content, name, type) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), LATER);  // a busy browser begins to save only after a while
}
