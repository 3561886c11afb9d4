import { type Network, type SignIn, type Usage, X_API } from "../access/mod.ts";
import { type Sheet, type SheetLine } from "../display/mod.ts";
import { factsOf, type Keys } from "../keys/mod.ts";
import { formatPrice, formatUsd } from "../money/mod.ts";
import { placeHere, practiceWords, rehearsing, stampOf, terminalLine } from "../problems/mod.ts";
import type { Dialect } from "../search/mod.ts";

/** What a card is made of. */
export interface CardParts {
  keys: Keys;
  network: Network;
  signIn: SignIn;
  /** In which vocabulary X is asked where a call does not say. */
  dialect?: Dialect;
  /** What became of keys that were typed, as a sentence. */
  kept?: string;
}

const OPENS = {
  recentSearch: "search of the last 7 days",
  counts: "counts",
  usage: "usage",
  fullArchive: "search since 2006",
  identity: "who you are",
} as const;

const isTerminal = () => placeHere() === "terminal";

const clock = (date: Date) => `${date.toISOString().slice(11, 16)} UTC`;

function checked({ signIn, network }: CardParts): SheetLine {
  const { proof, at, remembered } = signIn;
  const whom = practiceWords(network.room)?.room ?? network.baseUrl.host;
  if (proof === "none") {
    return { label: "Checked", value: "not yet; nothing was sent", tone: "note" };
  }
  const when = remembered ? `at ${clock(at)}, remembered: nothing was sent now` : `at ${clock(at)}`;
  return { label: "Checked", value: `${whom} accepted the keys ${when}`, tone: "good" };
}

function keyLines({ keys }: CardParts): SheetLine[] {
  const letters = keys.toJSON();
  return keys.parts.map((part) => ({
    label: factsOf(part).label,
    value: `${letters[part].letter}, from ${letters[part].from}`,
  }));
}

/** What the account has read and has left, as X told last. */
export function usageOf({ signIn, network }: CardParts): Usage | undefined {
  const told = { ...signIn.usage, ...network.usage };
  const names = ["used", "cap", "daysToReset", "creditsLeft"] as const;
  const known = names.filter((name) => told[name] !== undefined);
  return known.length === 0
    ? undefined
    : Object.fromEntries(known.map((name) => [name, told[name]]));
}

function usageLines(parts: CardParts): SheetLine[] {
  const { used, cap, daysToReset, creditsLeft } = usageOf(parts) ?? {};
  const of = cap === undefined ? "" : ` of ${cap.toLocaleString("en")}`;
  const reset = daysToReset === undefined ? "" : `; begins anew in ${daysToReset} days`;
  const value = `${used?.toLocaleString("en")}${of}${reset}; X's figure lags behind`;
  return [
    ...(used === undefined ? [] : [{ label: "Posts read this cycle", value }]),
    ...(creditsLeft === undefined
      ? []
      : [{ label: "Credits", value: `${formatUsd(creditsLeft)} left when asked` }]),
  ];
}

function notes({ keys, signIn, network, kept }: CardParts): string[] {
  const elsewhere = !network.practice && network.baseUrl.origin !== X_API;
  return [
    ...keys.notes,
    ...(kept ? [kept] : []),
    ...(elsewhere ? [`Asked ${network.baseUrl.host}, which is not X itself.`] : []),
    ...(signIn.opens.identity && signIn.proof === "usage" && !signIn.identity
      ? [
        "The Access Token and its secret were not tried" +
        (isTerminal() ? "." : ': prove: "identity" does that (USD 0.01).'),
      ]
      : []),
  ];
}

function keptLines({ ledger, balance: { today, cycle } }: Network): SheetLine[] {
  if (!ledger.isKept) return [];
  return [
    { label: "Today (UTC)", value: formatPrice(today.cost) },
    { label: "This billing cycle", value: formatPrice(cycle.cost) },
  ];
}

/** What a card shows: plain data for the display room. */
export function cardSheet(parts: CardParts): Sheet {
  const { identity, opens } = parts.signIn;
  const { room: practice, ledger } = parts.network;
  const names = Object.entries(OPENS).filter(([name]) => opens[name as keyof typeof OPENS]);
  const holder: SheetLine[] = identity
    ? [{ label: "Holder", value: `@${identity.username} (${identity.name})` }]
    : [];
  return {
    title: "Library Card",
    stamp: stampOf(practice),
    subtitle: practiceWords(practice)?.subtitle ?? "X API (formerly Twitter)",
    lines: [
      ...holder,
      ...keyLines(parts),
      checked(parts),
      { label: "Opens", value: names.map(([, text]) => text).join(", ") },
      ...usageLines(parts),
      {
        label: practice ? "Would have cost" : "Spent so far",
        value: formatPrice(ledger.total().cost),
      },
      ...keptLines(parts.network),
    ],
    notes: notes(parts),
    next: isTerminal()
      ? [
        `\`${terminalLine("search", ["library lang:en", "--limit", "10", ...rehearsing()])}\``,
        `\`${terminalLine("count", ["library lang:en", ...rehearsing()])}\``,
      ]
      : [
        '`const posts = await card.search("library lang:en", { limit: 10 })`',
        '`await card.count("library lang:en")`',
      ],
  };
}
