// Chats with names or without: the same college, opened anew in the other mode.

import { ask, tell } from "./api.js";
import { toast } from "./nodes.js";
import { say } from "./words.js";

const AGAIN = 250; // milliseconds until a college that is being opened is asked again
const buttons = [...document.querySelectorAll("[data-codes]")];
const wide = matchMedia("(min-width: 900px)");

/** Show which mode it is, and let it be switched. */
export async function drawMode() {
  const { codes } = await ask("/page/mode");
  for (const button of buttons) {
    const its = button.dataset.codes === "true";
    button.setAttribute("aria-pressed", String(its === codes));
    button.addEventListener("click", () => its !== codes && turn(its));
  }
}

/** Tell whether the college is being opened anew, and nobody answers for a moment. */
export function isOpening() {
  return document.body.classList.contains("opening");
}

async function turn(codes) {
  for (const button of buttons) button.disabled = true;
  document.body.classList.add("opening");
  toast(say("opening"));
  try {
    await tell("/page/mode", { codes });
  } catch {
    location.reload();
    return;
  }
  while (!(await isOpen(codes))) await new Promise((resume) => setTimeout(resume, AGAIN));
  location.reload();
}

async function isOpen(codes) {
  try {
    const mode = await ask("/page/mode");
    if (mode.codes !== codes) return false;
    await ask("/page/stage");
    return true;
  } catch {
    return false; // the old college is closed, the new one not open yet
  }
}

/** The reasons stand beside the switch where there is room, else behind a question. */
function fold() {
  document.querySelector(".why").open = wide.matches;
}

wide.addEventListener("change", fold);
fold();
