// The list of known people, as it is typed or opened: CSV with id, name, aliases. Aliases are parted by ; or |.

// The people in a list. Throws an Error that says which line is wrong.
export function peopleIn(list) {
  const rows = rowsOf(list).filter((row) => row.some((cell) => cell.trim()));
  const header = rows[0]?.map((cell) => cell.trim().toLowerCase()) ?? [];
  const hasHeader = header.includes("name");
  const columns = hasHeader ? header : ["id", "name", "aliases"];
  return rows.slice(hasHeader ? 1 : 0).map((row, index) => personOf(row, columns, index + (hasHeader ? 2 : 1)));
}

function personOf(row, columns, line) {
  const cell = (name) => (row[columns.indexOf(name)] ?? "").trim();
  const alone = row.length === 1;  // only a name: it is its own id
  const name = alone ? row[0].trim() : cell("name");
  const id = alone ? name : cell("id") || name;
  if (name === "") throw new Error(`Known people, line ${line}: there is no name.`);
  return { id, name, aliases: cell("aliases").split(/[;|]/).map((alias) => alias.trim()).filter(Boolean) };
}

// The cells of CSV (RFC 4180).
function rowsOf(csv) {
  const rows = [[""]];
  const cells = /"((?:[^"]|"")*)"|,|\r?\n|[^",\r\n]+|["\r]/g;
  for (const [found, quoted] of csv.replace(/^\ufeff/, "").matchAll(cells)) {
    const row = rows.at(-1);
    if (quoted !== undefined) row[row.length - 1] += quoted.replaceAll('""', '"');
    else if (found === ",") row.push("");
    else if (/\n$/.test(found)) rows.push([""]);
    else row[row.length - 1] += found;
  }
  return rows;
}
