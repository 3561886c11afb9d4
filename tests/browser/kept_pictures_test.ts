import { Buffer } from "node:buffer";
import { PNG } from "pngjs";
import { assert, assertRejects, assertStringIncludes } from "../assert.ts";
import { assertPicture } from "./kept_pictures.ts";

/** The kept card, with its pixels changed. */
async function card(change: (pixels: Uint8Array, width: number) => void): Promise<Uint8Array> {
  const kept = await Deno.readFile(new URL("pictures/card_light.png", import.meta.url));
  const picture = PNG.sync.read(Buffer.from(kept));
  change(picture.data, picture.width);
  return PNG.sync.write(picture);
}

Deno.test("a picture may differ by a shade, as from one browser to the next", async () => {
  const shaded = await card((pixels) => {
    for (let i = 0; i < pixels.length; i++) if (i % 4 !== 3) pixels[i] = Math.max(0, pixels[i] - 4);
  });
  await assertPicture("card_light", shaded);
});

Deno.test("a picture may not differ by a word", async () => {
  const more = await card((pixels, width) => {
    for (let y = 60; y < 72; y++) {
      for (let x = 450; x < 490; x++) pixels.set([30, 30, 30], 4 * (y * width + x));
    }
  });
  const error = await assertRejects(() => assertPicture("card_light", more)) as Error;
  assertStringIncludes(error.message, "card_light does not look as it did");
  const folder = error.message.match(/See (.*); keep/)![1];
  assert((await Deno.stat(`${folder}/card_light_off.png`)).isFile);
  await Deno.remove(folder, { recursive: true });
});
