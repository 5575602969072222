// Who is there: the list with names, roles and unread counts, and the tabs of a narrow screen.

import { el, fill, icon } from "./dom.js";
import { activate, closeChat, hear, isNarrow, openChat, store, tell } from "./store.js";
import { currentLanguage, say } from "./words.js";

const HUES = 8;
const list = el("ul", {});
const none = el("p", { class: "empty", hidden: true });
const search = el("input", { type: "search", oninput: () => filter() });
const tabs = document.getElementById("tabs");

export function avatar(person) {
  const hue = `hue${person.id % HUES}`;
  return el("span", { class: `avatar ${hue}`, "aria-hidden": "true" }, [...person.name][0] ?? "?");
}

export function startPeople() {
  const nav = document.getElementById("people");
  nav.append(el("div", { class: "search" }, search), list, none);
  for (const kind of ["state", "layout", "message"]) hear(kind, drawPeople);
}

export function drawPeople() {
  document.getElementById("people").setAttribute("aria-label", say("people"));
  search.placeholder = say("search");
  search.setAttribute("aria-label", say("search"));
  none.textContent = say("nobody");
  const focused = document.activeElement?.dataset?.entry;
  list.replaceChildren(...[...store.people.values()].map(entry));
  filter();
  drawTabs();
  if (focused) document.querySelector(`[data-entry="${focused}"]`)?.focus();
}

function entry(person) {
  const isOpen = store.open.includes(person.id);
  const last = [...person.messages.values()].at(-1);
  return el("li", {}, el("button", {
    type: "button", "aria-pressed": String(isOpen), "data-entry": `person ${person.id}`, "data-name": person.name,
    onclick: (event) => toggle(person.id, event),
  },
  avatar(person),
  el("span", { class: "who" },
    el("strong", {}, person.name),
    el("span", { class: "role" }, person.role[currentLanguage()]),
    last?.text && el("span", { class: "last", "aria-hidden": "true" }, last.text.split("\n")[0])),
  badge(person)));
}

function badge(person) {
  if (person.unread === 0) return null;
  const label = say("unread", { n: person.unread });
  return el("span", { class: "badge" }, el("span", { "aria-hidden": "true" }, String(person.unread)), el("span", { class: "hidden" }, label));
}

/** Whoever opens a chat without a pointer goes on to write in it. */
function toggle(id, event) {
  if (store.open.includes(id) && !isNarrow()) return closeChat(id);
  openChat(id);
  if (event.detail === 0) tell("write", { id });
}

function filter() {
  const wanted = search.value.trim().toLowerCase();
  const people = [...store.people.values()];
  const fits = (person) => [person.name, person.role.zh, person.role.en].some((words) => words.toLowerCase().includes(wanted));
  [...list.children].forEach((item, n) => (item.hidden = !fits(people[n])));
  none.hidden = people.some(fits);
}

/** On a narrow screen: the list is the first tab, each open chat another. */
function drawTabs() {
  const focused = document.activeElement?.dataset?.tab;
  tabs.setAttribute("aria-label", say("chats"));
  const others = [...store.people.values()].filter((person) => !store.open.includes(person.id));
  const waiting = others.reduce((sum, person) => sum + person.unread, 0);
  fill(tabs,
    tab(null, [icon("people"), el("span", {}, say("people")), waiting > 0 && badge({ unread: waiting })]),
    ...store.open.map((id) => store.people.get(id)).filter(Boolean)
      .map((person) => tab(person.id, [el("span", {}, person.name), badge(person)])),
  );
  if (focused) tabs.querySelector(`[data-tab="${focused}"]`)?.focus();
  document.body.classList.toggle("listing", store.active === null);
}

function tab(id, content) {
  const isChosen = store.active === id;
  return el("button", {
    type: "button", role: "tab", "aria-selected": String(isChosen), tabindex: isChosen ? "0" : "-1", "data-tab": String(id),
    "aria-controls": id === null ? "people" : `chat-${id}`, onclick: () => activate(id), onkeydown: walkTabs,
  }, content);
}

function walkTabs(event) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const all = [...tabs.children];
  const next = all[(all.indexOf(event.currentTarget) + step + all.length) % all.length];
  const name = next.dataset.tab;
  next.click();
  tabs.querySelector(`[data-tab="${name}"]`)?.focus();
}
