/** @jsxImportSource npm:hono@4.13.19/jsx */
import type { FC } from "npm:hono@4.13.19/jsx";

/** Lines of code, with a button that copies them where scripts run. */
export const CodeBlock: FC<{ id: string; label: string; text: string }> = (
  { id, label, text },
) => (
  <div class="code">
    <pre tabindex={0} role="region" aria-label={label}><code id={id}>{text}</code></pre>
    <CopyButton of={id} label={label} />
  </div>
);

/** A button that copies the text of another element; hidden where no script runs. */
export const CopyButton: FC<{ of: string; label: string }> = ({ of, label }) => (
  <button type="button" class="small copy" data-copy={of} hidden>
    <span data-label>Copy</span>
    <span class="unseen">{` ${label}`}</span>
  </button>
);

/** Where a script says that something was copied. */
export const CopiedAloud: FC = () => <p class="unseen" data-told aria-live="polite"></p>;

/** Where the script is. */
export const SCRIPT_PATH = "/console/copy_buttons.js";

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
