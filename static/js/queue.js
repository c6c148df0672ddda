// Keys of the queue: only while the focus is in it. Every one has a control of its own.
(() => {
  "use strict";

  const OFF = "queue-keys-off";
  const items = () => [...document.querySelectorAll(".queue-item")];
  const title = (item) => item?.querySelector(".queue-title, a, button");

  const go = (item, step) => {
    const all = items();
    const next = all[item ? all.indexOf(item) + step : 0];
    title(next)?.focus();
    next?.scrollIntoView({ block: "nearest" });
  };

  const press = (item, key) => item?.querySelector(`[data-key="${key}"]`)?.click();

  document.addEventListener("keydown", (event) => {
    const queue = document.getElementById("queue");
    if (!queue?.contains(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (localStorage.getItem(OFF) || event.target.matches("select, textarea, input:not([type=checkbox])")) return;
    const item = event.target.closest(".queue-item");
    const acts = {
      j: () => go(item, 1),
      k: () => go(item, -1),
      x: () => item?.querySelector("input[type=checkbox]")?.click(),
      z: () => queue.querySelector(".undo button")?.click(),
      "?": () => { const keys = document.getElementById("keys"); keys.open = true; keys.querySelector("summary").focus(); },
    };
    const act = acts[event.key] ?? ("yrlnca".includes(event.key) && item ? () => press(item, event.key) : null);
    if (!act) return;
    event.preventDefault();
    act();
  });

  // An act on a row leaves its result in it; the work goes on with the next.
  document.addEventListener("htmx:after:swap", ({ detail: { ctx } }) => {
    const item = document.getElementById(ctx.target?.id);
    if (item?.classList.contains("queue-item")) go(item, 1);
  });

  const off = document.getElementById("keys-off");
  if (!off) return;
  off.checked = Boolean(localStorage.getItem(OFF));
  off.addEventListener("change", () => off.checked ? localStorage.setItem(OFF, "1") : localStorage.removeItem(OFF));
})();
