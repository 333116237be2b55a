// Reading a file that was opened or dropped.

const MOST = 10 * 2 ** 20;  // beyond any article; a larger file would only hang the page before the server refuses it

// The text of a file, line ends and all, with a note on how it was read. Throws an Error that says what is wrong.
export async function readFile(file) {
  if (file.size > MOST) throw new Error(`${file.name} is too large (the limit is 10 MiB).`);
  const bytes = await file.arrayBuffer();
  const { text, note } = decode(bytes);
  if (text.includes("\0")) throw new Error(`${file.name} is not a text file.`);
  return { text, note: note ? `${file.name} ${note}` : file.name };
}

function decode(bytes) {
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), note: "" };
  } catch {
    return { text: new TextDecoder("windows-1252").decode(bytes), note: "is not UTF-8; it was read as Windows-1252" };
  }
}

// Offer a value as a JSON file.
export function download(value, name) {
  const address = URL.createObjectURL(new Blob([`${JSON.stringify(value, null, 1)}\n`], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
