// One message: bubble, file, buttons. It is drawn anew only when it has changed.

import { formatted } from "./formatted.js";
import { make, toast } from "./nodes.js";
import { dated, say, spoken } from "./words.js";

const KILO = 1024;

/** Draw a message; `doing` can `press(row, column)` and `write(text)`. */
export function drawn(message, zone, doing) {
  const side = message.bot ? "theirs" : "mine";
  const bubble = make("div", { class: "bubble" });
  if (message.document) bubble.append(attachment(message.document));
  if (message.text) {
    const body = formatted(message.text, message.entities, doing.write);
    bubble.append(make("div", { class: "text" }, ...body));
  }
  bubble.append(stamp(message, zone));
  const node = make("article", { class: `message ${side}`, "data-id": message.id }, bubble);
  if (message.keyboard.length) node.append(keyboard(message, doing));
  return node;
}

/** The same string means: nothing to draw anew. */
export function looksOf(message) {
  const { text, entities, keyboard: rows, document: file, edited } = message;
  return JSON.stringify([text, entities, rows, file && file.id, edited, spoken()]);
}

function stamp(message, zone) {
  const at = new Date(message.date * 1000);
  const hour = at.toLocaleTimeString(dated(), {
    hour: "2-digit",
    minute: "2-digit",
    timeZone: zone,
  });
  return make("time", { class: "stamp", datetime: at.toISOString() }, hour);
}

function attachment(file) {
  const href = `/page/document/${file.id}`;
  if (file.kind === "photo") {
    const picture = make("img", { src: href, alt: file.name, class: "picture" });
    return make("a", { href, download: file.name, class: "photo" }, picture);
  }
  const size = file.size < KILO ? `${file.size} B` : `${Math.round(file.size / KILO)} KB`;
  return make(
    "a",
    { href, download: file.name, class: "file" },
    make("span", { class: "sheet", "aria-hidden": "true" }, "↓"),
    make("span", {}, make("b", {}, file.name), make("small", {}, `${say("file")} · ${size}`)),
  );
}

function keyboard(message, doing) {
  const rows = message.keyboard.map((row, at) =>
    make("div", { class: "row" }, ...row.map((button, n) => key(button, at, n, doing))),
  );
  return make("div", { class: "keyboard" }, ...rows);
}

function key(button, row, column, doing) {
  if (button.url) {
    const rel = "noreferrer noopener";
    return make("a", { class: "key", href: button.url, target: "_blank", rel }, `${button.text} ↗`);
  }
  const pressed = (event) => doing.press(event.currentTarget, row, column);
  const copied = () => copy(button.copy_text.text);
  const onclick = button.copy_text ? copied : pressed;
  return make("button", { type: "button", class: "key", onclick }, button.text);
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    toast(say("copied"));
  } catch {
    toast(text);
  }
}
