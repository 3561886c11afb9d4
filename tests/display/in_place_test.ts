import { assertEquals } from "../assert.ts";
import { type DisplayTarget, inPlace } from "../../src/display/mod.ts";

function target(kind: "notebook" | "screen" | "log") {
  const written: string[] = [];
  const shown: { text: string; update: boolean }[] = [];
  const display = (bundle: Record<string, string>, options: object) => {
    shown.push({ text: bundle["text/plain"], update: (options as { update: boolean }).update });
    return Promise.resolve();
  };
  const here: DisplayTarget = {
    display: kind === "notebook" ? display : undefined,
    write: (text) => written.push(text),
    isTerminal: kind === "screen",
  };
  return { here, written, shown };
}

Deno.test("inPlace() in a notebook updates one output", () => {
  const { here, shown } = target("notebook");
  const line = inPlace(here);
  for (const text of ["2 s left", "2 s left", "1 s left"]) line.say(text);
  line.end("Waited 2 s.");
  assertEquals(shown, [
    { text: "2 s left", update: false },
    { text: "1 s left", update: true },
    { text: "Waited 2 s.", update: true },
  ]);
});

Deno.test("inPlace() on a screen writes over its own line", () => {
  const { here, written } = target("screen");
  const line = inPlace(here);
  line.say("2 s left");
  line.say("1 s left");
  line.end("Waited 2 s.");
  assertEquals(written, ["\r\x1b[2K2 s left", "\r\x1b[2K1 s left", "\r\x1b[2KWaited 2 s.\n"]);
});

Deno.test("inPlace() on a screen breaks no line in two while it changes", () => {
  const { here, written } = target("screen");
  const line = inPlace(here);
  line.say("x".repeat(500));
  line.end("y".repeat(500));
  assertEquals(written[0].length < 110, true);
  assertEquals(written[1].length > 500, true);
});

Deno.test("inPlace() in a log writes the first and the last text, a line each", () => {
  const { here, written } = target("log");
  const line = inPlace(here);
  for (const text of ["3 s left", "2 s left", "1 s left"]) line.say(text);
  line.end("Waited 3 s.");
  assertEquals(written, ["3 s left\n", "Waited 3 s.\n"]);
});

Deno.test("inPlace() lets no text from outside move the cursor", () => {
  const { here, written } = target("log");
  inPlace(here).say("X says: \x1b[2J gone\nby");
  assertEquals(written, ["X says: [2J gone by\n"]);
});
