// A message as it looks in a chat: text, files, buttons, time. An album is one bubble.

import { el, icon, iconButton } from "./dom.js";
import { richText } from "./text.js";
import { clockTime, fileSize, say } from "./words.js";

/** `does` holds what may be done with a message: press, command, reply, edit, find. */
export function bubble(messages, does) {
  const first = messages[0];
  const side = first.bot ? "bot" : "mine";
  const words = messages.find((message) => message.text);
  return el(
    "div",
    { class: `message ${side}`, tabindex: "-1", "data-id": first.id },
    el("div", { class: "bubble" },
      el("span", { class: "hidden" }, `${say(first.bot ? "bot" : "me")} `),
      original(first, does),
      media(messages),
      extras(first.more),
      words && el("div", { class: "text" }, richText(words.text, words.marks, does.command)),
      meta(messages.at(-1)),
      actions(first, does)),
    keyboard(messages.at(-1), does),
  );
}

function original(message, does) {
  const found = message.reply && does.find(message.reply);
  if (!found) return null;
  return el("div", { class: "quote" }, summary(found));
}

export function summary(message) {
  const words = message.text.split("\n")[0];
  if (words) return words;
  if (message.file?.kind === "photo") return say("photoAlone");
  if (message.file?.kind === "voice") return say("voiceAlone");
  return message.file?.name ?? "…";
}

function media(messages) {
  const files = messages.filter((message) => message.file);
  if (files.length === 0) return null;
  const photos = files.filter((message) => message.file.kind === "photo");
  const others = files.filter((message) => message.file.kind !== "photo");
  return [
    photos.length > 0 && el("div", { class: `photos n${Math.min(photos.length, 4)}` }, photos.map(photo)),
    ...others.map(({ file }) => (file.kind === "voice" ? voice(file) : attached(file))),
  ];
}

function photo({ file, text }) {
  const alt = text ? say("photoOf", { caption: text.split("\n")[0] }) : say("photoAlone");
  const image = el("img", { src: file.url, alt, width: file.width, height: file.height, loading: "lazy" });
  return el("a", { href: file.url, target: "_blank", rel: "noopener" }, image);
}

function voice(file) {
  return el("audio", { controls: true, preload: "none", src: file.url, "aria-label": say("voiceAlone") });
}

function attached(file) {
  const name = file.name ?? (file.kind === "sticker" ? say("sticker") : file.kind);
  const label = say("download", { name, size: fileSize(file.size) });
  return el("a", { class: "file", href: file.url, download: name, "aria-label": label },
    icon("file"),
    el("span", {}, el("span", { class: "name" }, name), el("small", {}, fileSize(file.size))));
}

function extras(more) {
  const lines = [];
  if (more.forward_origin) lines.push(el("div", { class: "note" }, say("forwarded")));
  if (more.location) {
    const text = `${more.location.latitude}, ${more.location.longitude}`;
    lines.push(el("div", { class: "place" }, icon("pin"), say("location", { text })));
  }
  if (more.contact) lines.push(el("div", {}, say("contact", { text: more.contact.first_name })));
  if (more.poll) lines.push(el("div", {}, say("poll", { text: more.poll.question })));
  return lines;
}

function meta(message) {
  return el("div", { class: "meta" },
    message.protected && el("span", { class: "protected", title: say("protected") },
      icon("lock"), el("span", { class: "hidden" }, say("protected"))),
    message.edited && el("span", {}, say("edited")),
    el("time", { datetime: new Date(message.at).toISOString() }, clockTime(message.at)));
}

function actions(message, does) {
  const mine = !message.bot && message.text;
  return el("div", { class: "actions" },
    iconButton("reply", say("reply"), () => does.reply(message), { tabindex: "-1" }),
    mine && iconButton("edit", say("edit"), () => does.edit(message), { tabindex: "-1" }));
}

function keyboard(message, does) {
  if (message.buttons.length === 0) return null;
  return el("div", { class: "inline" }, message.buttons.map((row) =>
    el("div", { class: "keys" }, row.map((button) => key(message, button, does)))));
}

function key(message, button, does) {
  if (button.data === null) {
    const safe = /^https?:/i.test(button.url ?? "");
    return el("a", { class: "key", href: safe ? button.url : false, target: "_blank", rel: "noopener" }, button.label);
  }
  const press = (event) => does.press(message, button, event.currentTarget);
  return el("button", { type: "button", class: "key", onclick: press }, button.label);
}
