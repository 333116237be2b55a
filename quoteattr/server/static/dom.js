// Building the page. All text goes in as text, never as HTML: an article may hold anything.

// Make an element with properties (class, title, ...), attributes (data-..., aria-..., role) and children.
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== false));
  return element;
}

export const byId = (id) => document.getElementById(id);

// Show a message in an alert, or take it away.
export function tell(id, message) {
  byId(id).textContent = message ?? "";
  byId(id).hidden = !message;
}

// Let Enter answer a dialog from its menus too, where browsers only open them.
export function answerByEnter(form) {
  form.onkeydown = (event) => {
    if (event.key !== "Enter" || event.target.tagName !== "SELECT") return;
    event.preventDefault();
    form.requestSubmit();
  };
}
