// Source: X's OpenAPI file 2.166, `max_results` of recent search.
export const SMALLEST_PAGE = 10;
export const LARGEST_PAGE = 100;

/**
 * How large the next page should be, so that exactly what is wanted is bought. X's smallest page
 * is 10, so a rest below 10 is avoided by making the page before it smaller.
 *
 * @param wanted Posts that are still wanted, at least 1.
 * @param affordable Posts that the budget allows at their worst price.
 */
export function pageSize(wanted: number, affordable = Infinity): number {
  if (affordable < wanted) {
    return Math.max(SMALLEST_PAGE, Math.min(pageSize(wanted), Math.floor(affordable)));
  }
  if (wanted <= LARGEST_PAGE) return Math.max(SMALLEST_PAGE, wanted);
  return wanted < LARGEST_PAGE + SMALLEST_PAGE ? wanted - SMALLEST_PAGE : LARGEST_PAGE;
}

/** The `meta` of an answer, as far as paging needs it. */
export function readMeta(body: Record<string, unknown>): { nextToken?: string } {
  const meta = (body.meta ?? {}) as Record<string, unknown>;
  return { nextToken: typeof meta.next_token === "string" ? meta.next_token : undefined };
}
