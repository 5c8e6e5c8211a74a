// Names in a text: who is meant, on hover and focus; and where a name of the list stands in it.
"use strict";

const DELAY = 200; // milliseconds: a pointer that only passes by opens nothing

function entityOf(link) {
  return [...link.classList].find((name) => name.startsWith("e-"));
}

function piece(tag, name, ...content) {
  const element = document.createElement(tag);
  if (name) element.className = name;
  element.append(...content.filter(Boolean));
  return element;
}

// Names, kind, counts and note of an entity, as its item in the list has them.
function described(item, link, words) {
  const parts = [];
  for (const child of item.childNodes) {
    if (child.nodeType !== Node.ELEMENT_NODE) {
      const text = child.textContent.replace(/^\s*·\s*$/, "").replace(/^\s*·|·\s*$/g, "").trim();
      if (text) parts.push(piece("span", "", text));
    } else if (!child.matches("button, .certainty")) {
      const copy = piece("span", child.className, ...[...child.childNodes].map((one) => one.cloneNode(true)));
      for (const name of ["lang", "dir"]) if (child.hasAttribute(name)) copy.setAttribute(name, child.getAttribute(name));
      parts.push(copy);
    }
  }
  const [title, ...rest] = parts;
  const is = (name) => (part) => part.classList.contains(name);
  const note = rest.filter(is("note"));
  const kind = rest.filter(is("kind"));
  for (const part of [...note, ...kind]) part.textContent = part.textContent.replace(/^–\s*/, "");
  const facts = [...kind, ...rest.filter((part) => !note.includes(part) && !kind.includes(part))];
  const line = piece("p", "preview__facts");
  facts.forEach((part, index) => line.append(...(index ? [" · ", part] : [part])));
  title.className = "preview__name";
  return [piece("p", "", title), line, ...note.map((part) => piece("p", "", part)), reason(link, words)];
}

// How certain the link is, and by which rule it was made.
function reason(link, words) {
  const rule = [...link.classList].find((name) => name.startsWith("by-"))?.slice(3);
  const certainty = ["stated", "derived", "guessed"].find((name) => link.classList.contains(name));
  if (!rule || !certainty) return "";
  const key = `rule${rule.split("-").map((word) => word[0].toUpperCase() + word.slice(1)).join("")}`;
  const mark = piece("span", `certainty ${certainty}`, words[`certainty${certainty[0].toUpperCase()}${certainty.slice(1)}`]);
  return piece("p", "preview__reason", mark, " ", words[key] ?? "");
}

let counts = null;

// How often the archive names an entity: one script for all pages, loaded when first asked for.
function withCounts(source, then) {
  if (window.archiveCounts) return then(window.archiveCounts);
  if (!counts) {
    counts = document.createElement("script");
    counts.src = source;
    document.head.append(counts);
  }
  counts.addEventListener("load", () => then(window.archiveCounts), { once: true });
}

function addCounts(card, entity, words, done) {
  withCounts(words.counts, (all) => {
    const own = all[entity.slice(2)];
    if (!own || card.dataset.entity !== entity) return;
    const number = new Intl.NumberFormat(document.documentElement.lang).format;
    const text = words.archive.replace("{mentions}", number(own[0])).replace("{documents}", number(own[1]));
    card.querySelector(".preview__facts")?.after(piece("p", "", text));
    done();
  });
}

// Below the link, or above it where there is no room; beside that part of a broken link which is
// pointed at. What is added to the card later must not push it over the link.
function place(card, link, point) {
  const boxes = [...link.getClientRects()];
  const box = boxes.find((one) => point && point.y >= one.top && point.y <= one.bottom) ?? boxes[0];
  const width = document.documentElement.clientWidth;
  const left = Math.min(Math.max(8, box.left), Math.max(8, width - card.offsetWidth - 8));
  const below = box.bottom + card.offsetHeight + 8 < window.innerHeight || box.top < card.offsetHeight;
  card.style.left = `${left + window.scrollX}px`;
  card.style.top = `${(below ? box.bottom + 4 : box.top - card.offsetHeight - 4) + window.scrollY}px`;
}

