import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { Kernel, outputText } from "../../tools/kernel/mod.ts";
import { closedEnvironment } from "../../tools/notebooks/mod.ts";
import { type PracticeRoom, startPractice } from "../../mod.ts";
import { assert, assertEquals, assertStringIncludes } from "../assert.ts";
import { consolePages } from "../practice/console/console_pages.ts";
import { barriers, isTooWide, LEFT_OUT, openBrowser, openWindow } from "./browser.ts";

const DOOR = new URL("../../mod.ts", import.meta.url).href;

/** Walks from the first page to an app, as a newcomer does; gives the lines for `.env`. */
async function makeKeys(page: Page, room: PracticeRoom, name: string): Promise<string> {
  const press = (role: "button" | "link", words: string | RegExp) =>
    page.getByRole(role, { name: words }).first().click();
  await page.goto(room.consoleUrl);
  await press("link", "Create App");
  await press("button", "Create App");
  assertStringIncludes(await page.title(), "To mend");
  await page.getByRole("link", { name: "Give the app a name." }).click();
  await page.getByLabel("App name").fill(name);
  await page.getByLabel("Description").fill("How people speak about their library");
  await page.getByLabel("Use case").fill("I study how readers speak. I publish only counts.");
  await press("button", "Create App");
  const first = await page.locator("#env-lines").textContent();
  await press("button", "Generate Access Token");
  return first + (await page.locator("#env-lines").textContent())!;
}

