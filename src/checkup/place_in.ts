import { posix, relative, resolve, win32 } from "node:path";

/** A place where keys are, twice. */
export interface Place {
  /** For the person who sits here. */
  shown: string;
  /** For a stranger: nothing of what lies outside this folder. */
  shared: string;
}

/** Says a place as a stranger may read it: paths only within this folder. */
export function sharedPlace(place: string): string {
  const up = place.split(/[\\/]/);
  const absolute = posix.isAbsolute(place) || win32.isAbsolute(place);
  if (!absolute && up[0] !== "..") return place;
  const above = up.at(-1) === ".env" && up.slice(0, -1).every((step) => step === "..");
  return above ? "a .env above this folder" : "a file outside this folder";
}

/** Says where a file is, as seen from a folder. */
export function placeIn(folder: string, path: string): Place {
  const shown = relative(folder, resolve(folder, path));
  return { shown, shared: sharedPlace(shown) };
}
