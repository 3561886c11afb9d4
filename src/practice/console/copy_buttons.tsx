/** @jsxImportSource hono/jsx */
import type { FC } from "hono/jsx";

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
