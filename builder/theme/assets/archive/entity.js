// Adds to the page of an entity the mentions that it leaves out, when they are asked for.
"use strict";

function made(tag, attributes, ...content) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value) element.setAttribute(name, value);
  element.append(...content);
  return element;
}

const ours = () => ({ lang: document.documentElement.lang, dir: "auto" });

function citation(parts) {
  const line = made("p", { class: "citation" });
  parts.forEach(([text, name], index) => {
    if (index) line.append(name.startsWith("certainty") ? " " : " · ");
    line.append(made("span", { class: `from-source ${name}`, dir: "auto" }, text));
  });
  return line;
}

// Every second piece of a quotation is a mention.
function quotation(page, [anchor, lang, dir, part, pieces, certainties, reasons]) {
  const line = made("p", { class: "quotation", lang, dir });
  if (part) line.append(made("span", { class: "part", ...ours() }, part), " ");
  pieces.forEach((piece, index) => {
    const certainty = certainties[(index - 1) / 2];
    const look = { href: `${page}#${anchor}`, class: `mention marked ${certainty}` };
    line.append(index % 2 ? made("a", look, piece) : piece);
  });
  for (const reason of reasons) line.append(" ", made("span", { class: "why", ...ours() }, reason));
  return line;
}

function item([page, title, lang, cited, quotations]) {
  const link = made("a", { href: page, class: "from-source", lang, dir: "auto" }, title);
  const lines = quotations.map((one) => quotation(page, one));
  return made("li", {}, made("p", {}, link), citation(cited), ...lines);
}

// A document of which the page has the first quotations gets the others where these stand.
window.archiveMentions = (documents) => {
  const list = document.querySelector("ul.quoted");
  const last = list.lastElementChild;
  const items = documents.map(item);
  const page = (one) => one.querySelector("a").href;
  const first = items[0].querySelector(".mention");
  if (page(last) === page(items[0])) last.append(...items.shift().querySelectorAll(".quotation"));
  list.append(...items);
  first.focus();
};

const more = document.querySelector("[data-archive-more]");
if (more) {
  const button = made("button", { type: "button", class: "more" });
  button.textContent = more.dataset.load.replace("{count}", more.querySelector(".count").textContent);
  button.addEventListener("click", () => {
    button.disabled = true;
    const script = made("script", { src: more.dataset.archiveMore });
    script.addEventListener("load", () => more.remove());
    script.addEventListener("error", () => button.remove());
    document.head.append(script);
  });
  more.prepend(button);
}
