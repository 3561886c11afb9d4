import {
  type CsvOptions,
  giveFaces,
  originOf,
  type Sheet,
  sheetFaces,
  SHOWN_ROWS,
  type Table,
  tableFaces,
  toCsv,
} from "../display/mod.ts";
import { type Charge, formatPrice, type PriceRange } from "../money/mod.ts";
import {
  type AccessError,
  type Practice,
  rehearsing,
  sayHere,
  stampOf,
  terminalLine,
} from "../problems/mod.ts";
import type { Missing } from "./join_page.ts";
import { type Person, PERSON_COLUMNS } from "./person.ts";

/** What came beside the rows. */
export interface PeopleFacts {
  asked: number;
  charge: Charge;
  missing: Missing[];
  problem?: AccessError;
  practice: Practice;
}

const costLine = ({ practice, charge }: PeopleFacts) =>
  `${practice ? "Would have cost" : "Cost"} ${formatPrice(charge.cost)}`;

const count = (value: number | null) => value === null ? "not told" : value.toLocaleString("en");

/** What X's reasons mean. Titles as X writes them; observed. */
const MEANINGS: Readonly<Record<string, string>> = {
  "Not Found Error": "there is nobody of that name, or no more",
  "Forbidden": "the account is suspended",
};

/** Why X shows somebody not, in our words and its own. */
export const reasonOf = ({ why }: Missing): string =>
  `${MEANINGS[why] ?? "X does not show them"} (X: ${why})`;

/** The same in short. A replay answers as X would, and knows of nobody whom it does not hold. */
const shortReason = ({ why }: Missing, practice: Practice): string =>
  practice === "replay" && why === "Not Found Error"
    ? "not in the collection"
    : MEANINGS[why] ?? `X: ${why}`;

/**
 * Who somebody is: a {@linkcode Person} that knows what it cost, and shows itself as a sheet.
 *
 * @example
 * ```ts
 * import { connect } from "@library-card/access";
 * import { equal, ok } from "node:assert/strict";
 *
 * const card = await connect({ practice: true });
 * const [{ username }] = await card.search("library", { authors: true });
 * const person = await card.user(username!);
 * equal(person.username, username);
 * ok(person.followers! >= 0);
 * equal(person.cost.high, 0.01);
 * ```
 */
export class Profile {
  readonly #facts!: PeopleFacts;

  static {
    giveFaces(Profile.prototype, (profile) => sheetFaces(profile.#sheet()));
  }

  /** @internal Made by `card.user`. */
  constructor(row: Person, facts: PeopleFacts) {
    Object.assign(this, row);
    this.#facts = facts;
  }

  /** What it cost, in USD. */
  get cost(): PriceRange {
    return this.#facts.charge.cost;
  }

  /** What was read. */
  get charge(): Charge {
    return this.#facts.charge;
  }

  /** Whether the person is made up, by a practice room. */
  get practice(): boolean {
    return this.#facts.practice !== false;
  }

  #sheet(): Sheet {
    const { username, name, url, created_at, description, location, website, verified_type } = this;
    const { followers, following, posts } = this;
    const { practice } = this.#facts;
    const lines: [string, string | null][] = [
      ["Name", name],
      ["Describes themselves", description],
      ["Says they are in", location],
      ["Link", website],
      ["Since", created_at?.slice(0, 10) ?? null],
      ["Verified", this.verified ? verified_type ?? "yes" : this.verified === false ? "no" : null],
      ["Posts are", this.protected ? "protected: only followers may read them" : "open"],
      ["Followers", count(followers)],
      ["Follows", count(following)],
      ["Posts, ever", count(posts)],
      ["Id", this.id],
      ["Profile", practice ? null : url],
    ];
    return {
      title: `@${username}`,
      stamp: stampOf(practice),
      lines: lines.flatMap(([label, value]) => value ? [{ label, value }] : []),
      notes: [`${costLine(this.#facts)}.`],
      next: this.protected ? [] : [
        sayHere({
          terminal: `\`${
            terminalLine("timeline", [username ?? "NAME", "--limit", "10", ...rehearsing()])
          }\``,
          elsewhere: `\`await card.timeline("${username}", { limit: 10 })\``,
        }),
      ],
    };
  }
}

/** The columns of a person are properties of a profile. */
export interface Profile extends Person {}

/**
 * People: an array of flat rows, which also knows what they cost and who is missing. In a notebook
 * it shows itself as a table.
 *
 * @example
 * ```ts
 * import { connect } from "@library-card/access";
 * import { equal, ok } from "node:assert/strict";
 *
 * const card = await connect({ practice: true });
 * const posts = await card.search("library", { authors: true });
 * const people = await card.users(posts.map(({ username }) => username!));
 * ok(people.length > 0);
 * equal(people.cost.high, people.length * 0.01);
 * ok(people.toCsv().startsWith("id,username,name"));
 * ```
 */
export class People extends Array<Person> {
  #facts!: PeopleFacts;

