// Filters a list of names that has several pages: through all of them, with an index that is loaded
// when the first word is typed.
"use strict";

const MOST_ROWS = 200;

function cell(...content) {
  const element = document.createElement("td");
  element.append(...content);
  return element;
}

function fromSource(tag, text, lang) {
  const element = document.createElement(tag);
  element.className = "from-source";
  element.dir = "auto";
  element.lang = lang;
  element.append(text);
  return element;
}

function indexRow([address, name, lang, others, , kind, origin, mentions, documents], root) {
  const row = document.createElement("tr");
  const link = fromSource("a", name, lang);
  link.href = new URL(address, root).href;
  const number = new Intl.NumberFormat("fr").format; // thousands parted as in the table
  const names = others.flatMap(([text, of], index) => [index ? " · " : "", fromSource("span", text, of)]);
  row.append(cell(link), cell(...(names.length ? names : ["–"])), cell(kind));
  if (origin) row.append(cell(origin));
  row.append(cell(number(mentions)), cell(number(documents)));
  return row;
}

function makeSearchable(list) {
  const label = document.createElement("label");
  const input = document.createElement("input");
  const shown = document.createElement("output");
  label.className = "filter";
  input.type = "search";
  label.append(list.dataset.filter, input);
  const table = list.querySelector("table").cloneNode(true);
  const frame = document.createElement("div");
  frame.className = "table";
  frame.tabIndex = 0;
  frame.setAttribute("role", "group");
  frame.append(table);
  frame.hidden = true;
  for (const button of table.querySelectorAll(".sort")) button.replaceWith(...button.childNodes);
  list.before(label, shown, frame);
  const root = new URL(".", new URL(list.dataset.index, document.baseURI));
  let index = null;

  const show = () => {
    const words = folded(input.value).split(/\s+/).filter(Boolean);
    list.hidden = words.length > 0;
    frame.hidden = !list.hidden;
    const found = words.length ? index.filter(([text]) => words.every((word) => text.includes(word))) : [];
    table.tBodies[0].replaceChildren(...found.slice(0, MOST_ROWS).map(([, row]) => indexRow(row, root)));
    const said = found.length > MOST_ROWS ? list.dataset.cut.replace("{shown}", MOST_ROWS) : list.dataset.shown;
    shown.textContent = words.length ? said.replace("{count}", found.length) : "";
  };
  window.archiveNames = (rows) => {
    index = rows.map((row) => [folded([row[1], ...row[3].map((one) => one[0]), ...row.slice(4, 7)].join(" ")), row]);
    show();
  };
  let asked = false;
  input.addEventListener("input", () => {
    if (index) return show();
    if (asked) return undefined;
    asked = true;
    const script = document.createElement("script");
    script.src = list.dataset.index;
    return document.head.append(script);
  });
}

const names = document.querySelector("[data-archive-list][data-index]");
if (names && names.querySelector("table")) makeSearchable(names);
