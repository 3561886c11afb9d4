import { checkBaseUrl, X_API } from "../access/mod.ts";
import { readVariable } from "../keys/mod.ts";

/**
 * Where the API is: as told, else as the variable `X_API_BASE_URL` says, else X.
 *
 * @throws {AccessError} `bad-option`
 */
export function whereTo(baseUrl: string | undefined): URL {
  const given = baseUrl ?? readVariable("X_API_BASE_URL");
  return checkBaseUrl(given || X_API, baseUrl === undefined ? "X_API_BASE_URL" : "baseUrl");
}
