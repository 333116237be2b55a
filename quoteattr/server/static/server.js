// Asking the server.

export const BUILT_IN = { title: "quoteattr", schema_version: null, articles: [], known: [] };

// The analysis of a text, with options {scope, known}. Throws an Error that says what went wrong.
export function analyze(text, options, signal) {
  return post("/v1/analysis", JSON.stringify({ text, ...options }), "application/json", signal);
}

// What the server offers for review.
export function desk() {
  return ask("/page/desk", {});
}

// An article of the server: {text, note} or {document}.
export function article(number) {
  return ask(`/page/articles/${number}`, {});
}

// The text of a file that a browser cannot read itself: {text, note}.
export function textOf(name, bytes) {
  return post(`/page/text?name=${encodeURIComponent(name)}`, bytes, "application/octet-stream");
}

// A document in another format; "json" checks it.
export async function exported(document, format, name) {
  const body = JSON.stringify({ document, format, name });
  return (await post("/page/export", body, "application/json")).content;
}

function post(address, body, type, signal) {
  return ask(address, { method: "POST", headers: { "Content-Type": type }, body, signal });
}

async function ask(address, request) {
  let answer;
  try {
    answer = await fetch(address, request);
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Error("The server does not answer. Is quoteattr serve still running?");
  }
  const document = await answer.json().catch(() => null);
  if (answer.ok && document !== null) return document;
  throw new Error(`The server says: ${document?.error?.message ?? answer.statusText}.`);
}
