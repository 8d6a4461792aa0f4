// Small helpers to build the page. Text always becomes a text node: no data is read as HTML.

/** Make an element with properties and children. */
export function make(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === "class") node.className = value;
    else if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value !== false && value !== null) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children);
  return node;
}

/** Show a short notice at the bottom; a later one replaces it. */
export function toast(text) {
  const place = document.getElementById("toast");
  place.textContent = text;
  place.classList.add("seen");
  clearTimeout(toast.timer);
  toast.timer = setTimeout(() => place.classList.remove("seen"), 4000);
}

/** Fill a place with nodes, unless it shows the same already: a list in use is not disturbed. */
export function fill(place, looks, nodes) {
  const key = JSON.stringify(looks);
  if (fill.known.get(place) === key) return;
  fill.known.set(place, key);
  place.replaceChildren(...nodes());
}
fill.known = new WeakMap();
