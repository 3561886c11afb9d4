import { assertEquals, assertStringIncludes } from "../assert.ts";
import { startPractice } from "../../mod.ts";
import { PretendStudent } from "../practice/class/pretend_student.ts";
import { barriers, isTooWide, LEFT_OUT, openBrowser, openWindow } from "./browser.ts";

const SEARCH = "/2/tweets/search/recent?query=library";

Deno.test({
  name: `a teacher watches the class live, without losing the place${LEFT_OUT}`,
  ignore: LEFT_OUT !== "",
  fn: async () => {
    await using room = await startPractice({ class: 30 });
    const browser = await openBrowser();
    try {
      const student = await openWindow(browser);
      await student.page.goto(`${room.url}/join`);
      await student.page.getByLabel("Class code").fill(room.classCode()!.toLowerCase());
      await student.page.getByLabel("Your name").fill("Ada");
      await student.page.getByRole("button", { name: "Join" }).click();
      await student.page.getByText("Ada", { exact: true }).waitFor();

      const { page, complaints } = await openWindow(browser);
      await page.goto(`${room.url}/teacher`);
      await page.getByLabel("Teacher code").fill(room.teacherCode()!);
      await page.getByRole("button", { name: "Open" }).click();
      const summary = page.locator("main [data-summary]");
      await summary.getByText("0 of 1 student has proven their access").waitFor();
      await page.getByRole("link", { name: "Ada" }).focus();

      const grace = new PretendStudent(room.url, "Grace");
      await grace.join(room.classCode()!);
      await grace.createApp();
      await (await grace.ask(SEARCH)).body?.cancel();
      await summary.getByText("1 of 2 students have proven their access").waitFor();
      room.rehearse("credits-depleted");
      await (await grace.ask(SEARCH)).body?.cancel();
      const stuck = page.getByRole("row", { name: /Grace/ }).getByRole("link", {
        name: "The credits are used up",
      });
      await stuck.waitFor();
      assertEquals(await page.evaluate("document.activeElement.textContent"), "Ada");
      assertEquals([await barriers(page), await isTooWide(page)], [[], false]);

      await stuck.click();
      assertStringIncludes(await page.locator("main").innerText(), "What to do next");
      await page.goBack();
      await page.getByLabel("Play money").fill("2");
      await page.getByRole("button", { name: "Give to all" }).click();
      await page.getByRole("row", { name: /Ada/ }).getByText("$7.00").waitFor();
      await page.getByLabel("What goes wrong").selectOption("");
      await page.getByRole("button", { name: "Let it happen to all" }).click();
      await page.waitForLoadState();
      assertEquals(room.students.map(({ scenario }) => scenario), [null, null]);
      assertEquals([...complaints, ...student.complaints], []);
    } finally {
      await browser.close();
    }
  },
});

Deno.test({
  name: `joining and the teacher's page work without scripts, on a small screen${LEFT_OUT}`,
  ignore: LEFT_OUT !== "",
  fn: async () => {
    await using room = await startPractice({ class: 30 });
    const browser = await openBrowser();
    const small = { javaScriptEnabled: false, viewport: { width: 390, height: 800 } };
    try {
      const { page } = await openWindow(browser, small);
      await page.goto(`${room.url}/teacher`);
      await page.getByLabel("Teacher code").fill(room.teacherCode()!);
      await page.getByRole("button", { name: "Open" }).click();
      await page.getByText("Nobody has joined yet").waitFor();
      await new PretendStudent(room.url, "Grace").join(room.classCode()!);
      await page.getByRole("link", { name: "Look again" }).click();
      await page.getByRole("link", { name: "Grace" }).waitFor();
      assertEquals(await page.evaluate("document.documentElement.scrollWidth > innerWidth"), false);
    } finally {
      await browser.close();
    }
  },
});
