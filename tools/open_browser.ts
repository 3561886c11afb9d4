import { delimiter, join } from "node:path";
import { type Browser, chromium } from "playwright-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "chrome"];

function findChromium(): string | undefined {
  const folders = (Deno.env.get("PATH") ?? "").split(delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => {
    try {
      return Deno.statSync(path).isFile;
    } catch {
      return false;
    }
  });
}

/** A Chromium on the PATH, if there is one. */
export const CHROMIUM = findChromium();

/** Starts the browser. */
export function openBrowser(): Promise<Browser> {
  // Chromium's sandbox does not work for the super-user, under whom containers run.
  const alone = Deno.build.os !== "windows" && Deno.uid() === 0 ? ["--no-sandbox"] : [];
  return chromium.launch({
    executablePath: CHROMIUM,
    args: [...alone, "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"],
  });
}
