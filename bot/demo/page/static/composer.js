// The line for writing: text, files, voice, a place; and the bot's own keys below it.

import { summary } from "./bubbles.js";
import { el, iconButton } from "./dom.js";
import { perform, performFiles, store } from "./store.js";
import { samplePhoto } from "./server.js";
import { sampleVoice, Recorder } from "./voice.js";
import { say } from "./words.js";

const PLACE = { latitude: 41.7636, longitude: 86.1514 };
let seed = 1000;

export class Composer {
  constructor(id) {
    this.id = id;
    this.about = null;
    this.recorder = new Recorder((file) => this.files("voice", [file]));
    this.field = el("textarea", {
      rows: "1", "aria-label": say("write", { name: this.person.name }), placeholder: say("write", { name: this.person.name }),
      onkeydown: (event) => this.key(event), oninput: () => this.grow(), onpaste: (event) => this.paste(event),
    });
    this.context = el("div", { class: "context", hidden: true });
    this.keys = el("div", { class: "reply-keys", role: "group", "aria-label": say("keys") });
    this.toggle = iconButton("keys", say("keys"), () => this.showKeys(this.keys.hidden));
    this.menu = this.attachMenu();
    this.clip = iconButton("clip", say("attach"), () => this.showMenu(this.menu.hidden), { "aria-haspopup": "true", "aria-expanded": "false" });
    this.line = el("form", { class: "line", onsubmit: (event) => this.submit(event) },
      this.clip, this.field, this.toggle, iconButton("send", say("send"), null, { type: "submit", class: "icon send" }));
    this.blockedNote = el("p", { class: "blocked", hidden: true }, say("blocked", { name: this.person.name }));
    this.node = el("footer", { class: "composer", onkeydown: (event) => this.escape(event) },
      this.menu, this.context, this.blockedNote, this.line, this.keys);
    this.showKeys(true);
  }

  get person() {
    return store.people.get(this.id);
  }

  update() {
    const { blocked, keyboard } = this.person;
    this.blockedNote.hidden = !blocked;
    this.line.hidden = blocked;
    const state = JSON.stringify([blocked, keyboard]);
    if (state === this.state) return;
    this.state = state;
    const send = (label) => perform(this.id, "say", { text: label });
    this.keys.replaceChildren(...(blocked ? [] : keyboard).map((row) => el("div", { class: "keys" },
      row.map((label) => el("button", { type: "button", class: "key", onclick: () => send(label) }, label)))));
    this.toggle.hidden = keyboard.length === 0;
  }

  showKeys(shown) {
    this.keys.hidden = !shown;
    this.toggle.setAttribute("aria-expanded", String(shown));
  }

  focus() {
    this.field.focus();
  }

  replyTo(message) {
    this.setAbout({ deed: "say", reply: message.id }, say("replying", { text: summary(message) }));
  }

  edit(message) {
    this.field.value = message.text;
    this.setAbout({ deed: "edit", message: message.id }, say("editing"));
  }

  setAbout(about, words) {
    this.about = about;
    this.context.hidden = about === null;
    const stop = () => this.stop();
    this.context.replaceChildren(el("span", {}, words ?? ""), iconButton("close", say("stop"), stop));
    this.grow();
    this.focus();
  }

  stop() {
    if (this.about?.deed === "edit") this.field.value = "";
    this.setAbout(null);
  }

  async submit(event) {
    event?.preventDefault();
    const text = this.field.value.trim();
    if (!text) return;
    const { deed = "say", ...rest } = this.about ?? {};
    this.field.value = "";
    this.setAbout(null);
    const isDone = await perform(this.id, deed, { text, ...rest });
    if (!isDone && !this.field.value) this.field.value = text;
  }

  key(event) {
    // While an input method composes, Enter belongs to it.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.submit();
  }

  escape(event) {
    if (event.key !== "Escape") return;
    if (!this.menu.hidden) {
      this.showMenu(false);
      this.clip.focus();
    } else if (this.about) this.stop();
  }

  grow() {
    this.field.style.height = "auto";
    this.field.style.height = `${Math.min(this.field.scrollHeight, 140)}px`;
  }

  paste(event) {
    const images = [...event.clipboardData.files].filter((file) => file.type.startsWith("image/"));
    if (images.length === 0) return;
    event.preventDefault();
    this.files("photo", images);
  }

  async files(kind, files) {
    this.showMenu(false);
    const caption = kind === "voice" ? "" : this.field.value.trim();
    if (kind !== "voice") this.field.value = "";
    await performFiles(this.id, kind, files, caption);
    this.focus();
  }

  showMenu(shown) {
    this.menu.hidden = !shown;
    this.clip.setAttribute("aria-expanded", String(shown));
    if (shown) this.menu.querySelector("button, input").focus();
  }

  attachMenu() {
    const item = (word, onclick) => el("button", { type: "button", onclick }, say(word));
    this.voiceItem = item("voice", () => this.record());
    return el("div", { class: "attach", role: "group", "aria-label": say("attach"), hidden: true },
      this.picker("photo", "image/*"),
      this.picker("document", ""),
      this.voiceItem,
      item("place", () => this.sendPlace()),
      item("samplePhoto", () => this.sendSamplePhoto()),
      item("sampleFile", () => this.files("document", [sampleFile()])),
      item("sampleVoice", () => this.files("voice", [sampleVoice()])));
  }

  picker(kind, accept) {
    const input = el("input", {
      type: "file", multiple: true, accept: accept || false, class: "hidden", tabindex: "-1", "aria-label": say(kind), "data-kind": kind,
      onchange: () => this.files(kind, [...input.files]).then(() => (input.value = "")),
    });
    return el("span", { class: "picker" }, input, el("button", { type: "button", onclick: () => input.click() }, say(kind)));
  }

  async record() {
    const isRecording = await this.recorder.toggle();
    this.voiceItem.textContent = say(isRecording ? "recording" : "voice");
  }

  sendPlace() {
    this.showMenu(false);
    return perform(this.id, "place", PLACE);
  }

  async sendSamplePhoto(caption = this.field.value.trim()) {
    this.field.value = caption;
    await this.files("photo", [await samplePhoto(String(seed++), onTheSign(caption))]);
  }
}

/** The first words, as many as a board can hold. */
function onTheSign(caption) {
  return caption.match(/^[^\d，。,.]{2,14}/)?.[0].trim() ?? say("samplePhoto");
}

function sampleFile() {
  const words = say("sampleFile");
  return new File([`\ufeff${words} ${seed++}\r\n`], `${words}.txt`, { type: "text/plain" });
}
