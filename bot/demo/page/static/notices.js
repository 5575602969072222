// What happens in chats that are not to be seen: one small card a person, gone after a while.

import { el, iconButton } from "./dom.js";
import { avatar } from "./people.js";
import { hear, isSeen, openChat } from "./store.js";
import { say } from "./words.js";

const SECONDS = 6;
const MOST = 2;
const area = document.getElementById("notices");
const cards = new Map();

export function startNotices() {
  hear("message", ({ person, message }) => {
    if (message.bot && !message.silent && !isSeen(person.id) && person.unread > 0) show(person, message);
  });
  hear("layout", () => cards.forEach((card, id) => isSeen(id) && drop(id)));
}

function show(person, message) {
  drop(person.id);
  const open = () => openChat(person.id);
  const node = el("div", { class: "notice" },
    avatar(person),
    el("button", { type: "button", onclick: open },
      el("strong", {}, say("news", { name: person.name, n: person.unread })),
      el("span", {}, message.text.split("\n")[0])),
    iconButton("close", say("stop"), () => drop(person.id)));
  cards.set(person.id, { node, timer: setTimeout(() => drop(person.id), SECONDS * 1000) });
  area.append(node);
  if (cards.size > MOST) drop(cards.keys().next().value);
}

function drop(id) {
  const card = cards.get(id);
  if (!card) return;
  clearTimeout(card.timer);
  card.node.remove();
  cards.delete(id);
}
