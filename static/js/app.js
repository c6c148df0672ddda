// Small comforts. Every page works without this file.
(() => {
  "use strict";

  const menus = () => document.querySelectorAll("details.menu[open]");

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of menus()) {
      const inside = menu.contains(document.activeElement);
      menu.open = false;
      if (inside) menu.querySelector("summary").focus();
    }
  });

  // <button data-copy="id of the field" hidden>: shown only where it can work.
  const copy = async (button) => {
    const field = document.getElementById(button.dataset.copy);
    const said = button.parentElement.querySelector("output");
    try {
      await navigator.clipboard.writeText(field.value ?? field.textContent);
      said.textContent = "Copied";
    } catch {
      if (field.select) field.select();
      else getSelection().selectAllChildren(field);
      said.textContent = "Selected; press Ctrl+C";
    }
  };
  const showCopies = () => {
    for (const button of document.querySelectorAll("[data-copy]")) button.hidden = false;
  };

  document.addEventListener("click", (event) => {
    for (const menu of menus()) if (!menu.contains(event.target)) menu.open = false;
    const button = event.target.closest("[data-copy]");
    if (button) copy(button);
  });

  showCopies();
  document.querySelector(".error-summary")?.focus();

  // What follows serves swaps by htmx; docs/design.md, "Swaps", says what a part may ask for.
  const status = document.getElementById("status");
  if (!status || !globalThis.htmx) return;

  const say = (words, shown) => {
    const line = document.createElement("p");
    line.className = shown ? "message is-error" : "visually-hidden";
    line.textContent = words;
    status.replaceChildren(line);
    status.classList.toggle("is-live", shown);
  };

  // No code in an attribute or in what is swapped in is ever run, whatever the policy of the page.
  const never = () => { throw new Error("Code in markup is not run."); };
  const policy = { createHTML: (markup) => markup, createScript: () => "" };
  htmx.registerExtension("no-code", {
    init: (api) => api.initSecurity(globalThis.trustedTypes?.createPolicy("htmx", policy) ?? policy, never, never),
  });

  const busy = ({ detail: { ctx } }) => {
    status.replaceChildren();
    status.classList.remove("is-live");
    ctx.waiting = ctx.target;
    ctx.waiting?.setAttribute("aria-busy", "true");
  };
  const idle = ({ detail: { ctx } }) => ctx.waiting?.removeAttribute("aria-busy");

  // What a part takes from a good answer is no part of an error.
  const faulty = ({ detail: { ctx } }) => {
    ctx.select = null;
    ctx.selectOOB = null;
  };

  // A whole page is never put into a part of one: a page of an error is told in the status line, with all that was
  // typed left as it is; any other is where a redirect led, so the browser goes there.
  let focused = false;
  const turnAway = (event) => {
    const { ctx, tasks } = event.detail;
    focused = document.activeElement !== document.body;
    const found = ctx.select && tasks.some(({ type, fragment }) => type === "main" && fragment.childElementCount);
    if (found || !/^\s*<!doctype/i.test(ctx.text)) return;
    event.preventDefault();
    const main = tasks[0]?.fragment.querySelector("main");
    if (ctx.response.status < 400) location.assign(ctx.response.raw.url);
    else say([...main?.querySelectorAll("h1, p:not(:has(a, button))") ?? []].map((part) => part.textContent).join(" ")
      || "That did not work. What you typed is still here.", true);
  };

  const settle = ({ detail: { ctx } }) => {
    const { target } = ctx;
    const part = typeof target === "string" ? document.querySelector(target) : document.getElementById(target?.id) ?? target;
    if (!part?.isConnected) return;
    showCopies();
    const next = part.querySelector(".error-summary, [data-focus]");
    if (next) next.focus();
    else if (focused && document.activeElement === document.body) {
      part.tabIndex = -1;
      part.focus({ preventScroll: true });
    }
    const words = part.querySelector("[data-status]");
    if (status.firstElementChild) status.classList.add("is-live");
    else if (words) say(words.textContent.trim(), false);
  };

  document.addEventListener("htmx:before:request", busy);
  document.addEventListener("htmx:finally:request", idle);
  document.addEventListener("htmx:response:error", faulty);
  document.addEventListener("htmx:before:swap", turnAway);
  document.addEventListener("htmx:after:swap", settle);
  document.addEventListener("htmx:error", () => say("No answer came. Nothing is lost: try again in a moment.", true));
})();
