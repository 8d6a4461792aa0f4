// One phone on the page: whose it is, the chat, a line to write on.

import { Refused, tell } from "./api.js";
import { drawn, looksOf } from "./message.js";
import { fill, make, toast } from "./nodes.js";
import { calledBy, dated, knownBy, say } from "./words.js";

const PATIENCE = 6000; // after this long a press without an answer may be repeated
const NEAR = 120; // pixels from the end at which a chat still follows its newest message

export class Phone {
  /** `choose(phone, id)` is called when another person is wanted on this phone. */
  constructor(slot, zone, choose) {
    this.zone = zone;
    this.person = null;
    this.cards = new Map();
    this.chosen = make("select", { onchange: () => choose(this, Number(this.chosen.value)) });
    this.role = make("small");
    this.face = make("span", { class: "face", "aria-hidden": "true" });
    this.log = make("div", { class: "log", role: "log", "aria-live": "polite", tabindex: "0" });
    this.menu = make("div", { class: "menu", hidden: true });
    this.slash = make("button", { type: "button", class: "slash", "aria-expanded": "false" }, "/");
    this.menu.addEventListener("focusout", ({ relatedTarget }) => {
      const inside = this.menu.contains(relatedTarget) || relatedTarget === this.slash;
      if (!inside) this.openMenu(false);
    });
    this.slash.addEventListener("click", () => this.openMenu(this.menu.hidden));
    this.input = make("input", { type: "text", autocomplete: "off", enterkeyhint: "send" });
    this.file = make("input", { type: "file", hidden: true, accept: ".xlsx,.csv" });
    this.file.addEventListener("change", () => this.attach());
    this.clip = make("button", { type: "button", class: "slash clip" }, "📎");
    this.clip.addEventListener("click", () => this.file.click());
    this.send = make("button", { class: "send" }, "➤");
    this.helper = make("button", { type: "button", class: "helper", hidden: true });
    this.helper.addEventListener("click", () => this.answer());
    this.node = make(
      "section",
      { class: "phone", "data-slot": slot },
      make("header", { class: "owner" }, this.face,
        make("div", { class: "whose" }, this.chosen, this.role)),
      this.log,
      this.helper,
      this.menu,
      make("form", { class: "line", onsubmit: (event) => this.written(event) },
        this.slash, this.clip, this.file, this.input, this.send),
    );
    this.node.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.openMenu(false);
    });
  }

  /** Put somebody's phone here. */
  show(person) {
    this.person = person;
    this.cards.clear();
    this.log.replaceChildren();
    this.openMenu(false);
    this.update(person, { fresh: true });
  }

  /** Draw what has changed. */
  update(person, { fresh = false } = {}) {
    const follows = fresh || this.isAtEnd();
    this.person = person;
    this.word();
    this.drawMessages(person.messages, fresh);
    this.drawMenu(person.commands);
    if (follows) this.log.scrollTo({ top: this.log.scrollHeight, behavior: "auto" });
  }

  /** Word everything that is not the bot's. */
  word() {
    this.node.setAttribute("aria-label", `${say("chat")}: ${this.person.name}`);
    this.chosen.setAttribute("aria-label", say("whose"));
    this.log.setAttribute("aria-label", `${say("chat")}: ${this.person.name}`);
    this.slash.setAttribute("aria-label", say("commands"));
    this.input.setAttribute("aria-label", say("write"));
    this.input.placeholder = this.person.blocked ? say("blocked") : say("write");
    this.send.setAttribute("aria-label", say("send"));
    this.clip.setAttribute("aria-label", say("attach"));
    this.face.textContent = this.person.name.slice(0, 1);
    this.face.dataset.side = this.person.side;
    this.role.textContent = calledBy(this.person);
    this.helper.hidden = !this.person.asked && !this.helper.disabled;
    this.helper.title = say("page");
    if (!this.helper.disabled) this.helper.textContent = say(this.person.she ? "answerHer" : "answerHim");
  }

  /** Name everybody who can be chosen; `unread(id)` counts what they have not seen. */
  offer(people, unread) {
    const labelled = people.map((one) => {
      const news = one.id === this.person.id ? 0 : unread(one.id);
      const label = `${one.name} · ${knownBy(one)}`;
      return { ...one, label: news ? `${label} (${news})` : label };
    });
    const group = (side) => {
      const here = labelled.filter((one) => one.side === side);
      const options = here.map((one) => make("option", { value: one.id }, one.label));
      return make("optgroup", { label: say(`${side}s`) }, ...options);
    };
    const looks = [say("staffs"), ...labelled.map((one) => one.label)];
    fill(this.chosen, looks, () => ["staff", "mentor", "mentee", "parent"].map(group));
    this.chosen.value = this.person.id;
  }

  isAtEnd() {
    return this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < NEAR;
  }

  drawMessages(messages, fresh) {
    const there = new Set();
    let day = "";
    let before = null;
    const place = (node) => {
      const next = before ? before.nextSibling : this.log.firstChild;
      if (node !== next) this.log.insertBefore(node, next);
      before = node;
    };
    for (const message of messages) {
      const today = this.dayOf(message);
      if (today !== day) {
        day = today;
        there.add(day);
        place(this.card(day, day, () => make("p", { class: "day" }, today)));
      }
      there.add(message.id);
      place(this.card(message.id, looksOf(message), () => this.draw(message), fresh));
    }
    for (const [id, card] of this.cards) {
      if (!there.has(id)) {
        card.node.remove();
        this.cards.delete(id);
      }
    }
  }

  card(id, looks, draw, fresh = false) {
    const known = this.cards.get(id);
    if (known && known.looks === looks) return known.node;
    const node = draw();
    if (!fresh) node.classList.add(known ? "changed" : "new");
    if (known) {
      const focused = known.node.contains(document.activeElement);
      known.node.replaceWith(node);
      if (focused) (node.querySelector("button.key") ?? this.input).focus({ preventScroll: true });
    }
    this.cards.set(id, { looks, node });
    return node;
  }

  draw(message) {
    return drawn(message, this.zone, {
      write: (text) => this.write(text),
      press: (button, row, column) => this.press(message, button, row, column),
    });
  }

  dayOf(message) {
    const form = { day: "numeric", month: "long", weekday: "long", timeZone: this.zone };
    return new Date(message.date * 1000).toLocaleDateString(dated(), form);
  }

  drawMenu(commands) {
    this.slash.hidden = !commands.length;
    const item = ({ command, description }) => {
      const onclick = () => {
        this.openMenu(false);
        this.write(`/${command}`);
      };
      const name = make("b", {}, `/${command}`);
      return make("button", { type: "button", onclick }, name, make("span", {}, description));
    };
    fill(this.menu, commands, () => commands.map(item));
  }

  openMenu(open) {
    const held = this.menu.contains(document.activeElement);
    this.menu.hidden = !open;
    this.slash.setAttribute("aria-expanded", String(open));
    if (open) this.menu.querySelector("button")?.focus();
    else if (held) this.slash.focus();
  }

  written(event) {
    event.preventDefault();
    const text = this.input.value.trim();
    if (!text) return;
    this.input.value = "";
    this.write(text);
  }

  async write(text) {
    this.log.scrollTop = this.log.scrollHeight;
    await this.tries(() => tell("/page/say", { person: this.person.id, text }));
  }

  /** Send the chosen file. */
  async attach() {
    const [file] = this.file.files;
    if (!file) return;
    const bytes = new Uint8Array(await file.arrayBuffer());
    let binary = "";
    for (const byte of bytes) binary += String.fromCharCode(byte);
    const body = { person: this.person.id, name: file.name, content: btoa(binary) };
    await this.tries(() => tell("/page/file", body));
    this.file.value = "";
  }

  /** Press a button of the bot: the whole keyboard waits until the screen changes. */
  async press(message, button, row, column) {
    const keys = [...button.closest(".keyboard").querySelectorAll("button.key")];
    const wake = () => {
      for (const key of keys) key.disabled = false;
      button.removeAttribute("aria-busy");
    };
    for (const key of keys) key.disabled = true;
    button.setAttribute("aria-busy", "true");
    setTimeout(wake, PATIENCE);
    this.waiting = wake;
    const body = { person: this.person.id, message: message.id, row, column };
    if (!(await this.tries(() => tell("/page/press", body)))) wake();
  }

  /** Hear that the bot has answered a press; say what it says with it. */
  answered(notice) {
    setTimeout(() => this.waiting?.(), 400);
    if (notice.text) toast(notice.text);
  }

  async answer() {
    this.helper.disabled = true;
    this.helper.textContent = say("answering");
    await this.tries(() => tell("/page/answer", { person: this.person.id }));
    this.helper.disabled = false;
    this.word();
  }

  async tries(act) {
    try {
      await act();
      return true;
    } catch (error) {
      toast(say(error instanceof Refused && error.status === 409 ? "gone" : "failed"));
      return false;
    }
  }
}
