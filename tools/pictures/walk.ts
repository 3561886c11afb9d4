import type { Page } from "playwright-core";
import type { PracticeRoom } from "../../mod.ts";

/** Creates an app, as a newcomer does; gives back its Bearer Token. */
export async function createApp(
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
export async function makeAccessToken(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Generate Access Token" }).click();
  await page.locator("#value-accessToken").waitFor();
}

/** Searches as a notebook does. */
export async function searchFromProgram(
  page: Page,
  room: PracticeRoom,
  bearerToken: string,
): Promise<void> {
  await page.request.get(`${room.url}/2/tweets/search/recent?query=library`, {
    headers: { authorization: `Bearer ${bearerToken}` },
  });
}

/** Searches in the console. */
export async function search(page: Page, room: PracticeRoom, query: string): Promise<void> {
  await page.goto(`${room.url}/console/search`);
  await page.getByLabel("Query").fill(query);
  await page.getByRole("button", { name: "Search", exact: true }).click();
}
