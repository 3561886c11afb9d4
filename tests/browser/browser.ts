import { delimiter, join } from "node:path";
import axe from "axe-core";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "chrome"];

/** A Chromium on the PATH, if there is one. */
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

const FOUND = findChromium();

/** Why the tests in a browser are left out, for their names; nothing if they run. */
export const LEFT_OUT = FOUND
  ? ""
  : " (left out: no chromium on the PATH; Debian: apt install chromium, macOS: brew install chromium)";

/** Starts the browser. */
export function openBrowser(): Promise<Browser> {
  // Chromium's sandbox does not work for the super-user, under whom containers run.
  const alone = Deno.build.os !== "windows" && Deno.uid() === 0 ? ["--no-sandbox"] : [];
  return chromium.launch({
    executablePath: FOUND,
    args: [...alone, "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"],
  });
}

/** A window of its own, and what its pages complained about. */
export async function openWindow(browser: Browser, options: BrowserContextOptions = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const complaints: string[] = [];
  page.on("console", (message) => {
    // A form that is to be mended is answered with 422, and Chromium counts that as an error.
    if (message.type() === "error" && !message.text().includes("422")) {
      complaints.push(message.text());
    }
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  return { context, page, complaints };
}

/** What axe finds on a page that keeps somebody out: serious and critical findings. */
export async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const found = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run({ resultTypes: ["violations"] })
  );
  return found.violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${page.url()}: ${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}

/** Whether a page is wider than its window. */
export const isTooWide = (page: Page): Promise<boolean> =>
  page.evaluate("document.documentElement.scrollWidth > innerWidth");
