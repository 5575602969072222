// Elements are made, never parsed: text stays text.

const SVG = "http://www.w3.org/2000/svg";

/** `on…` are listeners, `true` is a bare attribute, `false` and `null` leave it out. */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value != null) node.setAttribute(name, value);
  }
  fill(node, ...children);
  return node;
}

/** The children instead of whatever was there; `null` and `false` are none. */
export function fill(node, ...children) {
  node.replaceChildren(...children.flat(2).filter((child) => child != null && child !== false));
}

const ICONS = {
  send: "M3.4 20.4 21 12 3.400 3.600l-.01 6.530L15 12 3.390 13.870z",
  clip: "M16.500 6v10.500a4.500 4.500 0 0 1-9 0V5a3 3 0 0 1 6 0v10.500a1.500 1.500 0 0 1-3 0V6H9v9.500a3 3 0 0 0 6 0V5a4.500 4.500 0 0 0-9 0v11.500a6 6 0 0 0 12 0V6z",
  keys: "M4 5h16a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V7c0-1.100.9-2 2-2zm1 3v2h2V8zm4 0v2h2V8zm4 0v2h2V8zm4 0v2h2V8zM5 12v2h2v-2zm4 0v2h6v-2zm8 0v2h2v-2z",
  close: "m6.400 5 5.600 5.600L17.600 5 19 6.400 13.400 12l5.600 5.600-1.400 1.400-5.600-5.600L6.400 19 5 17.600l5.600-5.600L5 6.400z",
  reply: "M10 9V5l-7 7 7 7v-4.100c5 0 8.500 1.600 11 5.100-1-5-4-10-11-11z",
  edit: "M3 17.250V21h3.750L17.800 9.940l-3.750-3.750zM20.700 7a1 1 0 0 0 0-1.400L18.400 3.300a1 1 0 0 0-1.400 0l-1.800 1.800 3.750 3.750z",
  theme: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zm0 2v14a7 7 0 0 1 0-14z",
  people: "M9 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8zm0 2c-3.300 0-7 1.600-7 4.500V20h14v-2.500c0-2.900-3.700-4.500-7-4.500zm7.500-2a3.500 3.500 0 0 0 0-7c-.4 0-.8.1-1.200.2a6 6 0 0 1 0 6.600c.4.1.8.2 1.200.2zm1 2.200c1.500 1 2.500 2.400 2.500 4.300V20h4v-2.500c0-2.400-3.400-3.900-6.500-4.300z",
  file: "M6 2h8l6 6v12a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V4c0-1.100.9-2 2-2zm7 1.500V9h5.500z",
  lock: "M17 9h-1V7a4 4 0 0 0-8 0v2H7a1 1 0 0 0-1 1v9a1 1 0 0 0 1 1h10a1 1 0 0 0 1-1v-9a1 1 0 0 0-1-1zm-7-2a2 2 0 0 1 4 0v2h-4z",
  pin: "M12 2a7 7 0 0 0-7 7c0 5 7 13 7 13s7-8 7-13a7 7 0 0 0-7-7zm0 9.500A2.500 2.500 0 1 1 12 6.500a2.500 2.500 0 0 1 0 5z",
};

export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

/** A button that is only a picture: its name is for the ear and the pointer. */
export function iconButton(name, label, onclick, attributes = {}) {
  const looks = { type: "button", class: "icon", "aria-label": label, title: label };
  return el("button", { ...looks, onclick, ...attributes }, icon(name));
}
