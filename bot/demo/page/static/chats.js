// The columns: one open chat each, kept node by node so that focus and reading position stay.

import { bubble } from "./bubbles.js";
import { Composer } from "./composer.js";
import { el, iconButton } from "./dom.js";
import { avatar } from "./people.js";
import { closeChat, hear, perform, store } from "./store.js";
import { currentLanguage, dayOf, longDay, say } from "./words.js";

const columns = new Map();
const area = document.getElementById("chats");

export function column(id) {
  return columns.get(id);
}

export function startChats() {
  hear("state", redrawChats);
  hear("layout", layout);
  hear("message", ({ person }) => columns.get(person.id)?.update());
  hear("gone", ({ person }) => columns.get(person.id)?.update());
  hear("chat", ({ person }) => columns.get(person.id)?.update());
  hear("answer", ({ person, text, alert }) => columns.get(person.id)?.answer(text, alert));
  hear("write", ({ id }) => columns.get(id)?.composer.focus());
  hear("fault", ({ id, word }) => columns.get(id)?.fault(word));
}

export function redrawChats() {
  columns.forEach((each) => each.node.remove());
  columns.clear();
  layout();
}

function layout() {
  area.setAttribute("aria-label", say("chats"));
  store.open = store.open.filter((id) => store.people.has(id));
  for (const [id, each] of columns) {
    if (store.open.includes(id)) continue;
    each.node.remove();
    columns.delete(id);
  }
  document.getElementById("nothing")?.remove();
  if (store.open.length === 0) area.append(el("p", { id: "nothing", class: "empty" }, say("empty")));
  for (const id of store.open) {
    if (!columns.has(id)) {
      columns.set(id, new Column(store.people.get(id)));
      area.append(columns.get(id).node);
      columns.get(id).update();
    }
    columns.get(id).node.classList.toggle("active", id === store.active);
  }
  columns.get(store.active)?.shown();
}

class Column {
  constructor(person) {
    this.id = person.id;
    this.blocks = new Map();
    this.log = el("div", {
      class: "log", role: "log", "aria-live": "polite", tabindex: "0",
      "aria-label": say("log", { name: person.name }), onkeydown: (event) => this.walk(event),
    });
    this.toast = el("div", { class: "toast", role: "status", hidden: true });
    this.composer = new Composer(person.id);
    this.head = el("header", { class: "head" });
    this.node = el("article", {
      class: "column", id: `chat-${this.id}`, "data-person": this.id, "data-name": person.name,
      "aria-label": person.name,
    }, this.head, this.log, this.toast, this.composer.node);
    this.does = {
      press: (message, button, node) => this.press(message, button, node),
      command: (words) => perform(this.id, "say", { text: words }),
      reply: (message) => this.composer.replyTo(message),
      edit: (message) => this.composer.edit(message),
      find: (number) => this.person.messages.get(number),
    };
  }

  get person() {
    return store.people.get(this.id);
  }

  update() {
    const follows = this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < 80;
    this.drawHead();
    this.drawLog();
    this.composer.update();
    if (follows || this.lastIsMine()) this.toEnd();
    this.isLive = true;
  }

  drawHead() {
    const { person } = this;
    const block = () => perform(this.id, "block", { blocked: !person.blocked });
    const state = `${person.blocked} ${currentLanguage()}`;
    if (this.head.dataset.state === state) return;
    this.head.dataset.state = state;
    this.head.replaceChildren(
      avatar(person),
      el("div", { class: "who" }, el("h2", {}, person.name), el("p", {}, person.role[currentLanguage()])),
      el("button", { type: "button", class: "quiet", "aria-pressed": String(person.blocked), onclick: block },
        say(person.blocked ? "unblock" : "block")),
      iconButton("close", say("close", { name: person.name }), () => closeChat(this.id)),
    );
  }

  drawLog() {
    const wanted = groups([...this.person.messages.values()]);
    const keys = new Set(wanted.map((group) => group.key));
    for (const [key, block] of this.blocks) {
      if (keys.has(key)) continue;
      this.keepFocus(block.node, null);
      block.node.remove();
      this.blocks.delete(key);
    }
    let before = null;
    for (const { key, day, messages } of wanted) {
      before = this.drawBlock(key, day ?? messages, before);
    }
  }

  /** Only what has changed is made anew: a reader's place and a screen reader's peace. */
  drawBlock(key, content, before) {
    const known = this.blocks.get(key);
    const state = JSON.stringify(content);
    if (known?.state === state) return known.node;
    const node = typeof content === "number"
      ? el("div", { class: "day" }, el("span", {}, longDay(content)))
      : bubble(content, this.does);
    if (known) {
      this.keepFocus(known.node, node);
      known.node.replaceWith(node);
    } else if (before) before.after(node);
    else this.log.prepend(node);
    if (this.isLive && !known) arrive(node);
    this.blocks.set(key, { node, state });
    return node;
  }

  /** Focus on what vanishes goes to the line for writing, not to the top of the page. */
  keepFocus(old) {
    if (old.contains(document.activeElement)) this.composer.focus();
  }

  lastIsMine() {
    return [...this.person.messages.values()].at(-1)?.bot === false;
  }

  toEnd() {
    this.log.scrollTop = this.log.scrollHeight;
  }

  shown() {
    this.node.scrollIntoView({ inline: "nearest", block: "nearest" });
    if (this.wasShown !== true) this.toEnd();
    this.wasShown = true;
  }

  press(message, button, node) {
    node.classList.add("pressed");
    setTimeout(() => node.classList.remove("pressed"), 1500);
    return perform(this.id, "press", { message: message.id, data: button.data });
  }

  answer(text, alert) {
    if (!text) return;
    clearTimeout(this.hiding);
    const done = () => (this.toast.hidden = true);
    this.toast.replaceChildren(text, alert ? el("button", { type: "button", onclick: done }, say("answer")) : "");
    this.toast.hidden = false;
    if (!alert) this.hiding = setTimeout(done, 5000);
  }

  fault(word) {
    this.answer(say(`error-${word}`), false);
  }

  /** Arrow keys walk from message to message; on one, its actions can be reached with Tab. */
  walk(event) {
    if (event.key === "Escape") {
      this.composer.focus();
      return;
    }
    if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
    const all = [...this.log.querySelectorAll(".message")];
    const at = all.indexOf(document.activeElement.closest(".message"));
    const step = event.key === "ArrowUp" ? -1 : 1;
    const next = at < 0 ? all.at(-1) : all[at + step];
    if (!next) return;
    event.preventDefault();
    this.log.querySelectorAll(".actions .icon").forEach((button) => (button.tabIndex = -1));
    next.querySelectorAll(".actions .icon").forEach((button) => (button.tabIndex = 0));
    next.focus();
  }
}

/** Once: an animation in the sheet alone would run again with every change of tabs. */
function arrive(node) {
  node.classList.add("fresh");
  node.addEventListener("animationend", () => node.classList.remove("fresh"), { once: true });
}

/** Messages in order: days between them, albums together. */
function groups(messages) {
  const found = [];
  let day = null;
  for (const message of messages) {
    const today = dayOf(message.at);
    if (today !== day) found.push({ key: `day ${today}`, day: message.at });
    day = today;
    const last = found.at(-1);
    if (message.album && last.key === `album ${message.album}`) last.messages.push(message);
    else found.push({ key: message.album ? `album ${message.album}` : `message ${message.id}`, messages: [message] });
  }
  return found;
}

