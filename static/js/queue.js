// Keys of the queue, and of the passages suggested in a text: only while the focus is there. Every one has a control of
// its own.
(() => {
  "use strict";

  const OFF = "queue-keys-off";
  const ITEM = ".queue-item, [data-item]";
  const items = () => [...document.querySelectorAll(ITEM)];
  const title = (item) => item?.querySelector(".queue-title, [data-title], a, button");

  const go = (item, step) => {
    const all = items();
    const next = all[item ? all.indexOf(item) + step : 0];
    title(next)?.focus();
    next?.scrollIntoView({ block: "nearest" });
  };

  let last = null; // the row that was acted on last
  const press = (item, key) => item?.querySelector(`[data-key="${key}"]`)?.click();

  document.addEventListener("keydown", (event) => {
    const queue = event.target.closest("#queue, [data-keys]");
    if (!queue || event.ctrlKey || event.metaKey || event.altKey) return;
    if (localStorage.getItem(OFF) || event.target.matches("select, textarea, input:not([type=checkbox])")) return;
    const item = event.target.closest(ITEM);
    if (!item && queue.dataset.keys !== undefined) return;
    const acts = {
      j: () => go(item, 1),
      k: () => go(item, -1),
      x: () => item?.querySelector("input[type=checkbox]")?.click(),
      z: () => (last?.querySelector(".undo button") ?? document.querySelector(".undo button"))?.click(),
      r: () => { press(item, "r"); item?.querySelector("details[open] input:not([type=hidden])")?.focus(); },
      "?": () => { const keys = document.getElementById("keys"); if (keys) { keys.open = true; keys.querySelector("summary").focus(); } },
    };
    const act = acts[event.key] ?? ("ylncase".includes(event.key) && item ? () => press(item, event.key) : null);
    if (!act) return;
    event.preventDefault();
    act();
  });

  // An act on a row leaves its result in it; the work goes on with the next.
  document.addEventListener("htmx:after:swap", ({ detail: { ctx } }) => {
    const item = document.getElementById(ctx.target?.id);
    if (!item?.classList.contains("queue-item")) return;
    last = item;
    go(item, 1);
  });

  const off = document.getElementById("keys-off");
  if (!off) return;
  off.checked = Boolean(localStorage.getItem(OFF));
  off.addEventListener("change", () => off.checked ? localStorage.setItem(OFF, "1") : localStorage.removeItem(OFF));
})();
