import { html } from "./html.ts";
import { notebook } from "./show.ts";
import { fit, screenWidth, tame } from "./text_width.ts";

/** A line that changes where it stands. */
export interface InPlace {
  /** Shows a text in the place of the one before. */
  say: (text: string) => void;
  /** Shows the last text, which stays; without one, the line goes. */
  end: (text?: string) => void;
}

/** Where a line in place can be shown; a parameter so that tests are exact. */
export interface DisplayTarget {
  /** A notebook's display, where this runs in one. */
  display?: (bundle: Record<string, string>, options: object) => Promise<void>;
  /** Writes to standard error. */
  write: (text: string) => void;
  /** Whether standard error is a screen, on which a line can be written over. */
  isTerminal: boolean;
}

function thisProcess(): DisplayTarget {
  const here = notebook();
  return {
    display: here && ((bundle, options) => here.display(bundle, options)),
    write: (text) => Deno.stderr.writeSync(new TextEncoder().encode(text)),
    isTerminal: Deno.stderr.isTerminal(),
  };
}

/** Whether somebody sees what changes in place: in a notebook or on a screen, not in a log. */
export const isWatched = (): boolean => notebook() !== undefined || Deno.stderr.isTerminal();

const CLEAR = "\r\x1b[2K";

/**
 * A line that changes where it stands: in a notebook one output that is updated, of which the
 * saved notebook keeps the last text only; on a screen one line of standard error; elsewhere, as in
 * a log, the first and the last text, a line each.
 */
export function inPlace({ display, write, isTerminal }: DisplayTarget = thisProcess()): InPlace {
  let shown = "";
  const id = crypto.randomUUID();
  const inNotebook = (text: string) => {
    const bundle = {
      "text/plain": text,
      "text/html": `${html`<p role="status" style="margin:.2em 0">${text}</p>`}`,
    };
    // A front end that is gone must not end the call that waits.
    display!(bundle, { raw: true, display_id: id, update: shown !== "" }).catch(() => {});
  };
  const say = (text: string) => {
    if (text === shown) return;
    if (display) inNotebook(text);
    // A line that the screen breaks in two cannot be written over.
    else if (isTerminal) write(CLEAR + fit(tame(text), screenWidth() - 1));
    else if (shown === "") write(`${tame(text)}\n`);
    shown = text;
  };
  const end = (text?: string) => {
    if (display) inNotebook(text ?? "");
    else if (text !== undefined) write(`${isTerminal ? CLEAR : ""}${tame(text)}\n`);
    else if (isTerminal) write(CLEAR);
    shown = "";
  };
  return { say, end };
}
