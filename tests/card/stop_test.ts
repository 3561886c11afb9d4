import { fileURLToPath } from "node:url";
import { assertEquals } from "../assert.ts";
import { MADE_UP } from "../keys/made_up_keys.ts";

const VERBS = [
  "connect({ ...options, keys: others })",
  "card.count('library')",
  "card.estimate('library')",
  "card.usage()",
];

/** Presses Ctrl-C while the verb's request is on its way, in a program of its own. */
async function stopped(verb: string): Promise<string> {
  const { apiKey, apiSecret, bearerToken } = MADE_UP;
  const code = `
    import { connect } from ${JSON.stringify(new URL("../../mod.ts", import.meta.url).href)};
    const never = new Promise((resolve) => setTimeout(resolve, 30_000, Response.json({})));
    let connected = false;
    const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen() {} }, () => {
      if (!connected) return Response.json({ data: {} });
      Deno.kill(Deno.pid, "SIGINT");
      return never;
    });
    const options = { baseUrl: "http://127.0.0.1:" + server.addr.port, prompt: false };
    const others = ${JSON.stringify({ apiKey, apiSecret })};
    const card = await connect({ ...options, keys: ${JSON.stringify({ bearerToken })} });
    connected = true;
    console.log(await ${verb}.catch(({ problem }) => problem));
    Deno.exit();`;
  const file = await Deno.makeTempFile({ suffix: ".ts" });
  await Deno.writeTextFile(file, code);
  const config = fileURLToPath(new URL("../../deno.json", import.meta.url));
  const { stdout } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "--quiet", "--allow-all", "--no-check", "--no-lock", "--config", config, file],
  }).output();
  await Deno.remove(file);
  return new TextDecoder().decode(stdout);
}

for (const verb of VERBS) {
  Deno.test({
    name: `Ctrl-C ends ${verb}, and not the whole program`,
    // Windows has no such signal to send.
    ignore: Deno.build.os === "windows",
    fn: async () => assertEquals(await stopped(verb), "cancelled\n"),
  });
}
