import { giveFaces, type Sheet, sheetFaces } from "../display/mod.ts";
import { formatPrice, type PriceRange } from "../money/mod.ts";
import { type AccessError, type ProblemId, sayHere, stampOf } from "../problems/mod.ts";
import type { Ended } from "../search/mod.ts";

/** One part of the range, as it was read. */
export interface SliceReport {
  /** ISO 8601, UTC; `null`: as far as X goes back. */
  start: string | null;
  /** Up to this moment, exclusive. */
  end: string | null;
  /** Posts in it, as X counted them. */
  counted: number | null;
  /** Posts that came. */
  posts: number;
  /** Pages that came. */
  pages: number;
  /** Whether it was read to its end. */
  isDone: boolean;
}

/** A page that was on its way when something ended it: X may have charged for it. */
export interface LostPage {
  /** Its number in the file. */
  page: number;
  /** When it was asked for: ISO 8601, UTC. */
  askedAt: string;
  /** What it can have cost, in USD. */
  cost: number;
}

/** A sample, as far as it came. */
export interface SampleReport {
  /** Where its chance began. */
  seed: number;
  /** Slices that were chosen. */
  chosen: number;
  /** Those of them that are here whole. */
  whole: number;
  /** Posts in those, as X counted them. */
  counted: number;
  /** Posts in those, as they came. */
  posts: number;
}

/** What one call brought, of a question that was asked before. */
export interface AddedReport {
  /** New posts that answer the question. */
  posts: number;
  /** What they cost, in USD, low and high. */
  cost: PriceRange;
}

/** What a report is made of. */
export interface CollectionReportData {
  /** Where the posts are. */
  file: string;
  /** The query, or what stands for it. */
  query: string;
  /** What was asked: the query, its range and what comes along, by the names of the options. */
  question: Record<string, unknown>;
  /** Whether ids and names are pseudonyms, those of {@linkcode question} included. */
  pseudonymised: boolean;
  /** Whether the question holds some, or is one, so that only who knows it can ask it again. */
  questionHidden: boolean;
  /** Whether a practice room answered, or a replay. */
  practice: boolean;
  /** Whether the posts of another collection answered. */
  replayed: boolean;
  /** Why it ended; `undefined` where the process was ended, or it still runs. */
  ended: Ended | undefined;
  /** The problem that ended it, in the latest call. */
  problem: ProblemId | undefined;
  /** What was said of it. */
  said: string | undefined;
  /** Posts that answer the question. */
  posts: number;
  /** How many were wanted; `undefined`: all. */
  limit: number | undefined;
  /** What it may cost at most, in USD, as it was asked for last; `undefined`: no limit. */
  budget: number | undefined;
  /** Posts that match in the whole range, as X counted them. */
  counted: number | undefined;
  /** Where the posts are a sample of the range: how it was chosen, and how much of it is here. */
  sample: SampleReport | undefined;
  /** Posts that were bought beyond the limit. */
  surplus: number;
  /** Posts that answers held beyond those that were asked for. */
  unasked: number;
  /** Posts that came and are here no more: X shows them no longer, and a recheck removed them. */
  removed: number;
  /** Posts that are in the file twice: none, ever. */
  duplicates: number;
  /** The parts of the range, newest first. */
  slices: SliceReport[];
  /** Objects that X left out, by its reasons. */
  missing: { why: string; count: number }[];
  /** Posts that came and are not in the rows, by our reasons; their pages have them. */
  unmade: { why: string; count: number }[];
  /** Pages that may have been paid for and did not come. */
  lost: LostPage[];
  /** Requests that X answered. */
  requests: number;
  /** What it cost, in USD, low and high. */
  cost: PriceRange;
  /** What it was announced to cost, before it was bought. */
  announced: PriceRange | undefined;
  /** What the call brought that went on with the file; `undefined` where it was the first, or none. */
  added: AddedReport | undefined;
  /** Seconds that it ran, all calls together. */
  seconds: number;
}

const ENDINGS: Record<Ended, string> = {
  "limit": "as many posts as were wanted are here",
  "no more posts": "X has no more",
  "budget": "the budget allows no more",
  "stopped": "it was stopped",
  "problem": "something went wrong",
};

/** A sample is whole slices, and can be some posts fewer than the limit. */
const SAMPLE_ENDINGS: Partial<Record<Ended, string>> = {
  "limit": "all that chance chose is here",
};

