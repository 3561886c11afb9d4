/** Whether something comes from a practice room, and if so, whether that replays a collection. */
export type Practice = boolean | "replay";

/** The words by which all that is not X's answer of now is known; nothing else chooses them. */
const WORDS = {
  practice: {
    stamp: "PRACTICE",
    room: "the practice room",
    subtitle: "A practice room: made-up posts, play money",
    price: "play money",
  },
  replay: {
    stamp: "REPLAY",
    room: "the replay",
    subtitle: "A replay: the posts of a collection, and nothing is charged",
    price: "REPLAY: nothing is charged",
  },
} as const;

/** The words for what a practice room or a replay answered; nothing where X itself did. */
export const practiceWords = (practice: Practice | undefined) =>
  practice ? WORDS[practice === "replay" ? "replay" : "practice"] : undefined;

/** The word that stands on all that is not X's answer of now. */
export const stampOf = (practice: Practice | undefined): "PRACTICE" | "REPLAY" | undefined =>
  practiceWords(practice)?.stamp;

/** What stands behind the message of an error, such as `" (PRACTICE: so says the practice room)"`. */
export function practiceMark(practice: Practice | undefined, isOwn: boolean): string {
  const words = practiceWords(practice);
  if (!words) return "";
  // A stop is one's own, and no word of the room.
  return isOwn ? ` (${words.stamp})` : ` (${words.stamp}: so says ${words.room})`;
}

/** A message without that. */
export const withoutPracticeMark = (message: string): string =>
  message.replace(/ \((?:PRACTICE|REPLAY): [^()]*\)$/, "");

/** A price as it is told before something is bought: in earnest, or as what it would cost. */
export function priceWords(price: string, practice: Practice, after = ""): string {
  const words = practiceWords(practice);
  return words ? `would cost ${price}${after}; ${words.price}` : `${price}${after}`;
}
