// The page's requests to the playground it was served by; nothing else is ever asked.

/** A request the playground refused. */
export class Refused extends Error {
  constructor(status) {
    super(`refused: ${status}`);
    this.status = status;
  }
}

/** Fetch JSON. */
export async function ask(path) {
  return read(await fetch(path, { cache: "no-store" }));
}

/** Do something: press, write, move the clock. */
export async function tell(path, body) {
  const headers = { "Content-Type": "application/json" };
  return read(await fetch(path, { method: "POST", headers, body: JSON.stringify(body) }));
}

async function read(answer) {
  if (!answer.ok) throw new Refused(answer.status);
  return answer.json();
}
