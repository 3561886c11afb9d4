import type { PracticeRoom } from "../../mod.ts";
import type { Camera } from "./camera.ts";
import { createApp, makeAccessToken, searchFromProgram } from "./walk.ts";

async function join(camera: Camera, room: PracticeRoom, name: string) {
  const page = await camera.openWindow();
  await page.goto(`${room.url}/join`);
  await page.getByLabel("Class code").fill(room.classCode()!);
  await page.getByLabel("Your name").fill(name);
  await page.getByRole("button", { name: "Join" }).click();
  return page;
}

/** Takes the teacher's page, with a class in the middle of the walk. */
export async function takeClass(camera: Camera, room: PracticeRoom): Promise<void> {
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
