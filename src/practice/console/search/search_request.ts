import type { FieldProblem } from "../fields.tsx";

/** What is searched for. */
export interface SearchForm {
  query: string;
  /** As it was typed. */
  limit: string;
  authors: boolean;
  appId: string;
}

/** X takes 10 to 100. Source: docs.x.com, recent search, 2026-08-22. */
const PAGE = { from: 10, to: 100 };

/** What stands in the form before anybody wrote into it. */
export const SAMPLE: SearchForm = {
  query: "library lang:en",
  limit: "10",
  authors: false,
  appId: "",
};

/** The form as it was sent. */
export const readSearchForm = (form: URLSearchParams): SearchForm => ({
  query: (form.get("query") ?? "").trim(),
  limit: (form.get("limit") ?? "").trim(),
  authors: form.get("authors") === "yes",
  appId: form.get("app") ?? "",
});

/** What is to be mended before it is worth sending. What X itself would say is left to the room. */
export function mendSearch({ query, limit }: SearchForm): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (query === "") problems.push({ field: "query", message: "Write what to search for." });
  const posts = Number(limit);
  if (!/^\d+$/.test(limit) || posts < PAGE.from || posts > PAGE.to) {
    const message = `Ask for ${PAGE.from} to ${PAGE.to} posts, as a whole number.`;
    problems.push({ field: "limit", message });
  }
  return problems;
}

/** The parameters of a search, as X takes them. */
export function parametersOf({ query, limit, authors }: SearchForm): [string, string][] {
  return [
    ["query", query],
    ["max_results", limit],
    ["tweet.fields", "author_id,created_at,lang"],
    ...(authors
      ? [["expansions", "author_id"], ["user.fields", "name,username"]] as [string, string][]
      : []),
  ];
}

/** Where posts of the last seven days are searched for. */
export const SEARCH_PATH = "/2/tweets/search/recent";
