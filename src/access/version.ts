/** The version of Library Card; the same as in `deno.json`. */
export const VERSION = "0.1.0";

/** The version of twitter-api-v2 that signs and sends; the same as in `deno.json`. */
export const CLIENT_VERSION = "1.29.1";
