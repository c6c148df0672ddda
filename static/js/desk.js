// A form that is being filled in is kept as a draft, and others are told that it is open. Works without, too.
(() => {
  "use strict";

  const form = document.querySelector("form[data-autosave]");
  if (!form) return;

  const state = document.getElementById("draft-state");
  const post = (url, data) => fetch(url, { method: "POST", body: data, credentials: "same-origin" });
  let waiting = 0;
  let unsaved = false;
  let said = 0;

  const say = (words) => {
    state.textContent = words;
    // Read out at most twice a minute.
    const quiet = Date.now() - said < 30000;
    state.setAttribute("aria-live", quiet ? "off" : "polite");
    if (!quiet) said = Date.now();
  };

  const save = async () => {
    const data = new FormData(form);
    data.set("unsent", "auto");
    for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
    try {
      const answer = await post(location.pathname, data);
      if (!answer.ok) throw new Error(answer.status);
      unsaved = false;
      say(await answer.text());
    } catch {
      say("No connection. Nothing is lost while this page is open.");
    }
  };

  form.addEventListener("input", () => {
    unsaved = true;
    clearTimeout(waiting);
    waiting = setTimeout(save, 1500);
  });
  form.addEventListener("submit", () => {
    clearTimeout(waiting);
    unsaved = false;
  });
  addEventListener("beforeunload", (event) => { if (unsaved) event.preventDefault(); });

  const seen = new FormData();
  seen.set("path", location.pathname);
  seen.set("csrfmiddlewaretoken", form.querySelector("[name=csrfmiddlewaretoken]").value);
  post("/desk/presence/", seen).catch(() => {});
})();