function endingOf(ended: Ended, { sample, replayed, removed }: CollectionReportData): string {
  if (ended === "limit" && removed > 0) return "as many posts as were wanted came";
  if (replayed && ended === "no more posts") return "the collection that is replayed has no more";
  return (sample && SAMPLE_ENDINGS[ended]) ?? ENDINGS[ended];
}

/** What is run again, and how it is told to go further: a call, or a line. */
const wordsHere = () => ({
  same: sayHere({ terminal: "the same line", elsewhere: "the same call" }),
  option: (name: "limit" | "budget") =>
    sayHere({ terminal: `\`--${name}\``, elsewhere: `\`${name}\`` }),
});

function nextStep(ended: Ended | undefined): string {
  const { same, option } = wordsHere();
  const goesOn = "it goes on here, and buys nothing twice.";
  switch (ended) {
    case "limit":
      return `To go on further back, run ${same} with a larger ${option("limit")}: nothing is ` +
        "bought twice.";
    case "no more posts":
      return `Run ${same} later: it buys only what is new.`;
    case "budget":
      return `Run ${same} with a larger ${option("budget")}: ${goesOn}`;
    case "problem":
      return `When it is mended, run ${same} again: ${goesOn}`;
    default:
      return `Run ${same} again: ${goesOn}`;
  }
}

const nextWhereRemoved = () =>
  `What was removed is not bought again, and counts as had: a ${wordsHere().option("limit")} ` +
  "that is larger by as many posts buys older ones in their place.";

const NEXT_SAMPLE = [
  "For narrower intervals, collect a larger sample; it is chosen anew, and bought anew.",
];

const number = (value: number) => value.toLocaleString("en");

/** How a collection went: why it ended, what came, what it cost, and what to do next. */
export class CollectionReport {
  readonly #data: CollectionReportData;
  /** What stopped it, where that was in this session. */
  readonly error: AccessError | undefined;

