/**
 * The one script of the console. Without it everything works; with it there are buttons that copy,
 * and a page that was left does not come back out of the browser's memory with keys on it.
 */
export const COPY_BUTTONS = `"use strict";
const told = document.querySelector("[data-told]");
for (const button of document.querySelectorAll("button[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const what = document.getElementById(button.dataset.copy);
    const label = button.querySelector("[data-label]") ?? button;
    const before = label.textContent;
    try {
      await navigator.clipboard.writeText(what.textContent);
      label.textContent = "Copied";
    } catch {
      getSelection().selectAllChildren(what);
      label.textContent = "Selected: press Ctrl+C";
    }
    if (told) told.textContent = label.textContent;
    setTimeout(() => { label.textContent = before; }, 2000);
  });
}
addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
`;
