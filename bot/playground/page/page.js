// The demo page: three phones side by side, or one at a time, and a clock to move.

import { ask, Refused, tell } from "./api.js";
import { drawMode, isOpening } from "./mode.js";
import { fill, make, toast } from "./nodes.js";
import { Phone } from "./phone.js";
import { calledBy, dated, knownBy, say, sayEverywhere, switchLanguage } from "./words.js";

const AGAIN = 1500; // milliseconds until a lost playground is asked again
const people = new Map();
const read = new Map(); // how many messages of the bot each person has seen
const narrow = matchMedia("(max-width: 899px)");

let phones = [];
let shown = 0;
let zone = "UTC";
let ahead = 0; // by how much the clock of the demo is ahead of this machine's

async function begin() {
  const stage = await patiently("/page/stage");
  zone = stage.zone;
  for (const one of stage.people) people.set(one.id, { ...one, messages: [], commands: [] });
  takeIn(await patiently("/page/state?since=0"));
  for (const person of people.values()) read.set(person.id, news(person));
  phones = stage.shown.map((id, slot) => {
    const phone = new Phone(slot, zone, choose);
    phone.show(people.get(id));
    return phone;
  });
  document.getElementById("phones").replaceChildren(...phones.map((phone) => phone.node));
  turnTo(1);
  sayEverywhere();
  drawMode();
  setInterval(tick, 1000);
  follow(0);
}

async function patiently(path) {
  for (;;) {
    try {
      return await ask(path);
    } catch (error) {
      if (!(error instanceof Refused) && !isOpening()) toast(say("lost"));
      await new Promise((resume) => setTimeout(resume, AGAIN));
    }
  }
}

async function follow(version) {
  for (;;) {
    const state = await patiently(`/page/state?since=${version}`);
    version = state.version;
    takeIn(state);
  }
}

function takeIn(state) {
  setClock(state.now);
  for (const fresh of state.people) {
    const before = people.get(fresh.id) ?? { side: "mentee", part: "teacher", subject: "", she: true };
    const person = { ...before, ...fresh };
    people.set(fresh.id, person);
    const phone = phones.find((one) => one.person.id === fresh.id);
    if (!phone) continue;
    phone.update(person);
    if (fresh.toast && fresh.toast.query !== before.toast?.query) phone.answered(fresh.toast);
  }
  notice();
}

/** Count what a person's bot has said: a new message or a changed one. */
function news(person) {
  const said = person.messages.filter((one) => one.bot);
  return said.reduce((sum, one) => sum + 1 + (one.edited ? 1 : 0), 0);
}

function unread(id) {
  return Math.max(0, news(people.get(id)) - (read.get(id) ?? 0));
}

/** Mark what is in sight as read, and count the rest on tabs and in the lists. */
function notice() {
  for (const [slot, phone] of phones.entries()) {
    if (!narrow.matches || slot === shown) read.set(phone.person.id, news(phone.person));
  }
  const everybody = [...people.values()];
  for (const phone of phones) phone.offer(everybody, unread);
  drawTabs();
}

function drawTabs() {
  const tabs = document.getElementById("tabs");
  const focused = tabs.contains(document.activeElement);
  const seen = phones.map(({ person }, slot) => ({
    name: person.name,
    role: person.subject ? calledBy(person) : knownBy(person),
    count: unread(person.id),
    current: slot === shown,
  }));
  fill(tabs, seen, () => seen.map(tab));
  if (focused && !tabs.contains(document.activeElement)) tabs.children[shown].focus();
}

function tab({ name, role, count, current }, slot) {
  const onclick = () => turnTo(slot);
  const properties = { type: "button", "aria-current": current ? "true" : false, onclick };
  const badge = make("span", { class: "badge", "aria-label": say("unread", count) }, `${count}`);
  const words = [make("span", {}, name), make("small", {}, role)];
  return make("button", properties, ...words, ...(count ? [badge] : []));
}

function turnTo(slot) {
  shown = slot;
  for (const [at, phone] of phones.entries()) phone.node.classList.toggle("shown", at === slot);
  const { log } = phones[slot];
  log.scrollTop = log.scrollHeight;
  notice();
}

/** Put another person's phone into a slot; somebody who lies in another slot changes places. */
function choose(phone, id) {
  const other = phones.find((one) => one !== phone && one.person.id === id);
  if (other) other.show(people.get(phone.person.id));
  phone.show(people.get(id));
  notice();
}

function setClock(now) {
  ahead = Date.parse(now) - Date.now();
  tick();
}

function tick() {
  const now = new Date(Date.now() + ahead);
  const form = { weekday: "short", day: "numeric", month: "long", timeZone: zone };
  const day = now.toLocaleDateString(dated(), form);
  const hour = now.toLocaleTimeString(dated(), {
    hour: "2-digit",
    minute: "2-digit",
    timeZone: zone,
  });
  const place = document.getElementById("now");
  const words = `${day} ${hour}`;
  if (place.dataset.words === words) return;
  place.dataset.words = words;
  place.dateTime = now.toISOString();
  place.replaceChildren(make("b", {}, hour), ` ${day}`);
}

async function move(button) {
  const buttons = [...document.querySelectorAll("[data-move]")];
  for (const one of buttons) one.disabled = true;
  try {
    const { moved, now } = await tell("/page/clock", { move: button.dataset.move });
    setClock(now);
    if (!moved) toast(say("nothing"));
  } catch {
    toast(say("failed"));
  }
  for (const one of buttons) one.disabled = false;
  button.focus({ preventScroll: true });
}

for (const button of document.querySelectorAll("[data-move]")) {
  button.addEventListener("click", () => move(button));
}
document.getElementById("language").addEventListener("click", () => {
  switchLanguage();
  for (const phone of phones) phone.show(phone.person);
  document.getElementById("now").dataset.words = "";
  tick();
  notice();
});
narrow.addEventListener("change", notice);
begin();
