import { known, noted, notTried, type Outcome } from "./check_line.ts";
import { type EnvFault, findEnvFile, tellEnvFault } from "../keys/mod.ts";
import { placeIn } from "./place_in.ts";
import type { Sitting } from "./sitting.ts";

/** A fault in short, without how to mend it. */
const inShort = ({ file, line, found }: EnvFault): string =>
  (line === undefined ? found : `${file}, line ${line}: ${found}`).replace(/\.$/, "");

const FIX = "deno task check --fix mends what can be mended safely.";

/** Which `.env` is read, and what is wrong with it. */
export function checkEnvFile(sitting: Sitting): Outcome {
  const { world, visit } = sitting;
  if (visit.practice) return notTried("not needed: the practice room brings its own keys");
  if (visit.envFile === false) return notTried("not read: envFile is false", "not read");
  const path = visit.envFile ?? findEnvFile(world.folder());
  const place = path === undefined ? undefined : placeIn(world.folder(), path);
  sitting.faults = visit.envFile === undefined ? world.faults(world.folder()) : [];
  const { faults } = sitting;
  if (!faults.length) {
    return place
      ? known(`${place.shown} is read`, `${place.shared} is read`)
      : known("there is none here", "none");
  }
  const rest = faults.length > 1 ? `, and ${faults.length - 1} more` : "";
  const list = faults.map(({ fault, line }) =>
    line === undefined ? fault : `${fault} (line ${line})`
  );
  return noted(
    inShort(faults[0]) + rest,
    [...faults.map(tellEnvFault), ...(faults.some(({ fixable }) => fixable) ? [FIX] : [])],
    { shared: list.join(", ") },
  );
}
