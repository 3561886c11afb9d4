/** Keys in today's shapes, plainly made up. */
export const MADE_UP = {
  apiKey: "MadeUpApiKey0123456789abc",
  apiSecret: "MadeUpApiSecret0123456789abcdefghijklmnopqrstuvwxy",
  accessToken: "1234567890-MadeUpAccessToken0123456789abcdefghijkl",
  accessTokenSecret: "MadeUpTokenSecret0123456789abcdefghijklmnopqr",
  bearerToken: `${"A".repeat(24)}MADEUP%2Bbearer%3D${"0123456789".repeat(8)}`,
} as const;
