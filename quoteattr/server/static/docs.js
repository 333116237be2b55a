// The API page: openapi.json for people.

import { byId, make } from "./dom.js";

const code = (text) => make("code", {}, text);

function table(rows) {
  return make("table", {}, make("tbody", {}, ...rows.map(([name, ...cells]) =>
    make("tr", {}, make("th", { scope: "row" }, name), ...cells.map((cell) => make("td", {}, cell))))));
}

// A type in words: `list of Quote`, `Span or null`.
function typeOf(schema) {
  if (schema.$ref) return schema.$ref.split("/").at(-1);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(", ");
  if ("const" in schema) return JSON.stringify(schema.const);
  if (schema.type === "array") return `list of ${typeOf(schema.items)}`;
  if (schema.anyOf || schema.oneOf) return (schema.anyOf ?? schema.oneOf).map(typeOf).join(" or ");
  return [schema.type].flat().join(" or ");
}

function limitsOf(schema) {
  return [
    schema.description,
    schema.maxLength && `At most ${schema.maxLength} characters.`,
    schema.maxItems && `At most ${schema.maxItems}.`,
  ].filter(Boolean).join(" ");
}

function operation(description, path, method, { summary, description: text, requestBody, responses }) {
  const resolve = (answer) => (answer.$ref ? description.components.responses[answer.$ref.split("/").at(-1)] : answer);
  const examples = Object.values(requestBody?.content["application/json"].examples ?? {});
  return make("section", {},
    make("h2", {}, code(`${method.toUpperCase()} ${path}`)),
    make("p", {}, [summary, text].filter(Boolean).join(". ")),
    ...examples.map(({ summary: title, value }) => make("div", {},
      make("p", { class: "quiet" }, title), make("pre", { tabindex: 0 }, JSON.stringify(value, null, 2)))),
    table(Object.entries(responses).map(([status, answer]) => [status, resolve(answer).description])));
}

function type(name, schema) {
  return make("section", { id: name },
    make("h3", {}, name), make("p", {}, limitsOf(schema)),
    table(Object.entries(schema.properties ?? {}).map(([key, value]) => [code(key), typeOf(value), limitsOf(value)])));
}

const description = await (await fetch("/openapi.json")).json();
const operations = Object.entries(description.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, each]) => operation(description, path, method, each)));
byId("status").textContent = `${description.info.title} ${description.info.version}`;
byId("api").replaceChildren(
  make("p", {}, description.info.description), ...operations,
  ...Object.entries(description.components.schemas).map(([name, schema]) => type(name, schema)));
