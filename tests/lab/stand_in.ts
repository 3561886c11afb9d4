import { join } from "node:path";

/** A JupyterLab that does no more than open, tell what it was told, and close when asked. */
const JUPYTERLAB = `
const [version, told, ...args] = Deno.args;
if (args[0] === "--version") {
  console.log(version);
  Deno.exit();
}
if (version === "0") {
  console.error("Traceback\\nNo such trait: library_card");
  Deno.exit(1);
}
const { JUPYTER_TOKEN, JUPYTER_PATH, JUPYTER_CONFIG_DIR } = Deno.env.toObject();
const env = { JUPYTER_TOKEN, JUPYTER_PATH, JUPYTER_CONFIG_DIR };
Deno.writeTextFileSync(told, JSON.stringify({ args, env }));
const port = Number(args.find((each) => each.startsWith("--ServerApp.port="))?.split("=")[1]);
const server = Deno.serve({ hostname: "127.0.0.1", port, onListen() {} }, (request) => {
  const isAllowed = request.headers.get("Authorization") === "token " + JUPYTER_TOKEN;
  if (new URL(request.url).pathname === "/api/shutdown" && isAllowed) server.shutdown();
  return new Response(null, { status: isAllowed ? 200 : 403 });
});
await server.finished;
`;

/** What a program here is to do when it is called, as lines of a shell. */
type Programs = Record<string, string>;

/** A computer of its own: programs on a PATH of their own, an empty home, a cache. */
export async function computer(programs: Programs = {}) {
  const folder = await Deno.realPath(await Deno.makeTempDir());
  const bin = join(folder, "bin");
  const cache = join(folder, "cache");
  const told = join(folder, "told.json");
  for (const each of ["bin", "cache", "home", "study"]) await Deno.mkdir(join(folder, each));
  await Deno.writeTextFile(join(folder, "jupyterlab.ts"), JUPYTERLAB);
  const add = async (name: string, lines: string) => {
    await Deno.writeTextFile(join(bin, name), `#!/bin/sh\n${lines}\n`, { mode: 0o755 });
  };
  for (const [name, lines] of Object.entries(programs)) await add(name, lines);
  const steps: string[] = [];
  return {
    folder,
    cache,
    steps,
    study: join(folder, "study"),
    add,
    /** The lines of a program that is a JupyterLab of this version; 0 is one that ends at once. */
    jupyterlab: (version: string) =>
      `exec "${Deno.execPath()}" run --no-config --no-lock --quiet --allow-all "${folder}/jupyterlab.ts" ${version} "${told}" "$@"`,
    /** What the JupyterLab was told. */
    told: async (): Promise<{ args: string[]; env: Record<string, string> }> =>
      JSON.parse(await Deno.readTextFile(told)),
    options: {
      folder: join(folder, "study"),
      port: 0,
      browser: false,
      env: { PATH: bin, HOME: join(folder, "home"), DENO_DIR: join(folder, "deno") },
      cache,
      token: "MADE-UP-TOKEN",
      say: (step: string) => void steps.push(step),
    },
    [Symbol.asyncDispose]: () => Deno.remove(folder, { recursive: true }),
  };
}
