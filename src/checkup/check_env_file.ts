import { known, noted, notTried, type Outcome } from "./check_line.ts";
import { findEnvFile } from "../keys/mod.ts";
import type { EnvFault } from "./env_faults.ts";
import { placeIn } from "./place_in.ts";
import type { Sitting } from "./sitting.ts";

/** Where a fault is, as it begins a sentence. */
export const whereIs = ({ file, line }: EnvFault): string =>
  line === undefined ? file : `${file}, line ${line}`;

/** A fault and how to mend it, as sentences. */
export const inFull = (fault: EnvFault): string =>
  `${whereIs(fault)}: ${fault.found} ${fault.mend}`;

const FIX = "deno task check --fix mends what can be mended safely.";

/** Which `.env` is read, and what is wrong with it. */
export async function checkEnvFile(sitting: Sitting): Promise<Outcome> {
  const { world, visit } = sitting;
  if (visit.practice) return notTried("not needed: the practice room brings its own keys");
  if (visit.envFile === false) return notTried("not read: envFile is false", "not read");
  const path = visit.envFile ?? findEnvFile(world.folder());
  const place = path === undefined ? undefined : placeIn(world.folder(), path);
  sitting.faults = visit.envFile === undefined ? await world.faults(world.folder()) : [];
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
    `${whereIs(faults[0])}: ${faults[0].found.replace(/\.$/, "")}${rest}`,
    [...faults.map(inFull), ...(faults.some(({ fixable }) => fixable) ? [FIX] : [])],
    { shared: list.join(", ") },
  );
}
