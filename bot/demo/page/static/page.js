// The page as a whole: header, language, theme; then it listens to the server.

import { redrawChats, startChats } from "./chats.js";
import { el, fill, iconButton } from "./dom.js";
import { startNotices } from "./notices.js";
import { drawPeople, startPeople } from "./people.js";
import { listen, turnClock } from "./server.js";
import { hear, isNarrow, store, takeChange, takeState, tell } from "./store.js";
import { startTour, drawTour, toggleTour } from "./tour.js";
import { clockTime, currentLanguage, longDay, say, setLanguage, shortDay } from "./words.js";

const COLUMN = 380;
const LIST = 290;
const byId = (id) => document.getElementById(id);
const dark = matchMedia("(prefers-color-scheme: dark)");
let isTurning = false;

function drawHeader() {
  const language = currentLanguage();
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  document.title = say("brand");
  byId("brand").textContent = say("brand");
  byId("skip").textContent = say("skip");
  byId("offline").textContent = say("offline");
  drawClock();
  fill(byId("tools"),
    store.tour.scenes.length > 0 && el("button", { type: "button", class: "primary", id: "tour-button", onclick: toggleTour }, say("tour")),
    iconButton("theme", say("theme"), switchTheme, { id: "theme" }),
    el("button", { type: "button", id: "language", "aria-label": say("language"), title: say("language"), onclick: switchLanguage },
      say("languageShort")),
  );
}

function drawClock() {
  const now = new Date(store.now);
  const button = (turn) => el("button", { type: "button", "data-turn": turn, disabled: isTurning, onclick: () => turns(turn) }, say(turn));
  const focused = document.activeElement?.dataset?.turn;
  byId("clock").replaceChildren(
    el("div", { class: "now" },
      el("span", { class: "hidden" }, `${say("clock")} `),
      el("span", { class: "date long" }, longDay(now)),
      el("span", { class: "date short" }, shortDay(now)),
      el("time", { datetime: now.toISOString() }, clockTime(now))),
    el("div", { class: "turns", role: "group", "aria-label": say("turn") }, ["hour", "day", "week"].map(button)));
  if (focused) document.querySelector(`[data-turn="${focused}"]`)?.focus();
}

export async function turns(turn) {
  isTurning = true;
  byId("clock").setAttribute("aria-busy", "true");
  drawClock();
  tell("deed", { id: null, deed: "turn", body: { turn } });
  await turnClock(turn).catch((error) => tell("fault", { id: store.active, word: error.message }));
  isTurning = false;
  byId("clock").setAttribute("aria-busy", "false");
  drawClock();
  tell("turned");
}

function switchTheme() {
  const isDark = document.documentElement.dataset.theme ? document.documentElement.dataset.theme === "dark" : dark.matches;
  setTheme(isDark ? "light" : "dark");
}

function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
  localStorage.setItem("theme", theme);
}

function switchLanguage() {
  setLanguage(currentLanguage() === "zh" ? "en" : "zh");
  drawHeader();
  drawPeople();
  redrawChats();
  drawTour();
  byId("language").focus();
}

/** As many as fit beside each other; on a narrow screen the list comes first. */
function openFirst() {
  if (store.open.length > 0 || isNarrow()) return;
  const room = Math.max(1, Math.min(3, Math.floor((innerWidth - LIST) / COLUMN)));
  [...store.people.keys()].slice(0, room).reverse().forEach((id) => (store.open = [id, ...store.open]));
  store.active = store.open[0] ?? null;
}

function start() {
  const theme = localStorage.getItem("theme");
  if (theme === "dark" || theme === "light") document.documentElement.dataset.theme = theme;
  startPeople();
  startChats();
  startNotices();
  startTour();
  hear("clock", drawClock);
  listen({
    state(state) {
      const isFirst = store.people.size === 0;
      takeState(state);
      if (isFirst) openFirst();
      drawHeader();
      tell("layout");
      document.body.classList.add("ready");
    },
    change: takeChange,
    connected: (is) => (byId("offline").hidden = is),
  });
  drawHeader();
}

start();
