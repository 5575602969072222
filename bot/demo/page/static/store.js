// What is known of all chats, and who wants to hear when it changes.

import * as server from "./server.js";

export const store = new EventTarget();
store.people = new Map();
store.open = [];
store.active = null;
store.now = 0;
store.tour = { finder: 0, scenes: [] };

export function tell(kind, detail = {}) {
  store.dispatchEvent(new CustomEvent(kind, { detail }));
}

export function hear(kind, listener) {
  store.addEventListener(kind, (event) => listener(event.detail));
}

export function takeState(state) {
  const before = store.people;
  store.people = new Map(state.people.map((raw) => [raw.id, person(raw, before.get(raw.id))]));
  store.now = state.now;
  store.tour = state.tour;
  tell("state");
}

function person(raw, before) {
  const messages = new Map(raw.messages.map((message) => [message.id, message]));
  return { ...raw, messages, unread: before?.unread ?? 0, heard: (before?.heard ?? 0) + 1 };
}

export function takeChange(change) {
  if (change.kind === "clock") {
    store.now = change.now;
    tell("clock");
    return;
  }
  const found = store.people.get(change.person);
  if (!found) return;
  if ("keyboard" in change) {
    found.keyboard = change.keyboard;
    found.blocked = change.blocked;
  }
  APPLY[change.kind]?.(found, change);
  tell(change.kind, { ...change, person: found });
}

const APPLY = {
  message(found, { message }) {
    const isNew = !found.messages.has(message.id);
    found.messages.set(message.id, message);
    if (message.bot) found.heard += 1;
    if (isNew && message.bot && !isSeen(found.id)) found.unread += 1;
  },
  gone(found, { id }) {
    found.messages.delete(id);
  },
};

/** On a narrow screen only one of the open chats is to be seen. */
export function isSeen(id) {
  if (document.hidden || !store.open.includes(id)) return false;
  return !isNarrow() || store.active === id;
}

export const isNarrow = () => matchMedia("(max-width: 760px)").matches;

export function openChat(id, { most = Infinity } = {}) {
  if (!store.open.includes(id)) store.open = [...store.open, id].slice(-most);
  activate(id);
}

export function activate(id) {
  store.active = id;
  const found = store.people.get(id);
  if (found) found.unread = 0;
  tell("layout");
}

export function closeChat(id) {
  store.open = store.open.filter((other) => other !== id);
  activate(store.open.at(-1) ?? null);
}

/** Everything a person does passes here: the tour watches, and faults are told in one place. */
export async function perform(id, deed, body, work = () => server.act(id, deed, body)) {
  tell("deed", { id, deed, body });
  try {
    await work();
    return true;
  } catch (error) {
    tell("fault", { id, word: error.message });
    return false;
  }
}

export function performFiles(id, kind, files, caption) {
  return perform(id, kind, { caption }, () => server.sendFiles(id, kind, files, caption));
}