  /** Methods like `filter` and `map` give plain arrays. */
  static override get [Symbol.species](): ArrayConstructor {
    return Array;
  }

  static {
    giveFaces(People.prototype, (people) => tableFaces(people.#table()));
  }

  /** @internal Made by `card.users`. */
  constructor(rows: Person[], facts: PeopleFacts) {
    super();
    this.#facts = facts;
    for (const row of rows) this.push(row);
  }

  /** What it cost, in USD. */
  get cost(): PriceRange {
    return this.#facts.charge.cost;
  }

  /** What was read. */
  get charge(): Charge {
    return this.#facts.charge;
  }

  /** Who could not be had, and why, in X's words. */
  get missing(): Missing[] {
    return [...this.#facts.missing];
  }

  /** What ended it after the first hundred; `undefined` where all were asked for. */
  get problem(): AccessError | undefined {
    return this.#facts.problem;
  }

  /** Whether they are made up, by a practice room. */
  get practice(): boolean {
    return this.#facts.practice !== false;
  }

  /** What a reader should know, as whole sentences. */
  get notes(): string[] {
    const { asked, missing, problem, practice } = this.#facts;
    const reasons = [...new Set(missing.map((each) => shortReason(each, practice)))];
    return [
      ...(missing.length
        ? [
          `${missing.length.toLocaleString("en")} of ${asked.toLocaleString("en")} could not be ` +
          `had (${reasons.join("; ")}); ${
            sayHere({ terminal: "--json lists them", elsewhere: "people.missing lists them" })
          }. They cost nothing.`,
        ]
        : []),
      ...(problem ? [`Incomplete: ${this.length} of ${asked} came. ${problem.message}.`] : []),
    ];
  }

  /** The rows as CSV (RFC 4180); `spreadsheet: true` for Excel and others. */
  toCsv(options: CsvOptions = {}): string {
    return toCsv(this, Object.keys(PERSON_COLUMNS) as (keyof Person)[], options);
  }

  /** The rows as JSON Lines: one JSON object a line. */
  toJsonl(): string {
    return Array.from(this, (row) => `${JSON.stringify(row)}\n`).join("");
  }

  #table(): Table {
    const { practice } = this.#facts;
    return {
      title: this.length === 1 ? "1 person" : `${this.length.toLocaleString("en")} people`,
      stamp: stampOf(practice),
      columns: [
        { title: "User name" },
        { title: "Name" },
        { title: "Describes themselves", grow: true },
        { title: "Followers", align: "right" },
        { title: "Posts", align: "right" },
      ],
      rows: Array.from(this.slice(0, SHOWN_ROWS), (person) => [
        { text: `@${person.username}`, href: practice ? "" : person.url },
        person.name,
        person.description,
        person.followers,
        person.posts,
      ]),
      more: Math.max(0, this.length - SHOWN_ROWS),
      notes: this.notes,
      footer: [
        `${costLine(this.#facts)}.`,
        ...originOf(practice, "people"),
      ],
    };
  }
}
