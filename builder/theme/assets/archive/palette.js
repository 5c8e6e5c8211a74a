// Sets light or dark before the page is painted: as the reader chose, else as the system is set.
"use strict";

{
  let stored = null;
  try {
    stored = __md_get("__palette");
  } catch {
    // Storage may be forbidden.
  }
  const media = (input) => input.getAttribute("data-md-color-media");
  const inputs = [...document.querySelectorAll("input[data-md-color-scheme]")];
  const chosen =
    inputs[stored ? stored.index : -1] ||
    inputs.find((input) => media(input) && matchMedia(media(input)).matches) ||
    inputs[0];
  if (chosen) {
    for (const name of ["scheme", "primary", "accent"]) {
      const attribute = `data-md-color-${name}`;
      document.body.setAttribute(attribute, chosen.getAttribute(attribute));
    }
  }
}
