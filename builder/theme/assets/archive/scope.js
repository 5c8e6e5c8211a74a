// What Material's scripts expect to find: the site's root, and storage that is kept apart by it.
"use strict";

var __md_scope = new URL("../../", document.currentScript.src);

function __md_hash(text) {
  let hash = 0;
  for (const character of text) hash = (hash * 31 + character.codePointAt(0)) | 0;
  return hash;
}

function __md_get(key, storage = localStorage, scope = __md_scope) {
  return JSON.parse(storage.getItem(`${scope.pathname}.${key}`));
}

function __md_set(key, value, storage = localStorage, scope = __md_scope) {
  try {
    storage.setItem(`${scope.pathname}.${key}`, JSON.stringify(value));
  } catch {
    // Storage may be full or forbidden; the page works without it.
  }
}
