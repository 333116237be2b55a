// The page: articles go in, their reviews come out. What is kept, what waits, what is shown.

import { byId, make, tell } from "./dom.js";
import { save, saveAll } from "./exporting.js";
import { isPage, readFile, readPage } from "./files.js";
import * as options from "./options.js";
import { Queue } from "./queue.js";
import { Review } from "./review.js";
import * as server from "./server.js";
import { Store, idOf } from "./store.js";

const LONG = 200_000;  // characters: what takes longer than ten seconds
const PAUSE = 300;  // milliseconds without a change, after which work is kept

export class Page {
  review = null;
  opened = null;   // the file that was opened: a text area would change its line ends, and with them the offsets
  queue = new Queue([]);
  done = new Set();  // keys of the queue
  asking = null;     // what stops a request
  pausing = null;    // the timer until work is kept

  async start() {
    this.store = await Store.open();
    this.offer = await server.desk().catch(() => server.BUILT_IN);
    document.title = `${this.offer.title}: who said what`;
    byId("title").textContent = this.offer.title;
    options.restore();
    this.queue = Queue.ofServer(this.offer.articles);
    byId("kept").textContent = this.store.keeps
      ? "Your work is kept in this browser until you clear it." : "This browser keeps nothing: export your work.";
    await this.drawEntry();
  }

  async drawEntry() {
    const kept = await this.store.all();
    this.done = new Set(kept.filter(({ done }) => done).map(({ queue }) => queue));
    this.queue.draw(this.done, (number) => this.openQueued(number));
    byId("saved").hidden = kept.length === 0;
    byId("saved-list").replaceChildren(...kept.map((entry) => this.savedLine(entry)));
  }

  savedLine({ id, name, saved, quotes, checked }) {
    return make("li", {},
      make("button", { type: "button", class: "line", onclick: () => this.resume(id) }, name),
      make("span", { class: "quiet" }, `${checked} of ${quotes} checked, ${new Date(saved).toLocaleString()}`),
      make("button", {
        type: "button", class: "small", "aria-label": `Remove ${name}`,
        onclick: async () => { await this.store.remove(id); await this.drawEntry(); },
      }, "Remove"));
  }

  // Read what was pasted or opened.
  async find() {
    let text = this.opened?.text ?? byId("text").value;
    if (text.trim() === "") return tell("problem", "There is no text yet: paste an article, or open a file.");
    await this.attempt(async () => {
      if (this.opened === null && isPage(text)) {
        const page = await readPage(text);
        text = page.text;
        byId("file-name").textContent = page.note;
      }
      this.queue.position = null;
      await this.work({ name: this.opened?.name ?? firstLine(text), text });
    });
  }

  // Read an article, or go on with what is kept of it.
  async work({ name, text, document }, isOurs = false) {
    const given = document === undefined ? null : await this.checked(name, document);
    // An archive may have a text twice: each article of a queue is a piece of work of its own.
    const id = [idOf(given?.text ?? text), this.queue.current?.key].filter(Boolean).join(" ");
    const kept = await this.store.load(id);
    if (kept !== null && (given === null || isOurs || !replaces(name, kept))) return this.show({ id, name, ...kept, state: kept.state });
    const analysis = given ?? await this.analyze(text);
    this.show({ id, name, analysis });
    await this.keep(analysis);
  }

  async analyze(text) {
    this.asking = new AbortController();
    byId("stop").hidden = false;
    if (text.length > LONG) byId("status").textContent = "Reading a long text, which may take a minute or two…";
    try {
      return await server.analyze(text, options.chosen([]).options, this.asking.signal);
    } finally {
      byId("stop").hidden = true;
    }
  }

  // A document that this release can read. Throws an Error that says in one line why not.
  async checked(name, document) {
    const { schema_version: version } = document;
    const ours = this.offer.schema_version ?? version;
    if (version !== ours) throw new Error(`${name} is an export of form ${version}; this release reads form ${ours}.`);
    try {
      return await server.exported(document, "json", name);
    } catch (error) {
      throw new Error(`${name} cannot be opened. ${error.message}`);
    }
  }

  show(work) {
    this.setReviewing(true);
    byId("filter").reset();
    byId("article-title").textContent = work.name;
    this.review = new Review(work, options.chosen(this.offer.known).known, () => this.changed());
    this.queue.draw(this.done, (number) => this.openQueued(number));
    if (work.entry) this.review.report("Your saved work");
    byId("article").focus({ preventScroll: true });
  }

