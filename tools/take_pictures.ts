/**
 * Takes the pictures of the practice room that the notebooks and the README show:
 *
 *     deno task pictures                     into notebooks/pictures/
 *     deno task pictures FOLDER              elsewhere
 *
 * Needs a Chromium on the PATH, and port 8787, which stands in some of them. The rooms' clock stands
 * still and their people are made up, so that only what changed in the pages changes in the pictures.
 */
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { type PracticeRoom, startPractice } from "../mod.ts";
import { Camera } from "./camera.ts";
import { openBrowser } from "./open_browser.ts";

const FOLDER = fileURLToPath(new URL("../notebooks/pictures", import.meta.url));

/** A Monday afternoon in the library week. */
const now = () => Date.parse("2026-11-23T16:05:00Z");

const ROOM = { now, port: 8787 };
const CLASS = { students: 30, code: "READERS" };

/** Creates an app, as a newcomer does; gives back its Bearer Token. */
async function createApp(
  page: Page,
  room: PracticeRoom,
  name: string,
  filledIn: (page: Page) => Promise<void> = async () => {},
): Promise<string> {
  await page.goto(`${room.url}/console/apps/new`);
  await page.getByLabel("App name").fill(name);
  await page.getByLabel("Description").fill("Counts what people say about their town library.");
  await page.getByLabel("Use case").fill(
    "I study how a town speaks about its library. I read public posts of one week that name it, " +
      "and publish only counts, never a person.",
  );
  await filledIn(page);
  await page.getByRole("button", { name: "Create App" }).click();
  return (await page.locator("#value-bearerToken").textContent())!;
}

/** Makes the second half of the password, on the page that shows the first. */
async function makeAccessToken(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Generate Access Token" }).click();
  await page.locator("#value-accessToken").waitFor();
}

/** Searches as a notebook does. */
async function searchFromProgram(
  page: Page,
  room: PracticeRoom,
  bearerToken: string,
): Promise<void> {
  await page.request.get(`${room.url}/2/tweets/search/recent?query=library`, {
    headers: { authorization: `Bearer ${bearerToken}` },
  });
}

/** Searches in the console. */
async function search(page: Page, room: PracticeRoom, query: string): Promise<void> {
  await page.goto(`${room.url}/console/search`);
  await page.getByLabel("Query").fill(query);
  await page.getByRole("button", { name: "Search", exact: true }).click();
}

const top = (page: Page) => page.locator(".top");
const main = (page: Page) => page.locator("main");
const section = (page: Page, name: string) => page.getByRole("region", { name });
const whatNow = (page: Page) => page.getByRole("complementary");

/** Takes the pictures of the seven steps, on the way that notebook 1 tells. */
async function takeConsole(camera: Camera, room: PracticeRoom): Promise<void> {
  const page = await camera.openWindow();
  await page.goto(room.consoleUrl);
  await camera.take("1_first_page", page, top(page), section(page, "No apps yet"));
  const bearerToken = await createApp(
    page,
    room,
    "Paperwick reads",
    (form) => camera.take("2_create_app", form, main(form)),
  );
  const made = section(page, "Copy these now");
  await camera.take("4_api_key", page, made.locator("h2"), made.locator(".key-values"));
  await page.getByRole("link", { name: "Overview" }).click();
  await camera.take("3_app_page", page, main(page));
  await page.getByRole("link", { name: "Keys and tokens" }).first().click();
  await makeAccessToken(page);
  await camera.take("5_access_token", page, made.locator("h2"), made.locator(".key-values"));
  await page.reload();
  await camera.take("6_hidden_keys", page, section(page, "OAuth 1.0 Keys"));
  await searchFromProgram(page, room, bearerToken);
  await page.goto(room.consoleUrl);
  await camera.take("7_done", page, top(page), whatNow(page));
  await page.context().close();
}

/** Takes a search in the console, by dark, and one that fails, on a phone. */
async function takeSearches(camera: Camera, room: PracticeRoom): Promise<void> {
  const dark = await camera.openWindow({ colorScheme: "dark" });
  // Others than those that were found before: nobody pays twice a day for one post.
  await search(dark, room, "library cat lang:en");
  const result = section(dark, "10 posts");
  await camera.take("search_dark", dark, result.locator("h2"), result.locator("tbody tr").nth(4));

  room.rehearse("credits-depleted");
  const phone = await camera.openWindow({ viewport: { width: 390, height: 800 } });
  await search(phone, room, "library lang:en");
  await camera.take("failure_phone", phone, phone.locator("h2").last(), phone.getByRole("alert"));
}

async function join(camera: Camera, room: PracticeRoom, name: string) {
  const page = await camera.openWindow();
  await page.goto(`${room.url}/join`);
  await page.getByLabel("Class code").fill(room.classCode()!);
  await page.getByLabel("Your name").fill(name);
  await page.getByRole("button", { name: "Join" }).click();
  return page;
}

/** Takes the teacher's page, with a class in the middle of the walk. */
async function takeClass(camera: Camera, room: PracticeRoom): Promise<void> {
  const [ada, grace, emmy] = [
    await join(camera, room, "Ada"),
    await join(camera, room, "Grace"),
    await join(camera, room, "Emmy"),
  ];
  await join(camera, room, "Joan");
  const adas = await createApp(ada, room, "Opening hours");
  await makeAccessToken(ada);
  await searchFromProgram(ada, room, adas);
  await createApp(emmy, room, "Lost umbrellas");
  const graces = await createApp(grace, room, "Returned books");
  await makeAccessToken(grace);
  room.rehearse("credits-depleted");
  await searchFromProgram(grace, room, graces);
  room.rehearse(undefined);

  const page = await camera.openWindow();
  await page.goto(`${room.url}/teacher`);
  await page.getByLabel("Teacher code").fill(room.teacherCode()!);
  await page.getByRole("button", { name: "Open" }).click();
  await camera.take("teacher", page, page.locator(".top"), page.locator("main table"));
}

/** Takes all of them. */
async function takePictures(folder: string = FOLDER): Promise<void> {
  const browser = await openBrowser();
  const camera = new Camera(browser, folder);
  try {
    {
      await using room = await startPractice(ROOM);
      await takeConsole(camera, room);
      await takeSearches(camera, room);
    }
    await using room = await startPractice({ ...ROOM, class: CLASS });
    await takeClass(camera, room);
  } finally {
    await browser.close();
  }
}

if (import.meta.main) await takePictures(Deno.args[0]);