function makePreviews(list) {
  const words = list.dataset;
  const card = piece("div", "preview md-typeset");
  card.id = "archive-preview";
  card.setAttribute("role", "tooltip");
  card.hidden = true;
  document.body.append(card);
  let timer = 0;
  let shownFor = null;

  const hide = () => {
    clearTimeout(timer);
    card.hidden = true;
    shownFor?.removeAttribute("aria-describedby");
    shownFor = null;
  };
  const show = (link, point) => {
    hide();
    const entity = entityOf(link);
    const item = entity && list.querySelector(`.named .${CSS.escape(entity)}`)?.closest("li");
    const unclear = !entity && document.getElementById(link.hash.slice(1));
    if (!item && !unclear) return;
    card.dataset.entity = entity ?? "";
    const text = unclear && [piece("p", "", unclear.textContent), reason(link, words)];
    card.replaceChildren(...(item ? described(item, link, words) : text));
    card.hidden = false;
    shownFor = link;
    link.setAttribute("aria-describedby", card.id);
    place(card, link, point);
    if (item) addCounts(card, entity, words, () => place(card, link, point));
  };
  for (const link of document.querySelectorAll(".archive__head .mention, .archive__text .mention")) {
    link.addEventListener("pointerenter", (event) => {
      if (event.pointerType === "touch") return;
      clearTimeout(timer);
      timer = setTimeout(show, DELAY, link, { y: event.clientY });
    });
    link.addEventListener("pointerleave", () => {
      clearTimeout(timer);
      timer = setTimeout(hide, DELAY);
    });
    link.addEventListener("focus", () => show(link));
    link.addEventListener("blur", hide);
  }
  card.addEventListener("pointerenter", () => clearTimeout(timer));
  card.addEventListener("pointerleave", hide);
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
}

function makeMarks(list) {
  const text = document.querySelector(".archive");
  for (const link of list.querySelectorAll(".named > li > a:first-child, .named > li > span:first-child")) {
    const entity = entityOf(link);
    if (!entity) continue;
    const item = link.closest("li");
    const mentions = text.querySelectorAll(`.mention.${CSS.escape(entity)}`);
    const mark = (on) => mentions.forEach((one) => one.classList.toggle("marked", on));
    const button = piece("button", "mark");
    button.type = "button";
    button.setAttribute("aria-pressed", "false");
    button.setAttribute("aria-label", `${list.dataset.mark}: ${link.textContent}`);
    button.title = list.dataset.mark;
    button.addEventListener("click", () => {
      const on = button.getAttribute("aria-pressed") !== "true";
      button.setAttribute("aria-pressed", String(on));
      mark(on);
    });
    item.prepend(button);
    item.addEventListener("pointerenter", () => mark(true));
    item.addEventListener("pointerleave", () => mark(button.getAttribute("aria-pressed") === "true"));
  }
}

function makeFilter(list) {
  const text = document.querySelector(".archive");
  const others = text.querySelectorAll(".mention:not(.stated)");
  if (!others.length) return;
  const button = piece("button", "only-stated-switch", list.dataset.only);
  button.type = "button";
  button.setAttribute("aria-pressed", "false");
  button.addEventListener("click", () => {
    const on = text.classList.toggle("only-stated");
    button.setAttribute("aria-pressed", String(on));
    for (const link of others) {
      if (on) link.dataset.href = link.getAttribute("href") ?? "";
      if (on) link.removeAttribute("href");
      else if (link.dataset.href) link.setAttribute("href", link.dataset.href);
    }
    for (const item of list.querySelectorAll(".named > li")) {
      const entity = entityOf(item.querySelector("[class*=' e-'], [class^='e-']"));
      item.hidden = on && !text.querySelector(`.mention.stated.${CSS.escape(entity)}`);
    }
  });
  list.querySelector("h2").after(button);
}

const named = document.querySelector("[data-archive-named]");
if (named) {
  makePreviews(named);
  makeMarks(named);
  makeFilter(named);
}
