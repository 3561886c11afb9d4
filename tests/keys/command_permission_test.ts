import { fileURLToPath } from "node:url";
import { assertStringIncludes } from "../assert.ts";

Deno.test("a command that Deno may not run is told by the flag that it takes", async () => {
  const script = `import { lookForKeys } from "${new URL(
    "../../src/keys/later.ts",
    import.meta.url,
  )}";
    const error = await lookForKeys({ keysCommand: "op read x", envFile: false, prompt: false })
      .catch((error) => error);
    console.log(error.problem, error.message, error.nextSteps.join(" "));`;
  const file = await Deno.makeTempFile({ suffix: ".ts" });
  await Deno.writeTextFile(file, script);
  const config = fileURLToPath(new URL("../../deno.json", import.meta.url));
  const { stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "--quiet", "--no-check", "--no-prompt", "--allow-read", "--config", config, file],
  }).output();
  await Deno.remove(file);
  const text = new TextDecoder().decode(stdout);
  assertStringIncludes(text, "permission-missing", new TextDecoder().decode(stderr));
  for (const words of ["--allow-run=op", "op run"]) assertStringIncludes(text, words);
});

Deno.test("a command that a task may not run is told by a line that runs it", async () => {
  const cli = fileURLToPath(new URL("../../cli.ts", import.meta.url));
  const run = async (place: string[]) => {
    const { stderr } = await new Deno.Command(Deno.execPath(), {
      args: [
        "run",
        "--quiet",
        "--no-check",
        "--no-prompt",
        "--allow-read",
        "--allow-env",
        ...place,
      ],
      env: { X_KEYS_COMMAND: "/opt/vault/ok.sh x", NO_COLOR: "1" },
      stdin: "null",
    }).output();
    return new TextDecoder().decode(stderr).replace(/\s+/g, " ");
  };
  assertStringIncludes(
    await run([cli, "search", "library"]),
    "deno run --allow-all cli.ts check",
  );
  const mod = new URL("../../mod.ts", import.meta.url);
  const script = await Deno.makeTempFile({ suffix: ".ts" });
  await Deno.writeTextFile(script, `import { connect } from "${mod}"; await connect();`);
  const config = fileURLToPath(new URL("../../deno.json", import.meta.url));
  assertStringIncludes(
    await run(["--config", config, script]),
    "Start Deno with --allow-run=/opt/vault/ok.sh, beside",
  );
  await Deno.remove(script);
});
