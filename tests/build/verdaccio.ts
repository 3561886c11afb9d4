import { join } from "node:path";

/** Works on Node.js 18 and newer; version 6.2 and later want 22. */
const VERDACCIO = "6.1.6";

const CONFIG = (uplink: string) => `
storage: ./storage
uplinks:
  npm: { url: "${uplink}" }
packages:
  "@library-card/*": { access: $all, publish: $all }
  "**": { access: $all, proxy: npm }
log: { type: stdout, format: json, level: warn }
`;

/** Runs a program to its end. What it said, if it failed. */
async function run(program: string, args: string[], cwd: string): Promise<void> {
  const { success, stdout, stderr } = await new Deno.Command(program, { args, cwd }).output();
  const said = [stdout, stderr].map((bytes) => new TextDecoder().decode(bytes)).join("\n");
  if (!success) throw new Error(`${program} ${args.join(" ")} failed:\n${said}`);
}

function freePort(): number {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  listener.close();
  return listener.addr.port;
}

/** The registry that npm uses here, from which Verdaccio takes what it does not have. */
async function registryHere(): Promise<string> {
  const { stdout } = await new Deno.Command("npm", { args: ["config", "get", "registry"] })
    .output();
  return new TextDecoder().decode(stdout).trim();
}

/** A registry of our own for npm packages on this computer: Verdaccio, fetched from npm. */
export async function verdaccio() {
  const folder = await Deno.makeTempDir();
  // One of its parts asks for `node-fetch` by a tag, which not every registry knows.
  const manifest = { dependencies: { verdaccio: VERDACCIO }, overrides: { "node-fetch": "2.7.0" } };
  await Deno.writeTextFile(join(folder, "package.json"), JSON.stringify(manifest));
  await Deno.writeTextFile(join(folder, "config.yaml"), CONFIG(await registryHere()));
  await run("npm", ["install", "--no-audit", "--no-fund", "--loglevel=error"], folder);
  const port = freePort();
  const child = new Deno.Command("node", {
    args: [
      ...["node_modules/verdaccio/bin/verdaccio", "--config", "config.yaml"],
      ...["--listen", `127.0.0.1:${port}`],
    ],
    cwd: folder,
    ...{ stdin: "null", stdout: "null", stderr: "null" },
  }).spawn();
  const url = `http://127.0.0.1:${port}/`;
  const ended = child.status.then(() => {
    throw new Error("Verdaccio has ended by itself");
  });
  ended.catch(() => {});
  const answers = async () => {
    for (;;) {
      const answer = await fetch(`${url}-/ping`).catch(() => undefined);
      await answer?.body?.cancel();
      if (answer?.ok) return;
      await new Promise((go) => setTimeout(go, 200));
    }
  };
  await Promise.race([answers(), ended]);
  return {
    url,
    /** Publishes a package's tarball there. */
    publish: (tarball: string) =>
      run("npm", [
        ...["publish", tarball, "--registry", url],
        // npm wants to be signed in; Verdaccio takes whoever comes.
        `--//127.0.0.1:${port}/:_authToken=made-up`,
      ], folder),
    async [Symbol.asyncDispose]() {
      child.kill("SIGKILL");
      await child.status;
      await Deno.remove(folder, { recursive: true });
    },
  };
}
