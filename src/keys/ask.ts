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
  const bytes = new Uint8Array(1024);
  let answer = "";
  try {
    write(question);
    while (true) {
      const count = Deno.stdin.readSync(bytes);
      if (count === null) return null;
      for (const char of decoder.decode(bytes.subarray(0, count), { stream: true })) {
        if (ENTER.includes(char)) return answer;
        if (char === CTRL_C || char === CTRL_D) return "";
        if (char === CTRL_U) answer = "";
        else if (ERASE.includes(char)) answer = answer.slice(0, -1);
        else answer += char;
      }
    }
  } finally {
    write("\n");
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
