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

// Show a dialog with the ids NAME, NAME-form, NAME-problem and NAME-cancel. `decide` returns what is wrong with the
// answer, if anything; `done` is called when the dialog is gone.
export function openDialog(name, decide, done) {
  const dialog = byId(name);
  tell(`${name}-problem`, null);
  byId(`${name}-form`).onsubmit = (event) => {
    const problem = decide();
    tell(`${name}-problem`, problem);
    event.preventDefault();
    if (problem) return;
    dialog.close();
    done();  // at once: the next key may come before the browser tells that the dialog is closed
  };
  answerByEnter(byId(`${name}-form`));
  byId(`${name}-cancel`).onclick = () => dialog.close();
  dialog.onclose = done;
  dialog.showModal();
}

// Let Enter answer a dialog from its menus too, where browsers only open them.
function answerByEnter(form) {
  form.onkeydown = (event) => {
    if (event.key !== "Enter" || event.target.tagName !== "SELECT") return;
    event.preventDefault();
    form.requestSubmit();
  };
}
