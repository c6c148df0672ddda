// A form that is being filled in is kept as a draft, and others are told that it is open. Works without, too.
(() => {
  "use strict";

  const post = (url, data) => fetch(url, { method: "POST", body: data, credentials: "same-origin" });
  let said = 0;

  const say = (state, words) => {
    state.textContent = words;
    // Read out at most twice a minute.
    const quiet = Date.now() - said < 30000;
    state.setAttribute("aria-live", quiet ? "off" : "polite");
    if (!quiet) said = Date.now();
  };

  const attend = (form) => {
    const { pathname } = new URL(form.getAttribute("action") || "", location.href);
    const state = form.querySelector("#draft-state");
    let waiting = 0;
    let unsaved = false;

    const save = async () => {
      if (!form.isConnected) return;
      const data = new FormData(form);
      data.set("unsent", "auto");
      for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
      try {
        const answer = await post(pathname, data);
        if (!answer.ok) throw new Error(answer.status);
        unsaved = false;
        say(state, await answer.text());
      } catch {
        say(state, "No connection. Nothing is lost while this page is open.");
      }
    };

    form.dataset.autosave = "on";
    form.addEventListener("input", () => {
      unsaved = true;
      clearTimeout(waiting);
      waiting = setTimeout(save, 1500);
    });
    form.addEventListener("submit", () => {
      clearTimeout(waiting);
      unsaved = false;
    });
    addEventListener("beforeunload", (event) => { if (unsaved && form.isConnected) event.preventDefault(); });

    const seen = new FormData();
    seen.set("path", pathname);
    seen.set("csrfmiddlewaretoken", form.querySelector("[name=csrfmiddlewaretoken]").value);
    post("/desk/presence/", seen).catch(() => {});
  };

  const attendAll = () => document.querySelectorAll("form[data-autosave='']").forEach(attend);
  attendAll();
  document.addEventListener("htmx:after:swap", attendAll);
})();
