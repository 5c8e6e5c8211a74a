// Adds to pages what needs a script: sorting and filtering of long lists, and a menu that the
// keyboard opens on narrow screens. All else works without.
"use strict";

const UNKNOWN = "–";

function folded(text) {
  return text
    .normalize("NFKD")
    .replace(/[\p{M}'’‘ʼʻ`´ـء]/gu, "")
    .replace(/[-‐‑–—\s]+/g, " ")
    .replace(/ى/g, "ي")
    .replace(/ة/g, "ه")
    .toLowerCase();
}

function sortKey(cell) {
  const time = cell.querySelector("time");
  if (time) return time.dateTime;
  const text = cell.textContent.trim();
  const digits = text.replace(/[\s\u202f]/g, "");
  return /^\d+$/.test(digits) ? digits.padStart(12, "0") : folded(text);
}

function makeSortable(table, template) {
  const body = table.tBodies[0];
  const headers = [...table.tHead.rows[0].cells];
  headers.forEach((header, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    button.title = template.replace("{column}", header.textContent);
    button.append(...header.childNodes);
    header.append(button);
    button.addEventListener("click", () => {
      const descending = header.getAttribute("aria-sort") === "ascending";
      for (const other of headers) other.removeAttribute("aria-sort");
      header.setAttribute("aria-sort", descending ? "descending" : "ascending");
      const keyed = [...body.rows].map((row) => [sortKey(row.cells[column]), row]);
      const order = new Intl.Collator(document.documentElement.lang).compare;
      // What is not known stands last in either direction.
      const known = keyed.filter((pair) => pair[0] !== UNKNOWN);
      known.sort((a, b) => (descending ? order(b[0], a[0]) : order(a[0], b[0])));
      body.append(...[...known, ...keyed.filter((pair) => pair[0] === UNKNOWN)].map((pair) => pair[1]));
    });
  });
}

// A table without a row to show goes, and its heading with it.
function makeFilterable(list, tables) {
  const label = document.createElement("label");
  const input = document.createElement("input");
  const shown = document.createElement("output");
  label.className = "filter";
  input.type = "search";
  label.append(list.dataset.filter, input);
  list.before(label, shown);
  const rows = tables.map((table) => [...table.tBodies[0].rows].map((row) => [folded(row.textContent), row]));
  input.addEventListener("input", () => {
    const words = folded(input.value).split(/\s+/).filter(Boolean);
    let count = 0;
    tables.forEach((table, index) => {
      let own = 0;
      for (const [text, row] of rows[index]) {
        row.hidden = !words.every((word) => text.includes(word));
        own += !row.hidden;
      }
      const frame = table.closest(".table");
      const heading = frame.previousElementSibling;
      if (tables.length > 1) for (const one of [frame, heading]) one.hidden = !own;
      count += own;
    });
    shown.textContent = words.length ? list.dataset.shown.replace("{count}", count) : "";
  });
}

for (const list of document.querySelectorAll("[data-archive-list]")) {
  const tables = [...list.querySelectorAll("table")].filter((table) => table.tBodies.length);
  for (const table of tables) makeSortable(table, list.dataset.sort);
  if (tables.length && !list.dataset.index) makeFilterable(list, tables);
}

// Material's menu is opened by a label, which the keyboard does not reach; a button takes its place.
function makeMenuReachable(label, toggle) {
  const button = document.createElement("button");
  const show = () => button.setAttribute("aria-expanded", String(toggle.checked));
  const turn = (open) => {
    toggle.checked = open;
    toggle.dispatchEvent(new Event("change", { bubbles: true }));
  };
  button.type = "button";
  button.className = `${label.className} archive-menu`;
  button.setAttribute("aria-label", label.dataset.menu);
  button.append(...label.childNodes);
  label.replaceWith(button);
  button.addEventListener("click", () => turn(!toggle.checked));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !toggle.checked) return;
    turn(false);
    button.focus();
  });
  toggle.addEventListener("change", show);
  show();
}

const menu = document.querySelector("label[data-menu]");
if (menu) makeMenuReachable(menu, document.getElementById(menu.htmlFor));
