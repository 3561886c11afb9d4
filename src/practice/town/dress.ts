import type { Author } from "./authors.ts";
import type { Composition } from "./compose.ts";
import type { Link } from "./entities.ts";
import type { Draft, MadeUpPost } from "./made_up_post.ts";
import { madeUpMedia } from "./media.ts";
import { placeFor } from "./places.ts";
import type { Random } from "./random.ts";

/** Pages that posts link to. Only on hosts that are kept for examples. */
const LINKED_PAGES: readonly { url: string; title: string }[] = [
  { url: "https://example.org/paperwick/library-week", title: "Library week: the programme" },
  { url: "https://example.org/paperwick/opening-hours", title: "Opening hours in exam season" },
  { url: "https://example.org/paperwick/bookmobile", title: "Where Marmalade stops" },
  { url: "https://example.org/paperwick/repair-cafe", title: "The repair café: what we mend" },
  { url: "https://example.org/paperwick/poetry-night", title: "Poetry night: sign up to read" },
  { url: "https://example.org/paperwick/storm-log", title: "Storm Semicolon, hour by hour" },
  { url: "https://example.com/blog/small-libraries", title: "In praise of small libraries" },
  { url: "https://example.com/blog/how-to-revise", title: "How to revise without tears" },
  { url: "https://example.com/shop/bookmarks", title: "Bookmarks knitted by the choir" },
];

/** A short address as it stands in a post. */
const short = (kind: "s" | "m" | "p", chance: Random) =>
  `https://example.org/${kind}/${chance.below(78_364_164_096).toString(36).padStart(7, "0")}`;

/** What is said of the town's two shares. */
const SHARES = [
  "$CRUMB, the biscuit index of Paperwick, is up again.",
  "Sold one $CRUMB, bought two $PWICK, feel like a banker.",
];

/** The link to a post that stands in a post which quotes it. */
export function linkTo({ author, fields }: MadeUpPost, chance: Random): Link {
  const expanded_url = `https://example.org/${author.profile.username}/status/${fields.id}`;
  return { url: short("p", chance), expanded_url };
}

/** Whether a post greets the library by its name. */
export const greetsLibrary = ({ institution }: Author, chance: Random): boolean =>
  !institution && chance.chance(0.05);

/**
 * Adds mentions, links, media and places, now and then.
 *
 * @param greets Whether it greets the library. @default now and then
 */
export function dress(
  composition: Composition,
  author: Author,
  at: number,
  chance: Random,
  greets: boolean = greetsLibrary(author, chance),
): Draft {
  const links: Link[] = [];
  let { text } = composition;
  if (greets) text += " @PaperwickLib";
  // Picked in any case, so that the same seed makes the same week.
  const share = chance.chance(0.015) ? chance.pick(SHARES) : undefined;
  if (share && composition.lang === "en") text = `${share} ${text}`;
  if (chance.chance(0.12)) {
    const page = chance.pick(LINKED_PAGES);
    const expanded_url = chance.chance(0.3) ? short("s", chance) : page.url;
    const url = short("s", chance);
    links.push({ url, expanded_url, unwound_url: page.url, status: 200, title: page.title });
  }
  const media = chance.chance(0.15) ? madeUpMedia(at, chance) : undefined;
  if (media) {
    const expanded_url = `https://example.org/practice/media/${media.media_key}`;
    links.push({ url: short("m", chance), expanded_url, media_key: media.media_key });
  }
  const place = placeFor(composition.lang, chance);
  return { ...composition, text, author, at, links, media, place };
}