  static {
    giveFaces(CollectionReport.prototype, (self) => sheetFaces(self.#sheet()));
  }

  /** @internal Made by a `Collection`. */
  constructor(data: CollectionReportData, error?: AccessError) {
    this.#data = data;
    this.error = error;
  }

  /** Why it ended. */
  get ended(): Ended | undefined {
    return this.#data.ended;
  }

  /** Posts that answer the question. */
  get posts(): number {
    return this.#data.posts;
  }

  /** Posts that match in the whole range, as X counted them. */
  get counted(): number | undefined {
    return this.#data.counted;
  }

  /** What it cost, in USD, low and high. */
  get cost(): PriceRange {
    return this.#data.cost;
  }

  /** What it was announced to cost. */
  get announced(): PriceRange | undefined {
    return this.#data.announced;
  }

  /** The parts of the range. */
  get slices(): SliceReport[] {
    return this.#data.slices;
  }

  /** Pages that may have been paid for and did not come. */
  get lost(): LostPage[] {
    return this.#data.lost;
  }

  /** All of it as plain data. */
  toJSON(): CollectionReportData {
    return { ...this.#data };
  }

  #sheet(): Sheet {
    const data = this.#data;
    const { ended, posts, counted, limit, cost, announced, slices, missing, lost, practice } = data;
    const done = slices.filter(({ isDone }) => isDone).length;
    const price = `${formatPrice(cost)}${data.added ? " in all" : ""}`;
    return {
      title: "Collection",
      stamp: stampOf(data.replayed ? "replay" : practice),
      subtitle: data.query,
      lines: [
        {
          label: "Ended",
          value: ended ? endingOf(ended, data) : "not yet, or cut off",
          tone: ended === "limit" || ended === "no more posts" ? "good" : "note",
        },
        { label: "Posts", value: `${number(posts)}${limit ? ` of ${number(limit)} wanted` : ""}` },
        ...(data.removed > 0
          ? [{ label: "Removed", value: `${number(data.removed)} that X shows no longer` }]
          : []),
        ...(counted === undefined ? [] : [{
          label: "Counted by X",
          value: `${number(counted)} in the whole range`,
        }]),
        ...(data.sample ? [sampleLine(data.sample, counted!)] : slices.length > 1
          ? [
            { label: "Slices", value: `${done} of ${slices.length} read to their end` },
            ...sliceLines(slices),
          ]
          : []),
        { label: "Duplicates", value: data.duplicates === 0 ? "none" : number(data.duplicates) },
        ...missing.map(({ why, count }) => ({
          label: "Left out by X",
          value: `${number(count)}: ${why}`,
        })),
        ...data.unmade.map(({ why, count }) => ({
          label: "Not in the rows",
          value: `${number(count)} that came: ${why}`,
        })),
        ...(data.pseudonymised
          ? [{ label: "Pseudonyms", value: "stand for ids, names and mentions" }]
          : []),
        {
          label: practice ? "Would have cost" : "Cost",
          value: announced ? `${price}; announced: ${formatPrice(announced)}` : price,
        },
        {
          label: "Time",
          value: `${data.seconds.toFixed(1)} s, ${number(data.requests)} request${
            data.requests === 1 ? "" : "s"
          }`,
        },
        { label: "File", value: data.file },
      ],
      notes: [
        ...(data.added ? [addedNote(data.added)] : []),
        ...(data.sample ? sampleNotes(data.sample, data.file) : []),
        ...(data.said ? [data.said] : []),
        ...surplusNotes(data),
        ...lost.map(({ page, askedAt, cost }) =>
          `Page ${page}, asked for at ${askedAt}, was on its way when it was cut off: X may have ` +
          `charged up to USD ${cost.toFixed(2)} for it, and may charge again for the same posts.`
        ),
      ],
      next: data.sample && ended === "limit"
        ? NEXT_SAMPLE
        : ended === "limit" && data.removed > 0
        ? [nextWhereRemoved()]
        : [nextStep(ended)],
    };
  }
}

const posts = (count: number) => `${number(count)} post${count === 1 ? "" : "s"}`;

/** Why there is more than was wanted. */
function surplusNotes({ surplus, unasked }: CollectionReportData): string[] {
  const bought = Math.max(0, surplus - unasked);
  return [
    ...(unasked > 0 ? [`Answers held ${posts(unasked)} more than were asked for.`] : []),
    ...(bought > 0
      ? [
        `${
          posts(bought)
        } more had to be bought, since X sells no fewer at a time (10 in a search, ` +
        "5 of a timeline).",
      ]
      : []),
    ...(surplus > 0 ? [`In the file as surplus: ${posts(surplus)}.`] : []),
  ];
}

const addedNote = ({ posts, cost }: AddedReport) =>
  cost.high === 0 && posts === 0
    ? "Nothing new was bought: the figures are those of all calls so far."
    : `This call brought ${number(posts)} post${posts === 1 ? "" : "s"} more, for ${
      formatPrice(cost)
    }; the figures are those of all calls so far.`;

/** So many slices are shown one by one; `report.slices` has them all. */
const SHOWN_SLICES = 12;

const minute = (moment: string | null) =>
  moment?.slice(0, 16).replace("T", " ") ?? "as far as X goes";

/** What came of each slice against what was counted. */
function sliceLines(all: readonly SliceReport[]) {
  // A collection that is topped up has one more each time, also where nothing was new.
  const slices = all.filter(({ counted, posts, isDone }) =>
    counted !== null || posts > 0 || !isDone
  );
  const shown = slices.slice(0, SHOWN_SLICES).map(({ start, end, posts, counted, isDone }) => ({
    label: minute(start),
    value: `${number(posts)}${counted === null ? "" : ` of ${number(counted)}`} posts up to ` +
      `${minute(end ?? "now")}${isDone ? "" : posts === 0 ? ", not read" : ", not to its end"}`,
  }));
  const more = slices.length - shown.length;
  return more > 0 ? [...shown, { label: "…", value: `${number(more)} more` }] : shown;
}

function sampleLine({ posts, whole, chosen, seed }: SampleReport, counted: number) {
  return {
    label: "Sample",
    value: `${number(posts)} of ${number(counted)} counted posts ` +
      `(${(100 * posts / counted).toFixed(1)} %): ${number(whole)} of ${number(chosen)} slices ` +
      `that chance chose, from seed ${seed}`,
  };
}

function sampleNotes({ posts, counted, whole }: SampleReport, file: string): string[] {
  const off = counted - posts;
  return [
    "It stands for the whole range" + sayHere({
      terminal: `. A share of it, with its interval of 95 %, is told in a notebook: ` +
        `(await openCollection(${JSON.stringify(file)})).share((post) => post.lang === "fr").`,
      elsewhere: ": collection.share((post) => …) tells shares, each with its interval of 95 %.",
    }),
    ...(whole > 0 && off > 0
      ? [
        `${number(off)} posts fewer came than were counted: they were deleted since, or are ` +
        "counted and left out of searches.",
      ]
      : off < 0
      ? [`${number(-off)} more came than ${off === -1 ? "was" : "were"} counted.`]
      : []),
  ];
}
