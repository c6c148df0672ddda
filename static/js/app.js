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

  document.addEventListener("click", (event) => {
    for (const menu of menus()) if (!menu.contains(event.target)) menu.open = false;
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
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", () => copy(button));
  }

  document.querySelector(".error-summary")?.focus();
})();