  async resume(id) {
    await this.attempt(async () => {
      const work = await this.store.load(id);
      this.queue.position = this.queue.items.findIndex(({ key }) => key === work.entry.queue);
      if (this.queue.position < 0) this.queue.position = null;
      this.show({ id, name: work.entry.name, ...work });
    });
  }

  async openQueued(number) {
    await this.attempt(async () => {
      await this.flush();
      this.queue.position = number;
      const { name, load } = this.queue.items[number];
      const article = await load();
      byId("file-name").textContent = article.note ?? "";
      await this.work({ ...article, name }, true);
    });
  }

  // The article is done: keep that, and open the next one that is not.
  async next() {
    if (this.queue.current === null) return this.review.report("There is no queue: this is the only article");
    this.done.add(this.queue.current.key);
    await this.flush(true);
    const following = this.queue.following(this.done);
    if (following !== null) return this.openQueued(following);
    this.queue.draw(this.done, (number) => this.openQueued(number));
    this.review.report("All articles are done: export them");
  }

  async open(files) {
    await this.attempt(async () => {
      const articles = (await Promise.all(files.map(readFile))).flat();
      if (!(await this.leave())) return;
      if (articles.length > 1) {
        this.queue = Queue.ofFiles(articles);
        await this.drawEntry();
        return;
      }
      const [article] = articles;
      byId("text").value = article.text ?? "";
      byId("file-name").textContent = article.note ?? "";
      this.opened = article.text === undefined ? null : article;
      this.queue.position = null;
      await this.work(article);
    });
  }

  // Do something that may fail, and say so in one line.
  async attempt(action) {
    byId("find").disabled = true;
    byId("status").textContent = "Reading…";
    tell("problem", null);
    try {
      await action();
    } catch (error) {
      if (error.name !== "AbortError") tell("problem", error.message);
    } finally {
      byId("find").disabled = false;
      if (byId("status").textContent.startsWith("Reading")) byId("status").textContent = "";
    }
  }

  changed() {
    clearTimeout(this.pausing);
    this.pausing = setTimeout(() => this.flush(), PAUSE);
  }

  // Keep the work now.
  async flush(always = false) {
    if (this.pausing === null && !always) return;
    clearTimeout(this.pausing);
    this.pausing = null;
    if (this.review !== null) await this.keep(null);
  }

  async keep(analysis) {
    const { id, name, state, entries, checked } = this.review;
    const queue = this.queue.current?.key ?? null;
    const entry = { id, name, queue, quotes: entries.length, checked, done: queue !== null && this.done.has(queue) };
    try {
      await this.store.save(entry, analysis, state);
    } catch (error) {
      byId("kept").textContent = `This browser could not keep your work (${error.name}): export it.`;
    }
  }

  async export() {
    const format = byId("format").value;
    try {
      if (format === "jsonl") {
        await this.flush(true);
        const count = await saveAll(this.store);
        return this.review.report(`${count} article${count === 1 ? "" : "s"} exported`);
      }
      await save(this.review.document, this.review.name, format);
      this.review.exported = this.review.state;
      this.review.report("Exported");
    } catch (error) {
      tell("problem", error.message);
    }
  }

  // Go back to the entry. Returns whether the reader wants to.
  async leave() {
    if (this.review !== null && !this.store.keeps && this.review.state !== this.review.exported
      && !window.confirm("Leave this article? You have not exported your corrections.")) return false;
    await this.flush();
    this.review = null;
    this.setReviewing(false);
    byId("status").textContent = "";
    await this.drawEntry();
    return true;
  }

  async clear() {
    if (!window.confirm("Remove all work and options that are kept in this browser?")) return;
    await this.store.clear();
    options.forget();
    await this.drawEntry();
  }

  setReviewing(reviewing) {
    byId("entry").hidden = reviewing;
    for (const id of ["review", "another", "undo", "exporting"]) byId(id).hidden = !reviewing;
  }
}

const replaces = (name, kept) =>
  window.confirm(`You have work on this text in this browser (${kept.entry.checked} quotes checked). Replace it by ${name}?`);

function firstLine(text) {
  const line = text.trim().split("\n", 1)[0].trim();
  return line.length > 60 ? `${line.slice(0, 58).trimEnd()}…` : line;
}
