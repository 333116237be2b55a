// The articles that wait, of the server or of the files that were opened together.

import { byId, make } from "./dom.js";
import { article } from "./server.js";

export class Queue {
  // `load` gives an article its {text, note} or {document}.
  constructor(items) {
    this.items = items;
    this.position = null;
  }

  static ofServer(names) {
    return new Queue(names.map((name, number) => ({ name, key: `${number} ${name}`, load: () => article(number) })));
  }

  static ofFiles(articles) {
    return new Queue(articles.map((one, number) => ({ name: one.name, key: `${number} ${one.name}`, load: async () => one })));
  }

  get length() {
    return this.items.length;
  }

  get current() {
    return this.position === null ? null : this.items[this.position];
  }

  // The first article that is not done, from the current one on and then from the beginning; null if all are.
  following(done) {
    const order = [...this.items.keys()];
    const start = this.position === null ? 0 : this.position + 1;
    return [...order.slice(start), ...order.slice(0, start)].find((number) => !done.has(this.items[number].key)) ?? null;
  }

  // Draw the list of the entry and the choice beside the review.
  draw(done, open) {
    byId("queue").hidden = this.length === 0;
    byId("queue-bar").hidden = this.position === null;
    byId("queue-title").textContent = `${this.length} article${this.length === 1 ? "" : "s"} to review, ${this.#count(done)} done`;
    byId("queue-list").replaceChildren(...this.items.map(({ name, key }, number) =>
      make("li", {}, make("button", { type: "button", class: "line", onclick: () => open(number) },
        name, done.has(key) && make("span", { class: "quiet" }, " done")))));
    byId("queue-choice").replaceChildren(...this.items.map(({ name, key }, number) =>
      make("option", { value: number }, `${number + 1}/${this.length} ${done.has(key) ? "✓ " : ""}${name}`)));
    byId("queue-choice").value = this.position ?? 0;
  }

  #count(done) {
    return this.items.filter(({ key }) => done.has(key)).length;
  }
}
