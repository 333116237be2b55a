// Asking the server.

// The analysis of a text. Throws an Error that says what went wrong.
export async function analyze(text) {
  const asking = { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ text }) };
  let answer;
  try {
    answer = await fetch("/v1/analysis", asking);
  } catch {
    throw new Error("The server does not answer. Is quoteattr serve still running?");
  }
  const document = await answer.json().catch(() => null);
  if (answer.ok && document !== null) return document;
  throw new Error(`The server says: ${document?.error?.message ?? answer.statusText}.`);
}
