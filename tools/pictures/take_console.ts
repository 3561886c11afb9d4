import type { Page } from "playwright-core";
import type { PracticeRoom } from "../../mod.ts";
import type { Camera } from "./camera.ts";
import { createApp, makeAccessToken, search, searchFromProgram } from "./walk.ts";

const top = (page: Page) => page.locator(".top");
const main = (page: Page) => page.locator("main");
const section = (page: Page, name: string) => page.getByRole("region", { name });
const whatNow = (page: Page) => page.getByRole("complementary");

/** Takes the pictures of the seven steps, on the way that notebook 1 tells. */
export async function takeConsole(camera: Camera, room: PracticeRoom): Promise<void> {
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
export async function takeSearches(camera: Camera, room: PracticeRoom): Promise<void> {
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
