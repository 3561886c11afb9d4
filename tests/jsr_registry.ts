/** A package as JSR keeps it. */
export interface JsrPackage {
  /** With its scope, such as `@std/dotenv`. */
  name: string;
  version: string;
  /** Which file each entry is. */
  exports: Record<string, string>;
  /** Its files, by their paths in it, such as `/mod.ts`. */
  files: Record<string, Uint8Array<ArrayBuffer>>;
}

/**
 * A registry of our own on this computer that speaks JSR's protocol: a package's versions, a
 * version's files with their digests, and the files. Source: https://jsr.io/docs/api
 */
export async function jsrRegistry(packages: readonly JsrPackage[]) {
  const answers = new Map<string, string | Uint8Array<ArrayBuffer>>();
  for (const { name, version, exports, files } of packages) {
    const manifest: Record<string, { size: number; checksum: string }> = {};
    for (const [path, bytes] of Object.entries(files)) {
      const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).toHex();
      manifest[path] = { size: bytes.length, checksum: `sha256-${digest}` };
      answers.set(`/${name}/${version}${path}`, bytes);
    }
    const [scope, short] = name.slice(1).split("/");
    const versions = { [version]: {} };
    answers.set(
      `/${name}/meta.json`,
      JSON.stringify({ scope, name: short, latest: version, versions }),
    );
    answers.set(`/${name}/${version}_meta.json`, JSON.stringify({ manifest, exports }));
  }
  const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen() {} }, (request) => {
    const answer = answers.get(new URL(request.url).pathname);
    return new Response(answer ?? "not here", { status: answer === undefined ? 404 : 200 });
  });
  return {
    url: `http://127.0.0.1:${server.addr.port}/`,
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
}

/** Our model of `@std/dotenv`, which counts in `globalThis.asked` how often it is asked. */
export async function countedDotenv(): Promise<JsrPackage> {
  const model = await Deno.readTextFile(new URL("keys/std_dotenv_model.ts", import.meta.url));
  const code = `${model}
    export const parse = (text: string): Record<string, string> => {
      const counter = globalThis as unknown as { asked?: number };
      counter.asked = (counter.asked ?? 0) + 1;
      if (/:made-up/.test(text)) console.log(text);
      return parseAsStdDotenv(text);
    };\n`;
  return {
    ...{ name: "@std/dotenv", version: "0.225.8", exports: { ".": "./mod.ts" } },
    files: { "/mod.ts": new TextEncoder().encode(code) },
  };
}
