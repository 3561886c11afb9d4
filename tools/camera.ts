import { join } from "node:path";
import type { Browser, BrowserContextOptions, Locator, Page } from "playwright-core";

/** Pixels around what is shown. */
const MARGIN = 16;

/** A little wider than where "What now?" moves beside the page (62rem). */
const WINDOW = { width: 1000, height: 800 };

/**
 * Hides the values that are made by chance, so that a picture is the same every time and shows no
 * key that could be typed: of each only the word PRACTICE is left.
 */
const HIDE_VALUES = `for (const { firstChild } of document.querySelectorAll(".value")) {
  firstChild.data = firstChild.data.replace(/PRACTICE|[^]/g, (c) => c === "PRACTICE" ? c : "•");
}`;

/** Takes pictures of pages and puts them into a folder. */
export class Camera {
  readonly #browser: Browser;
  readonly #folder: string;

  constructor(browser: Browser, folder: string) {
    this.#browser = browser;
    this.#folder = folder;
  }

  /** A window of somebody who was never here before. */
  async openWindow(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await this.#browser.newContext({ viewport: WINDOW, ...options });
    return await context.newPage();
  }

  /** Takes a picture of the smallest part of a page in which these are seen whole. */
  async take(name: string, page: Page, ...seen: Locator[]): Promise<void> {
    await page.evaluate(HIDE_VALUES);
    // Boxes are measured from the window's corner, a picture from the page's.
    await page.evaluate("scrollTo(0, 0)");
    const boxes = await Promise.all(seen.map((each) => each.boundingBox()));
    const found = boxes.map((box, i) => {
      if (!box) throw new Error(`Cannot take ${name}: the page does not show ${seen[i]}`);
      return box;
    });
    const left = Math.max(0, Math.min(...found.map(({ x }) => x)) - MARGIN);
    const top = Math.max(0, Math.min(...found.map(({ y }) => y)) - MARGIN);
    const right = Math.max(...found.map(({ x, width }) => x + width)) + MARGIN;
    const bottom = Math.max(...found.map(({ y, height }) => y + height)) + MARGIN;
    await page.screenshot({
      path: join(this.#folder, `${name}.png`),
      clip: { x: left, y: top, width: right - left, height: bottom - top },
      fullPage: true,
      animations: "disabled",
      caret: "hide",
    });
  }
}
