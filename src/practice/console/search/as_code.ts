import { VARIABLES } from "../labels.tsx";
import { parametersOf, type SearchForm } from "./search_request.ts";

/** Where posts of the last seven days are searched for. */
export const SEARCH_PATH = "/2/tweets/search/recent";

/** As a shell takes it: nothing inside is read. */
const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;

/** A search as a line for a terminal. The token is named, not written. */
export function asCurl(address: string, form: SearchForm): string {
  return [
    `curl --get ${quoted(address + SEARCH_PATH)}`,
    `  --header "Authorization: Bearer $${VARIABLES.bearerToken}"`,
    ...parametersOf(form).map(([name, value]) =>
      `  --data-urlencode ${quoted(`${name}=${value}`)}`
    ),
  ].join(" \\\n");
}

/** The same with this library. */
export function asTypeScript(address: string, { query, limit, authors }: SearchForm): string {
  const options = `{ limit: ${limit}${authors ? ", authors: true" : ""} }`;
  return `import { connect } from "../mod.ts";

const card = await connect({ baseUrl: ${JSON.stringify(address)} });
await card.search(${JSON.stringify(query)}, ${options});
`;
}
