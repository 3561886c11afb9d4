import { fileURLToPath } from "node:url";
import { ROOT } from "../house/papers.ts";
import type { JsrPackage } from "../jsr_registry.ts";

/** What `deno publish` says when it publishes nothing. */
export async function publishDry(): Promise<{ success: boolean; said: string }> {
  const { success, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["publish", "--dry-run", "--allow-dirty"],
    cwd: fileURLToPath(ROOT),
    env: { NO_COLOR: "1" },
  }).output();
  return { success, said: new TextDecoder().decode(stderr) };
}

/** The files that would be published, by their places in the repository. */
export function publishedFiles(said: string): string[] {
  return [...said.matchAll(/^ +(file:\/\/.*) \([\d.]+[KM]?B\)$/gm)]
    .map(([, url]) => decodeURIComponent(url.slice(ROOT.href.length)));
}

/** This package as JSR would have it. */
export async function publishedPackage(): Promise<JsrPackage> {
  const { name, version, exports } = JSON.parse(
    await Deno.readTextFile(new URL("deno.json", ROOT)),
  );
  const files: JsrPackage["files"] = {};
  for (const file of publishedFiles((await publishDry()).said)) {
    files[`/${file}`] = await Deno.readFile(new URL(file, ROOT));
  }
  return { name, version, exports, files };
}
