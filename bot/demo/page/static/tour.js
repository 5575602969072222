// The guided tour: shows what to press next, and presses it if asked to.

import { column } from "./chats.js";
import { el, fill } from "./dom.js";
import { hear, isNarrow, openChat, store } from "./store.js";
import { currentLanguage, say } from "./words.js";

const NUMBER = /\d[\d.]*-\d{2}-\d{3}/;
const PATIENCE_MS = 6000;
const HASTE_MS = 1500;
const PACE_MS = 1500;
const panel = document.getElementById("tour");
const tour = { scene: -1, step: 0, number: "", isPlaying: false, isBusy: false, isLost: false, target: null };

export function startTour() {
  hear("deed", (deed) => tour.waiting?.(deed));
  hear("layout", () => !panel.hidden && point());
  hear("message", () => !panel.hidden && point());
}

export function toggleTour() {
  if (!panel.hidden) return end();
  Object.assign(tour, { scene: -1, step: 0, number: "", isPlaying: false, isBusy: false, isLost: false });
  panel.hidden = false;
  drawTour();
  panel.querySelector("button").focus();
}

function end() {
  tour.isPlaying = false;
  tour.waiting = null;
  panel.hidden = true;
  clearTarget();
  document.getElementById("tour-button")?.focus();
}

const scene = () => store.tour.scenes[tour.scene];
const step = () => scene()?.steps[tour.step];
const words = () => step().words[currentLanguage()].replace("{number}", tour.number);
const labels = (said) => Object.values(said).map((each) => each.replace("{number}", tour.number)).filter(Boolean);
const name = () => store.people.get(step().person)?.name ?? "";

export function drawTour() {
  if (panel.hidden) return;
  const isBegin = tour.scene < 0;
  const isEnd = tour.scene >= store.tour.scenes.length;
  const title = isBegin ? say("tourTitle") : isEnd ? say("done") : scene().title[currentLanguage()];
  const text = isBegin ? say("beginText") : isEnd ? say("doneText") : scene().text[currentLanguage()];
  panel.setAttribute("role", "dialog");
  panel.setAttribute("aria-labelledby", "tour-title");
  const focused = document.activeElement?.dataset?.tour;
  fill(panel,
    !isBegin && !isEnd && progress(),
    el("h2", { id: "tour-title" }, title),
    el("p", {}, text),
    el("p", { class: "now-do", "aria-live": "polite" }, isBegin || isEnd ? "" : doing()),
    el("div", { class: "controls" }, controls(isBegin, isEnd)));
  if (focused) (panel.querySelector(`[data-tour="${focused}"]`) ?? panel.querySelector("button")).focus();
  point();
}

function progress() {
  const all = store.tour.scenes.length;
  const label = say("tourScene", { n: tour.scene + 1, m: all });
  return el("div", { class: "progress" }, el("span", {}, label), el("progress", { max: all, value: tour.scene + 1, "aria-label": label }));
}

function doing() {
  const label = words();
  if (tour.isLost) return say("lost", { label });
  const id = { photo: "doPhoto", say: "doSay", first: "doFirst", turn: "doTurn" }[step().does] ?? "doPress";
  return say(id, { name: name(), label: shortened(label) });
}

const shortened = (words) => words.split("\n")[0].replace(/^(.{36}).{3,}$/, "$1…");

function controls(isBegin, isEnd) {
  const button = (id, onclick, looks = "") => el("button", { type: "button", class: looks, "data-tour": id, onclick }, say(id));
  if (isEnd) return [button("end", end, "primary")];
  if (isBegin) return [button("begin", begin, "primary"), button("end", end)];
  const main = tour.isLost ? [button("again", again, "primary"), button("skipStep", skip)] : [button("next", next, "primary")];
  return [...main, button(tour.isPlaying ? "pause" : "play", play), button("end", end)];
}

function begin() {
  tour.scene = 0;
  tour.step = 0;
  prepare();
}

function again() {
  tour.isLost = false;
  drawTour();
  next();
}

function skip() {
  tour.isLost = false;
  forward(false);
}

function play() {
  tour.isPlaying = !tour.isPlaying;
  drawTour();
  if (tour.isPlaying) next();
}

/** Opens the chat and waits for the deed, whoever does it: the reader or `next`. */
function prepare() {
  if (step().does !== "turn") show(step().person);
  tour.waiting = (deed) => isTheStep(deed) && !tour.isBusy && done();
  drawTour();
}

function show(id) {
  const room = isNarrow() ? 2 : Math.max(2, Math.floor((innerWidth - 290) / 380));
  if (store.open.includes(id) && store.active === id) return;
  openChat(id, { most: room });
}

