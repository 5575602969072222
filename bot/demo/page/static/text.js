// A message's text with its marks, built node by node; offsets count UTF-16 units, as strings do.

import { el } from "./dom.js";

const TAGS = {
  bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "pre",
  blockquote: "blockquote", expandable_blockquote: "blockquote",
};
const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);
const SAFE = /^(https?|mailto|tel):/i;

/** `command` is called with a command's words when it is pressed. */
export function richText(text, marks, command) {
  const spans = marks.map((mark) => ({ ...mark, end: mark.offset + mark.length }));
  spans.sort((a, b) => a.offset - b.offset || b.end - a.end);
  return build(text, 0, text.length, spans, command);
}

function build(text, start, end, spans, command) {
  const parts = [];
  let at = start;
  while (spans.length > 0 && spans[0].offset < end) {
    const mark = spans.shift();
    if (mark.offset < at) continue;
    const stop = Math.min(mark.end, end);
    parts.push(text.slice(at, mark.offset));
    parts.push(wrap(mark, text, stop, spans, command));
    // After a block the line ends by itself.
    at = BLOCKS.has(mark.type) && text[stop] === "\n" ? stop + 1 : stop;
  }
  parts.push(text.slice(at, end));
  return parts.filter((part) => part !== "");
}

function wrap(mark, text, stop, spans, command) {
  const inner = build(text, mark.offset, stop, spans, command);
  if (mark.type === "bot_command") {
    const words = text.slice(mark.offset, stop);
    return el("button", { type: "button", class: "command", onclick: () => command(words) }, words);
  }
  if (mark.type === "text_link" && SAFE.test(mark.url ?? "")) {
    return el("a", { href: mark.url, target: "_blank", rel: "noopener noreferrer" }, inner);
  }
  if (mark.type === "spoiler") return el("span", { class: "spoiler" }, inner);
  return el(TAGS[mark.type] ?? "span", {}, inner);
}
