/** What is asked for next. */
export interface Page {
  /** Posts that it can bring at most, as far as it is asked well. */
  size: number;
  params: Record<string, string | number | undefined>;
}

/** How a list of posts is asked for, piece by piece. */
export interface Paging {
  /**
   * The next page.
   *
   * @param wanted Posts that are still wanted, at least 1.
   * @param affordable Posts that the budget allows at their worst price.
   */
  next(wanted: number, affordable: number): Page;
  /**
   * Takes note of where a page says that the next one is.
   *
   * @returns Whether there is a next one.
   */
  goesOn(token: string | undefined): boolean;
}

/** How large the pages of a list are, and by which name the next one is asked for. */
export interface PageRule {
  smallest: number;
  largest: number;
  token: "next_token" | "pagination_token";
}

/** Ids that X takes in one request. Source: X's OpenAPI file 2.166, `GET /2/tweets`, 2026-08-22. */
export const MOST_IDS = 100;

/** The pages of X's lists of posts, and of ids, of which none names a next. Source: X's OpenAPI file 2.166, `max_results`, 2026-08-22. */
export const PAGE_RULES = {
  recent: { smallest: 10, largest: 100, token: "next_token" },
  archive: { smallest: 10, largest: 500, token: "next_token" },
  timeline: { smallest: 5, largest: 100, token: "pagination_token" },
  ids: { smallest: 1, largest: MOST_IDS, token: "next_token" },
} as const satisfies Record<string, PageRule>;

/** X sells no fewer posts than this in a search, and gives no more on a page. */
export const SMALLEST_PAGE = PAGE_RULES.recent.smallest;
export const LARGEST_PAGE = PAGE_RULES.recent.largest;

/**
 * How large the next page should be, so that exactly what is wanted is bought. X has a smallest
 * page, so a rest below it is avoided by making the page before it smaller.
 */
export function pageSize(wanted: number, affordable: number, rule: PageRule): number {
  const { smallest, largest } = rule;
  if (affordable < wanted) {
    return Math.max(smallest, Math.min(pageSize(wanted, wanted, rule), Math.floor(affordable)));
  }
  if (wanted <= largest) return Math.max(smallest, wanted);
  return wanted < largest + smallest ? wanted - smallest : largest;
}

/** Page after page, each of which names the next. */
export class ByToken implements Paging {
  readonly #rule: PageRule;
  #token?: string;

  constructor(rule: PageRule) {
    this.#rule = rule;
  }

  next(wanted: number, affordable: number): Page {
    const size = pageSize(wanted, affordable, this.#rule);
    return { size, params: { max_results: size, [this.#rule.token]: this.#token } };
  }

  goesOn(token: string | undefined): boolean {
    this.#token = token;
    return token !== undefined;
  }
}

/** A list of ids, so many at a time. */
export class ByIds implements Paging {
  readonly #left: string[];

  constructor(ids: readonly string[]) {
    this.#left = [...ids];
  }

  next(_: number, affordable: number): Page {
    const most = Math.max(1, Math.min(MOST_IDS, Math.floor(affordable)));
    const ids = this.#left.splice(0, most);
    return { size: ids.length, params: { ids: ids.join(",") } };
  }

  goesOn(): boolean {
    return this.#left.length > 0;
  }
}
