/**
 * The words on X's developer console, as of the date below. When X renames a button, this file
 * changes and nothing else does.
 *
 * Source: docs.x.com (getting-access, developer-apps, api-key-and-secret, bearer-tokens,
 * pricing) and, for the headings of the key sections, guides published in 2026.
 */
export const CONSOLE = {
  asOf: "2026-08-22",
  url: "https://console.x.com",
  apps: "Apps",
  createApp: "Create App",
  keysTab: "Keys and tokens",
  oauth1Section: "OAuth 1.0 Keys",
  oauth2Section: "OAuth 2.0 Keys",
  apiKey: "Consumer Key",
  apiSecret: "Consumer Secret",
  accessToken: "Access Token",
  accessTokenSecret: "Access Token Secret",
  bearerToken: "Bearer Token",
  generate: "Generate",
  regenerate: "Regenerate",
  revoke: "Revoke",
  billing: "Billing",
  credits: "Credits",
  spendingLimit: "spending limit",
  movePath: "Apps, Manage apps, your app, Move to package, Pay-per-use, Production",
  status: "https://developer.x.com/status",
} as const;

/** Where X documents each subject. Read 2026-08-22. */
export const DOCS = {
  access: "https://docs.x.com/x-api/getting-started/getting-access",
  apps: "https://docs.x.com/fundamentals/developer-apps",
  bearer: "https://docs.x.com/fundamentals/authentication/oauth-2-0/bearer-tokens",
  appOnly: "https://docs.x.com/fundamentals/authentication/oauth-2-0/application-only",
  oauth1: "https://docs.x.com/fundamentals/authentication/oauth-1-0a/api-key-and-secret",
  methods: "https://docs.x.com/fundamentals/authentication/guides/v2-authentication-mapping",
  pricing: "https://docs.x.com/x-api/getting-started/pricing",
  rateLimits: "https://docs.x.com/x-api/fundamentals/rate-limits",
  errors: "https://docs.x.com/x-api/fundamentals/response-codes-and-errors",
  query: "https://docs.x.com/x-api/posts/search/integrate/build-a-query",
  search: "https://docs.x.com/x-api/posts/search/introduction",
  keySafety: "https://docs.x.com/fundamentals/authentication/guides/authentication-best-practices",
  denoKernel: "https://docs.deno.com/runtime/reference/cli/jupyter/",
  denoPermissions: "https://docs.deno.com/runtime/fundamentals/security/",
  denoCertificates: "https://docs.deno.com/runtime/reference/env_variables/",
  fields: "https://docs.x.com/x-api/fundamentals/fields",
  denoInstall: "https://docs.deno.com/runtime/getting_started/installation/",
} as const;
