// Turn a text and its Telegram entities into nodes. Offsets count UTF-16 units, as strings here do.

import { make } from "./nodes.js";

const TAGS = {
  bold: "strong",
  italic: "em",
  underline: "u",
  strikethrough: "s",
  code: "code",
  pre: "pre",
  blockquote: "blockquote",
  spoiler: "span",
};
const COMMAND = /(^|[\s(«])(\/[a-z_]+)/g;

/** Return the nodes of a text; `write(command)` is called when a /command in it is pressed. */
export function formatted(text, entities, write) {
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return between(text, 0, text.length, sorted, write);
}

function between(text, start, end, entities, write) {
  const nodes = [];
  let at = start;
  let next = 0;
  while (next < entities.length) {
    const entity = entities[next];
    const from = Math.max(entity.offset, at);
    const until = Math.min(entity.offset + entity.length, end);
    next += 1;
    if (until <= from) continue;
    nodes.push(...plain(text.slice(at, from), write));
    const inside = [];
    while (next < entities.length && entities[next].offset < until) inside.push(entities[next++]);
    const node = wrapped(entity, text.slice(from, until));
    node.append(...between(text, from, until, inside, write));
    nodes.push(node);
    at = until;
  }
  nodes.push(...plain(text.slice(at, end), write));
  return nodes;
}

function wrapped(entity, words) {
  if (entity.type === "text_link" && /^https?:\/\//.test(entity.url)) {
    return link(entity.url);
  }
  if (entity.type === "url" && /^https?:\/\//.test(words)) return link(words);
  return make(TAGS[entity.type] ?? "span");
}

function link(url) {
  return make("a", { href: url, target: "_blank", rel: "noreferrer noopener" });
}

function plain(text, write) {
  const nodes = [];
  let at = 0;
  for (const found of text.matchAll(COMMAND)) {
    const from = found.index + found[1].length;
    nodes.push(text.slice(at, from), command(found[2], write));
    at = from + found[2].length;
  }
  nodes.push(text.slice(at));
  return nodes.filter((node) => node !== "");
}

function command(words, write) {
  return make("button", { type: "button", class: "command", onclick: () => write(words) }, words);
}
