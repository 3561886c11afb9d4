/** What a `deno` command came to. */
export interface Outcome {
  ok: boolean;
  stdout: string;
  stderr: string;
}

/** Where a command works, and what it reads from standard input. */
export interface CommandOptions {
  cwd?: string;
  input?: string;
}

/** Runs this very Deno with other arguments. */
export async function denoCommand(
  args: string[],
  { cwd, input = "" }: CommandOptions = {},
): Promise<Outcome> {
  const env = { NO_COLOR: "1", RUST_BACKTRACE: "0" };
  const child = new Deno.Command(Deno.execPath(), {
    args,
    env,
    cwd,
    stdin: "piped",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const [{ success, stdout, stderr }] = await Promise.all([
    child.output(),
    new Blob([input]).stream().pipeTo(child.stdin).catch(() => {}),
  ]);
  const decoder = new TextDecoder();
  return { ok: success, stdout: decoder.decode(stdout), stderr: decoder.decode(stderr) };
}
