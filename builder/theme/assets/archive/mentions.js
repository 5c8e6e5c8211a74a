// Names in a text: who is meant, on hover and focus; and where a name of the list stands in it.
"use strict";

const MENTIONS = ":is(.archive__head, .archive__text) .mention";
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
function loadCounts(source) {
  counts ??= new Promise((resolve) => {
    const script = document.createElement("script");
    script.src = source;
    script.addEventListener("load", () => resolve(window.archiveCounts));
    document.head.append(script);
  });
  return counts;
}

async function addCounts(card, link, words, done) {
  const all = await loadCounts(words.counts);
  const own = all[entityOf(link).slice(2)];
  if (!own || card.link !== link || card.querySelector(".preview__counts")) return;
  const number = new Intl.NumberFormat(document.documentElement.lang).format;
  const text = words.archive.replace("{mentions}", number(own[0])).replace("{documents}", number(own[1]));
  card.querySelector(".preview__facts").after(piece("p", "preview__counts", text));
  done();
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

  const hide = () => {
    clearTimeout(timer);
    card.hidden = true;
    card.link?.removeAttribute("aria-describedby");
    card.link = null;
  };
  const show = (link, point) => {
    hide();
    const entity = entityOf(link);
    const item = entity && list.querySelector(`.named .${CSS.escape(entity)}`)?.closest("li");
    const unclear = !entity && document.getElementById(link.hash.slice(1));
    if (!item && !unclear) return;
    const text = unclear && [piece("p", "", unclear.textContent), reason(link, words)];
    card.replaceChildren(...(item ? described(item, link, words) : text));
    card.hidden = false;
    card.link = link;
    link.setAttribute("aria-describedby", card.id);
    place(card, link, point);
    if (item) addCounts(card, link, words, () => place(card, link, point));
  };
  // What the keyboard is on keeps its preview when a pointer has passed over another.
  const back = () => {
    const focused = document.activeElement;
    if (focused?.matches(MENTIONS)) show(focused);
    else hide();
  };
  const later = (what, ...with_) => {
    clearTimeout(timer);
    timer = setTimeout(what, DELAY, ...with_);
  };
  document.addEventListener("pointerover", (event) => {
    const link = event.pointerType !== "touch" && event.target.closest?.(MENTIONS);
    if (link && link !== card.link) later(show, link, { y: event.clientY });
    else if (link || card.contains(event.target)) clearTimeout(timer);
    else if (card.link) later(back);
    else clearTimeout(timer);
  });
  document.addEventListener("focusin", (event) => event.target.matches(MENTIONS) && show(event.target));
  document.addEventListener("focusout", (event) => event.target === card.link && hide());
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
  // A name without a page is no link; its preview is for the keyboard too.
  for (const name of document.querySelectorAll("span.mention")) name.tabIndex = 0;
  list.classList.add("has-previews");
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
