import axe from "axe-core";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { CHROMIUM } from "../../tools/open_browser.ts";

export { openBrowser } from "../../tools/open_browser.ts";

/** Why the tests in a browser are left out, for their names; nothing if they run. */
export const LEFT_OUT = CHROMIUM
  ? ""
  : " (left out: no chromium on the PATH; Debian: apt install chromium, macOS: brew install chromium)";

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
