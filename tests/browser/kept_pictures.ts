import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Buffer } from "node:buffer";
import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";
import { assert } from "../assert.ts";

const FOLDER = fileURLToPath(new URL("pictures/", import.meta.url));

/** Whether pictures are kept anew: `deno task test:browser --update`. */
export const UPDATE = Deno.args.includes("--update");

/** How far a pixel's colour may be off, from 0 to 1: the edges of letters differ between versions. */
const COLOUR = 0.2;
/** Of how many pixels in a hundred the colour may be off by more. */
const PIXELS = 0.1;

/**
 * Compares a picture with the one that is kept under its name, or keeps it.
 *
 * @throws If they differ; where to see both is told.
 */
export async function assertPicture(name: string, taken: Uint8Array): Promise<void> {
  const path = join(FOLDER, `${name}.png`);
  if (UPDATE) return await Deno.writeFile(path, taken);
  const [kept, now] = [await Deno.readFile(path), taken].map((png) =>
    PNG.sync.read(Buffer.from(png))
  );
  const { width, height } = kept;
  const isSameSize = width === now.width && height === now.height;
  const marked = new PNG({ width, height });
  const options = { threshold: COLOUR };
  const off = isSameSize
    ? pixelmatch(kept.data, now.data, marked.data, width, height, options)
    : width * height;
  if (off <= (PIXELS / 100) * width * height) return;
  const folder = await Deno.makeTempDir({ prefix: "pictures_" });
  await Deno.writeFile(join(folder, `${name}.png`), taken);
  if (isSameSize) await Deno.writeFile(join(folder, `${name}_off.png`), PNG.sync.write(marked));
  const why = isSameSize
    ? `${off} of ${width * height} pixels are off`
    : `it is ${now.width} by ${now.height} pixels, and not ${width} by ${height}`;
  assert(
    false,
    `${name} does not look as it did: ${why}. See ${folder}; keep it with --update.`,
  );
}