function isTheStep({ id, deed, body }) {
  const { person, does } = step() ?? {};
  if (does === "turn") return deed === "turn";
  if (id !== person) return false;
  if (does === "photo") return deed === "photo";
  if (does === "say") return deed === "say";
  return deed === "press" || (deed === "say" && (does === "choose" || labels(step().words).includes(body.text)));
}

async function next() {
  if (tour.isBusy || !step()) return;
  const here = await until(() => targetOf(step()), HASTE_MS);
  if (!here && isSkipped()) return forward(true);
  const found = here ?? (await until(() => targetOf(step(), true)));
  if (!found) return lost();
  await DOES[step().does](found);
}

const DOES = {
  press: async (node) => node.click(),
  first: async (node) => node.click(),
  choose: async (node) => (node.matches("button") ? node.click() : write()),
  say: () => write(),
  turn: async (node) => node.click(),
  photo: () => column(step().person).composer.sendSamplePhoto(words()),
};

/** The bot knows the answer already and asks for the next thing. */
function isSkipped() {
  const following = scene().steps[tour.step + 1];
  return following?.person === step().person && following.does !== "say" && targetOf(following) !== null;
}

function write() {
  const { composer } = column(step().person);
  composer.field.value = words();
  return composer.submit();
}

/** The deed is on its way: wait for the bot, then go on. */
async function done() {
  tour.isBusy = true;
  clearTarget();
  const { person, does } = step();
  const heard = store.people.get(person).heard;
  const isOver = does === "turn" ? () => document.getElementById("clock").ariaBusy === "false" : () => store.people.get(person).heard > heard;
  await until(isOver, does === "turn" ? 40000 : PATIENCE_MS);
  await pause(120);
  learn();
  tour.isBusy = false;
  if (!panel.hidden) forward();
}

function learn() {
  if (tour.number || tour.scene > 0) return;
  const finder = store.people.get(store.tour.finder);
  const newest = [...(finder?.messages.values() ?? [])].reverse().find((message) => message.bot);
  if (tour.step === scene().steps.length - 1) tour.number = newest?.text.match(NUMBER)?.[0] ?? "";
}

function forward(goesOn = tour.isPlaying) {
  tour.step += 1;
  if (!step()) {
    tour.scene += 1;
    tour.step = 0;
  }
  if (!scene()) {
    tour.isPlaying = false;
    tour.waiting = null;
    return drawTour();
  }
  prepare();
  if (goesOn) setTimeout(() => panel.hidden || next(), tour.isPlaying ? PACE_MS : 0);
}

function lost() {
  tour.isLost = true;
  tour.isPlaying = false;
  drawTour();
}

/** What to press: a button of the newest card, then the bot's keys, then (`anywhere`) an older button;
    or the line for writing, or the clock. */
function targetOf({ person, does, words: said }, anywhere = false) {
  if (does === "turn") return document.querySelector('[data-turn="day"]:not(:disabled)');
  const open = column(person);
  if (!open) return null;
  if (does === "say") return open.composer.field;
  if (does === "photo") return open.composer.clip;
  if (does === "first") return newestKeys(open)[0] ?? null;
  const wanted = labels(said);
  const older = () => [...open.node.querySelectorAll(".log button.key")].reverse();
  return best(newestKeys(open), wanted)
    ?? best([...open.node.querySelectorAll(".reply-keys .key")], wanted)
    ?? (anywhere ? best(older(), wanted) : null)
    ?? (anywhere && does === "choose" ? open.composer.field : null);
}

function newestKeys(open) {
  const all = [...open.node.querySelectorAll(".message.bot")].filter((node) => node.querySelector("button.key"));
  return [...(all.at(-1)?.querySelectorAll("button.key") ?? [])];
}

/** An equal label before one that contains the words. */
function best(nodes, wanted) {
  return nodes.find((node) => wanted.includes(node.textContent))
    ?? nodes.find((node) => wanted.some((label) => node.textContent.includes(label)))
    ?? null;
}

function point() {
  clearTarget();
  if (panel.hidden || tour.isBusy || !step()) return;
  tour.target = targetOf(step(), true);
  tour.target?.classList.add("spot");
  tour.target?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function clearTarget() {
  document.querySelectorAll(".spot").forEach((node) => node.classList.remove("spot"));
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function until(get, patience = PATIENCE_MS) {
  const end = performance.now() + patience;
  for (;;) {
    const found = get();
    if (found) return found;
    if (performance.now() > end) return null;
    await pause(50);
  }
}


