import { X_API } from "../access/mod.ts";
import type { Sheet, SheetLine } from "../display/mod.ts";
import { factsOf } from "../keys/mod.ts";
import { formatPrice } from "../money/mod.ts";
import type { LibraryCard, LibraryCardParts } from "./library_card.ts";

const OPENS = {
  recentSearch: "search of the last 7 days",
  counts: "counts",
  usage: "usage",
  fullArchive: "search since 2006",
  identity: "who you are",
} as const;

const clock = (date: Date) => `${date.toISOString().slice(11, 16)} UTC`;

function checked({ signIn, network }: LibraryCardParts, practice: boolean): SheetLine {
  const { proof, at, remembered } = signIn;
  const whom = practice ? "the practice room" : network.baseUrl.host;
  if (proof === "none") {
    return { label: "Checked", value: "not yet; nothing was sent", tone: "note" };
  }
  const when = remembered ? `at ${clock(at)}, remembered: nothing was sent now` : `at ${clock(at)}`;
  return { label: "Checked", value: `${whom} accepted the keys ${when}`, tone: "good" };
}

function keyLines({ keys }: LibraryCardParts): SheetLine[] {
  const letters = keys.toJSON();
  return keys.parts.map((part) => ({
    label: factsOf(part).label,
    value: `${letters[part].letter}, from ${letters[part].from}`,
  }));
}

function usageLine({ signIn }: LibraryCardParts): SheetLine[] {
  const { used, cap, daysToReset } = signIn.usage ?? {};
  if (used === undefined) return [];
  const of = cap === undefined ? "" : ` of ${cap.toLocaleString("en")}`;
  const reset = daysToReset === undefined ? "" : `; begins anew in ${daysToReset} days`;
  return [{ label: "Posts read this cycle", value: `${used.toLocaleString("en")}${of}${reset}` }];
}

function notes(card: LibraryCard, { keys, signIn, network, kept }: LibraryCardParts): string[] {
  const elsewhere = !card.practice && network.baseUrl.origin !== X_API;
  return [
    ...keys.notes,
    ...(kept ? [kept] : []),
    ...(elsewhere ? [`Asked ${network.baseUrl.host}, which is not X itself.`] : []),
    ...(signIn.opens.identity && signIn.proof === "usage" && !signIn.identity
      ? [
        'The Access Token and its secret were not tried: check: "identity" does that (USD 0.01).',
      ]
      : []),
  ];
}

/** What a card shows: plain data for the display room. */
export function cardSheet(card: LibraryCard, parts: LibraryCardParts): Sheet {
  const { identity, opens, practice, spent } = card;
  const names = Object.entries(OPENS).filter(([name]) => opens[name as keyof typeof OPENS]);
  const holder: SheetLine[] = identity
    ? [{ label: "Holder", value: `@${identity.username} (${identity.name})` }]
    : [];
  return {
    title: "Library Card",
    stamp: practice ? "PRACTICE" : undefined,
    subtitle: practice ? "A practice room: made-up posts, play money" : "X API (formerly Twitter)",
    lines: [
      ...holder,
      ...keyLines(parts),
      checked(parts, practice),
      { label: "Opens", value: names.map(([, text]) => text).join(", ") },
      ...usageLine(parts),
      {
        label: practice ? "Would have cost" : "Spent so far",
        value: formatPrice(spent.cost),
      },
    ],
    notes: notes(card, parts),
    next: [
      '`const posts = await card.search("library lang:en", { limit: 10 })`',
      '`await card.count("library lang:en")`',
    ],
  };
}
