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
import { startPractice } from "../mod.ts";
import { openBrowser } from "./browser/mod.ts";
import { Camera, takeClass, takeConsole, takeSearches } from "./pictures/mod.ts";

const FOLDER = fileURLToPath(new URL("../notebooks/pictures", import.meta.url));

/** A Monday afternoon in the library week. */
const now = () => Date.parse("2026-11-23T16:05:00Z");

const ROOM = { now, port: 8787 };
const CLASS = { students: 30, code: "READERS" };

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
