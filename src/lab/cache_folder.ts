import { isAbsolute, join } from "node:path";
import { type Surroundings, variable } from "./program.ts";

/**
 * The user's own folder for what can be made again, where each system has it.
 *
 * @returns Nothing where the environment names neither it nor a home.
 */
export function cacheFolder(around: Surroundings): string | undefined {
  const within = (base: string | undefined, ...names: string[]) => base && join(base, ...names);
  const home = variable("HOME", around);
  if (around.os === "windows") {
    return within(variable("LOCALAPPDATA", around), "library-card") ??
      within(variable("USERPROFILE", around), "AppData", "Local", "library-card");
  }
  if (around.os === "darwin") return within(home, "Library", "Caches", "library-card");
  const named = variable("XDG_CACHE_HOME", around);
  // By the XDG specification a relative one does not count.
  return named && isAbsolute(named)
    ? join(named, "library-card")
    : within(home, ".cache", "library-card");
}
