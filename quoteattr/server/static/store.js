// What is kept in this browser: analyses and what was made of them, until somebody clears them.

const NAME = "quoteattr";
const STORES = ["list", "analyses", "states"];
export const FORM = 1;  // of what is kept; anything else is not read

export class Store {
  constructor(database) {
    this.database = database;
  }

  // Open it. Where a browser keeps nothing, as in some private windows, it only forgets.
  static async open() {
    try {
      const opening = indexedDB.open(NAME, 1);
      opening.onupgradeneeded = () => STORES.forEach((name) => opening.result.createObjectStore(name, { keyPath: "id" }));
      return new Store(await outcome(opening));
    } catch {
      return new Store(null);
    }
  }

  get keeps() {
    return this.database !== null;
  }

  // What is kept, the latest first: {id, name, saved, quotes, checked, done}.
  async all() {
    if (!this.keeps) return [];
    const kept = await outcome(this.#in(["list"], "readonly").objectStore("list").getAll());
    return kept.filter(({ form }) => form === FORM).sort((one, other) => other.saved - one.saved);
  }

  // One piece of work: {entry, analysis, state}; null if there is none.
  async load(id) {
    if (!this.keeps) return null;
    const transaction = this.#in(STORES, "readonly");
    const [entry, analysis, state] = await Promise.all(STORES.map((name) => outcome(transaction.objectStore(name).get(id))));
    return entry?.form === FORM && analysis && state ? { entry, analysis: analysis.value, state: state.value } : null;
  }

  // Keep a piece of work; the analysis only the first time.
  async save(entry, analysis, state) {
    if (!this.keeps) return;
    const transaction = this.#in(STORES, "readwrite");
    transaction.objectStore("list").put({ ...entry, form: FORM, saved: Date.now() });
    transaction.objectStore("states").put({ id: entry.id, value: state });
    if (analysis !== null) transaction.objectStore("analyses").put({ id: entry.id, value: analysis });
    await finished(transaction);
  }

  async remove(id) {
    const transaction = this.#in(STORES, "readwrite");
    STORES.forEach((name) => transaction.objectStore(name).delete(id));
    await finished(transaction);
  }

  async clear() {
    const transaction = this.#in(STORES, "readwrite");
    STORES.forEach((name) => transaction.objectStore(name).clear());
    await finished(transaction);
  }

  #in(stores, mode) {
    return this.database.transaction(stores, mode);
  }
}

function outcome(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function finished(transaction) {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = transaction.onerror = () => reject(transaction.error);
  });
}

// Names a text: two 32-bit hashes (FNV-1a forwards and backwards) and its length.
export function idOf(text) {
  let [one, other] = [0x811c9dc5, 0x811c9dc5];
  for (let index = 0; index < text.length; index += 1) {
    one = Math.imul(one ^ text.charCodeAt(index), 0x01000193);
    other = Math.imul(other ^ text.charCodeAt(text.length - 1 - index), 0x01000193);
  }
  return [text.length, one >>> 0, other >>> 0].map((number) => number.toString(36)).join("-");
}
