/** Asks one question, masked. `null` means that nobody can answer; `""` an empty answer. */
export type Ask = (question: string) => string | null;

/** In a notebook: the front end's own masked field. An unmasked one is saved in the notebook in clear. */
function askNotebook(question: string): string | null {
  const masked = prompt as (
    text: string,
    init: string,
    options: { password: true },
  ) => string | null;
  return masked(question, "", { password: true });
}

const ENTER = ["\r", "\n"];
const ERASE = ["\x7f", "\b"];
const [CTRL_C, CTRL_D, CTRL_U] = ["\x03", "\x04", "\x15"];
// Bracketed paste (xterm, and nearly every terminal since): a paste says where it begins and ends.
const [PASTE_ON, PASTE_OFF] = ["\x1b[?2004h", "\x1b[?2004l"];
const [PASTE_BEGINS, PASTE_ENDS] = ["\x1b[200~", "\x1b[201~"];
// deno-lint-ignore no-control-regex -- What arrow keys and pastes send.
const SEQUENCE_REGEXP = /\x1b(?:\[[\d;]*[A-Za-z~]|O[A-Z])/g;

/** In a terminal: nothing that is typed is shown. Without a terminal, nobody can answer. */
function askTerminal(question: string): string | null {
  try {
    Deno.stdin.setRaw(true);
  } catch {
    return null;
  }
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  const write = (text: string) => Deno.stderr.writeSync(encoder.encode(text));
  const bytes = new Uint8Array(8192);
  let answer = "";
  try {
    write(PASTE_ON + question);
    while (true) {
      const count = Deno.stdin.readSync(bytes);
      if (count === null) return null;
      const read = decoder.decode(bytes.subarray(0, count), { stream: true });
      // A line break with more behind it in one go was pasted, and ends nothing.
      const last = read.trimEnd().length;
      for (const [at, char] of [...read].entries()) {
        if (ENTER.includes(char)) {
          const pasting = answer.lastIndexOf(PASTE_BEGINS) > answer.lastIndexOf(PASTE_ENDS);
          if (!pasting && at >= last) return answer.replace(SEQUENCE_REGEXP, "");
          answer += "\n";
          continue;
        }
        if (char === CTRL_C || char === CTRL_D) return "";
        if (char === CTRL_U) answer = "";
        else if (ERASE.includes(char)) answer = answer.slice(0, -1);
        else answer += char;
      }
    }
  } finally {
    write(`${PASTE_OFF}\n`);
    Deno.stdin.setRaw(false);
  }
}

/** The way to ask that this place offers. A notebook's front end may still forbid it: then `null`. */
export const ask: Ask = (question) => {
  try {
    // Outside a notebook this throws, although `"jupyter" in Deno` is true.
    if ((Deno as { jupyter?: unknown }).jupyter) return askNotebook(question);
  } catch {
    // Not a notebook: a terminal, or nobody.
  }
  return askTerminal(question);
};