/** Runs the lines of "What now?" in a real kernel, beside a `.env` of these lines. */
async function searchFromNotebook(room: PracticeRoom, lines: string): Promise<string> {
  const folder = await Deno.makeTempDir();
  await Deno.copyFile(new URL("../../deno.json", import.meta.url), join(folder, "deno.json"));
  await Deno.writeTextFile(join(folder, ".env"), lines);
  try {
    await using kernel = await Kernel.start({
      cwd: folder,
      env: closedEnvironment(),
      clearEnv: true,
    });
    const { status, error, outputs } = await kernel.execute(`
      import { connect } from ${JSON.stringify(DOOR)};
      const card = await connect({ baseUrl: ${JSON.stringify(room.url)} });
      const posts = await card.search("library lang:en", { limit: 10 });
      console.log(posts.length + " rows");`);
    assertEquals([status, error?.message], ["ok", undefined]);
    return outputText(outputs);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

async function search(page: Page, room: PracticeRoom): Promise<void> {
  await page.goto(`${room.url}/console/search`);
  await page.getByRole("button", { name: "Search", exact: true }).click();
  // A page that has not got its style yet is wider than it will be.
  await page.waitForLoadState("load");
}

/** In a browser without scripts, and in a narrow window. */
async function walkWithoutScripts(browser: Browser, room: PracticeRoom): Promise<void> {
  const { context, page, complaints } = await openWindow(browser, {
    javaScriptEnabled: false,
    viewport: { width: 360, height: 780 },
  });
  const lines = await makeKeys(page, room, "Without scripts");
  assertEquals(lines.match(/^X_/gm)?.length, 5);
  assertEquals(await page.getByRole("button", { name: "Copy" }).count(), 0);
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download as practice.env" }).click();
  assertEquals((await coming).suggestedFilename(), "practice.env");
  await search(page, room);
  assertEquals(await page.locator("tbody tr").count(), 10);
  assertEquals(complaints, []);
  await context.close();
}

Deno.test({
  name: `the console in a browser${LEFT_OUT}`,
  ignore: LEFT_OUT !== "",
  // The browser is a process with pipes of its own.
  sanitizeResources: false,
  sanitizeOps: false,
  async fn(t) {
    await using room = await startPractice();
    const browser = await openBrowser();
    const { page, complaints } = await openWindow(browser);
    const pictures = await Deno.makeTempDir({ prefix: "console-" });
    let app = "";
    let good = true;
    const step = async (name: string, walk: () => void | Promise<void>) => {
      good = await t.step(name, walk) && good;
    };
    try {
      await step("a newcomer gets from an app to ten rows in a notebook", async () => {
        const lines = await makeKeys(page, room, "Paperwick hours");
        app = new URL(page.url()).pathname.replace(/\/keys$/, "");
        assertStringIncludes(await searchFromNotebook(room, lines), "10 rows");
        await page.goto(room.consoleUrl);
        assertStringIncludes(await page.content(), "Your library card works.");
      });

      await step("keys can be copied, and are gone when the page is seen again", async () => {
        await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
        await page.goto(`${room.url}${app}/keys/regenerate-bearer-token`);
        await page.getByRole("button", { name: "Regenerate" }).click();
        await page.getByRole("button", { name: "Copy Bearer Token" }).click();
        const copied = await page.evaluate<string>("navigator.clipboard.readText()");
        assertEquals(copied, await page.locator("#value-bearerToken").textContent());
        await page.goto(room.consoleUrl);
        await page.goBack();
        assert(!(await page.content()).includes(copied));
      });

      await step("a failure is met, explained and ended", async () => {
        await page.goto(`${room.url}/console/failures`);
        await page.getByRole("button", { name: "Rehearse The credits are used up" }).click();
        await search(page, room);
        assertStringIncludes(await page.getByRole("alert").innerText(), "no credits left");
        await page.goto(`${room.url}/console/failures`);
        await page.getByRole("button", { name: "End it" }).click();
      });

      for (const colorScheme of ["light", "dark"] as const) {
        await step(`no page keeps anybody out, ${colorScheme}`, async () => {
          await page.emulateMedia({ colorScheme });
          const found: string[] = [];
          for (const [i, path] of consolePages(app).entries()) {
            await page.goto(room.url + path);
            found.push(...await barriers(page));
            await page.screenshot({ path: join(pictures, `${colorScheme}-${i}.png`) });
          }
          await search(page, room);
          found.push(...await barriers(page));
          await page.goto(`${room.url}/console/apps/new`);
          await page.getByRole("button", { name: "Create App" }).click();
          found.push(...await barriers(page));
          assertEquals(found, []);
        });
      }

      await step("no page is wider than a small phone", async () => {
        await page.setViewportSize({ width: 320, height: 700 });
        const tooWide: string[] = [];
        for (const path of consolePages(app)) {
          await page.goto(room.url + path);
          if (await isTooWide(page)) tooWide.push(path);
        }
        await search(page, room);
        if (await isTooWide(page)) tooWide.push("a result");
        assertEquals(tooWide, []);
      });

      await step("on a phone, what to do next is seen before anything else", async () => {
        await page.setViewportSize({ width: 375, height: 667 });
        await page.goto(`${room.url}${app}/keys`);
        const { y, height } = (await page.locator(".what-now").boundingBox())!;
        assert(y + height < 667, `${y} + ${height}`);
      });

      await step("a mark stands under its place in the query", async () => {
        await page.goto(`${room.url}/console/search`);
        await page.getByLabel("Query").fill("library OR");
        await page.getByRole("button", { name: "Search", exact: true }).click();
        const picture = page.getByRole("alert").getByRole("region");
        assertEquals((await picture.innerText()).trimEnd(), "library OR\n        ^");
        assertEquals(
          await page.evaluate(
            "getComputedStyle(document.querySelector('[role=alert] code')).whiteSpace",
          ),
          "pre",
        );
      });

      await step("the keyboard skips to the page, and sees where it is", async () => {
        await page.goto(room.consoleUrl);
        await page.keyboard.press("Tab");
        assertEquals(await page.locator(":focus").innerText(), "Skip to the page");
        await page.keyboard.press("Enter");
        assertEquals(new URL(page.url()).hash, "#main");
      });

      await step("no page complained", () => {
        assertEquals(complaints.filter((text) => !text.includes("404")), []);
      });
      await step("all of it works without scripts", () => walkWithoutScripts(browser, room));
    } finally {
      await browser.close();
      if (good) await Deno.remove(pictures, { recursive: true });
      else console.error(`The pages as pictures: ${pictures}`);
    }
  },
});
