import { fileURLToPath } from "node:url";
import { assert, assertEquals } from "../assert.ts";

const ASK = fileURLToPath(new URL("../../src/keys/ask.ts", import.meta.url));
const CODE = `
  import { ask } from ${JSON.stringify(`file://${ASK}`)};
  const answer = ask("Key: ");
  console.log("got " + JSON.stringify(answer === null ? null : [...answer].reverse().join("")));`;

Deno.test("ask() gives null at once where there is no terminal", async () => {
  const child = new Deno.Command(Deno.execPath(), {
    args: ["eval", CODE],
    stdin: "piped",
    stdout: "piped",
    stderr: "null",
  }).spawn();
  // Standard input stays open: a question that waited for it would never end.
  const { stdout } = await child.output();
  await child.stdin.close().catch(() => {});
  assertEquals(new TextDecoder().decode(stdout).trim(), "got null");
});

const hasScript = Deno.build.os === "linux" &&
  await new Deno.Command("script", { args: ["--version"], stdout: "null", stderr: "null" })
    .output().then(({ success }) => success, () => false);

/** What ask() gives in a real terminal for what is typed or pasted, reversed, and what stood on it. */
async function inTerminal(typed: string): Promise<{ got: string; screen: string }> {
  const file = await Deno.makeTempFile({ suffix: ".ts" });
  await Deno.writeTextFile(file, CODE);
  // util-linux's script gives the child a real terminal.
  const child = new Deno.Command("script", {
    args: ["-qec", `${Deno.execPath()} run --quiet --allow-all ${file}`, "/dev/null"],
    stdin: "piped",
    stdout: "piped",
    env: { NO_COLOR: "1", SHELL: "/bin/sh" },
  }).spawn();
  const reader = child.stdout.pipeThrough(new TextDecoderStream()).getReader();
  let screen = "";
  const until = async (pattern: RegExp) => {
    while (!pattern.test(screen)) {
      const { value, done } = await reader.read();
      if (done) throw new Error(`The terminal ended with: ${screen}`);
      screen += value;
    }
  };
  await until(/Key: /);
  const writer = child.stdin.getWriter();
  await writer.write(new TextEncoder().encode(typed));
  await until(/got [^\n]*\n/);
  await writer.close();
  while (!(await reader.read()).done);
  await child.status;
  await Deno.remove(file);
  return { got: /got (.*?)\r?\n/.exec(screen)![1], screen };
}

Deno.test({
  name: "ask() in a terminal shows nothing of what is typed",
  ignore: !hasScript,
  async fn() {
    // A typing mistake and its correction: \x7f erases one character; an arrow key is none.
    const { got, screen } = await inTerminal("MADE-UP-SEC\x1b[DREX\x7fT\r");
    assertEquals(got, '"TERCES-PU-EDAM"');
    assert(!screen.includes("MADE-UP") && !screen.includes("SECRE"), screen);
  },
});

Deno.test({
  name: "ask() in a terminal takes a paste of several lines as one answer",
  ignore: !hasScript,
  async fn() {
    for (const paste of ["A\rB\r", "A\r\nB\r\n", "\x1b[200~A\rB\r\x1b[201~\r"]) {
      const { got } = await inTerminal(paste);
      assertEquals([...JSON.parse(got)].filter((sign) => sign !== "\n").join(""), "BA", got);
      assert(got.includes("\\n"), got);
    }
  },
});
