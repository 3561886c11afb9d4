import { barsFaces, sheetFaces } from "../../src/display/mod.ts";
import { assert, assertEquals } from "../assert.ts";
import { isTooWide, LEFT_OUT, openBrowser, openWindow } from "./browser.ts";

const HOURS = 169;
const DAYS = Array.from({ length: 8 }, (_, i) => ({ at: i * 24, label: `Nov ${16 + i}` }));

const bars = (count: number) =>
  barsFaces({
    title: "1,184 posts for library lang:en, by hour (UTC)",
    stamp: "PRACTICE",
    labels: Array.from({ length: count }, (_, i) => `Nov ${16 + i}`),
    values: Array.from({ length: count }, (_, i) => (i * 7) % 24),
    each: "hour",
    marks: count === HOURS ? DAYS : undefined,
  });

/** The names on the axis that are seen, each with whether all of it is. */
const SEEN_NAMES = `[...document.querySelectorAll("[aria-hidden] div, [aria-hidden] span")]
  .filter((each) => /^Nov/.test(each.firstChild?.data ?? ""))
  .map((each) => {
    const range = document.createRange();
    range.selectNodeContents(each);
    const words = range.getBoundingClientRect();
    let [left, right, top, bottom] = [-Infinity, Infinity, -Infinity, Infinity];
    for (let box = each; box; box = box.parentElement) {
      if (getComputedStyle(box).overflow !== "hidden") continue;
      const rect = box.getBoundingClientRect();
      left = Math.max(left, rect.left);
      right = Math.min(right, rect.right);
      top = Math.max(top, rect.top);
      bottom = Math.min(bottom, rect.bottom);
    }
    const seen = words.top < bottom - 2 && words.bottom > top + 2 && words.left < right;
    return { name: each.textContent, seen, whole: words.left >= left && words.right <= right + 0.5,
      left: words.left, right: words.right };
  })
  .filter(({ seen }) => seen)`;

interface Seen {
  name: string;
  whole: boolean;
  left: number;
  right: number;
}

Deno.test({
  name: `names on the axis of bars are seen whole or not at all, in any window${LEFT_OUT}`,
  ignore: LEFT_OUT !== "",
  fn: async () => {
    const browser = await openBrowser();
    try {
      const { page } = await openWindow(browser);
      for (const count of [HOURS, 8, 3]) {
        const shown: number[] = [];
        for (const width of [900, 420, 320, 260, 220]) {
          await page.setViewportSize({ width, height: 700 });
          await page.setContent(
            `<body style="margin:8px;font:14px sans-serif">${bars(count).html()}`,
          );
          const names = await page.evaluate<Seen[]>(SEEN_NAMES);
          shown.push(names.length);
          assertEquals(names.filter(({ whole }) => !whole), [], `${count} bars, ${width}`);
          names.slice(1).forEach(({ left, name }, i) =>
            assert(left >= names[i].right, `${name} over ${names[i].name} at ${width}`)
          );
          assert(names.length >= (count > 3 ? 3 : 1), `${names.length} names at ${width}`);
          assertEquals(await isTooWide(page), false);
        }
        assertEquals(shown[0], Math.min(count, count === HOURS ? 7 : 8));
      }
    } finally {
      await browser.close();
    }
  },
});

Deno.test({
  name: `a card leaves its values room in a narrow window${LEFT_OUT}`,
  ignore: LEFT_OUT !== "",
  fn: async () => {
    const browser = await openBrowser();
    try {
      const { page } = await openWindow(browser, { viewport: { width: 320, height: 700 } });
      const { html } = sheetFaces({
        title: "What it would cost",
        lines: [{ label: "Counting would have cost", value: "at least USD 0.25" }],
      });
      await page.setContent(`<body style="margin:8px;font:14px sans-serif">${html()}`);
      const share = await page.evaluate<number>(
        `document.querySelector("dd").offsetWidth / document.querySelector("dl").offsetWidth`,
      );
      assert(share > 0.5, String(share));
      assertEquals(await isTooWide(page), false);
    } finally {
      await browser.close();
    }
  },
});
