// Marking words in the text of an article. Without this file the words are pasted into the same form.
// Offsets are code points of the text as stored: each paragraph says where it begins (data-start), and what stands in it
// but is none of the text (numbers, icons) is left out.
(() => {
  "use strict";

  const text = document.querySelector("[data-text]");
  const pick = document.getElementById("pick");
  if (!text || !pick) return;
  const words = pick.querySelector("textarea");
  const at = pick.querySelector("[name=at]");
  const home = document.createComment("pick");
  pick.before(home);
  const NONE = ".paragraph-number, sup, .note-link, .elision";
  const keys = { c: "claim", l: "link", n: "note" };

  const paragraphs = () => [...text.querySelectorAll("p[data-start]")];

  // The words of a paragraph up to a place in it.
  const before = (paragraph, node, offset) => {
    const range = document.createRange();
    range.selectNodeContents(paragraph);
    if (node) range.setEnd(node, offset);
    const part = range.cloneContents();
    for (const none of part.querySelectorAll(NONE)) none.remove();
    return part.textContent;
  };

  const length = (string) => [...string].length;

  // Start, end and words of what is marked; null when none of it is text.
  const marked = () => {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    const over = paragraphs().filter((paragraph) => range.intersectsNode(paragraph));
    if (!over.length) return null;
    const first = over[0];
    const last = over.at(-1);
    const lead = first.contains(range.startContainer) ? before(first, range.startContainer, range.startOffset) : "";
    const tail = last.contains(range.endContainer) ? before(last, range.endContainer, range.endOffset) : before(last);
    const parts = over.map((paragraph) => (paragraph === last ? tail : before(paragraph)));
    parts[0] = parts[0].slice(lead.length);
    const exact = parts.join("\n");
    if (!exact.trim()) return null;
    return { start: Number(first.dataset.start) + length(lead), end: Number(last.dataset.start) + length(tail), exact, last };
  };

  const show = (found) => {
    words.value = found.exact;
    at.value = `${found.start}-${found.end}`;
    if (pick.classList.contains("is-bar") && pick.previousElementSibling === found.last) return;
    pick.classList.add("is-bar");
    found.last.after(pick);
  };

  const hide = () => {
    if (!pick.classList.contains("is-bar")) return;
    pick.classList.remove("is-bar");
    home.after(pick);
    words.value = at.value = "";
  };

  // A selection changes many times while it is made; whoever is quick is not left behind.
  let waiting = 0;
  const look = () => {
    clearTimeout(waiting);
    waiting = 0;
    if (pick.contains(document.activeElement)) return;
    const found = marked();
    if (found) show(found);
    else hide();
  };
  document.addEventListener("selectionchange", () => {
    clearTimeout(waiting);
    waiting = setTimeout(look, 60);
  });

  // Shift and an arrow on the number of a paragraph begin to mark its words; the browser goes on from there.
  const begin = (event) => {
    const paragraph = document.activeElement?.closest?.(".paragraph-number")?.parentElement;
    if (!paragraph || !getSelection().isCollapsed) return;
    event.preventDefault();
    getSelection().collapse(paragraph, 1);
    getSelection().modify("extend", "forward", event.key === "ArrowDown" ? "sentence" : "word");
  };

  pick.addEventListener("pointerdown", () => waiting && look());

  document.addEventListener("keydown", (event) => {
    if (waiting) look();
    if (event.shiftKey && /^Arrow(Right|Down)$/.test(event.key)) begin(event);
    if (event.ctrlKey || event.altKey || event.metaKey || !pick.classList.contains("is-bar")) return;
    if (event.key === "Escape") {
      getSelection().removeAllRanges();
      hide();
    }
    const go = keys[event.key.toLowerCase()];
    if (!go || event.target.closest("input, textarea, select")) return;
    event.preventDefault();
    pick.querySelector(`[value=${go}]`).click();
  });
})();
