/** What others must know of signing in; what sends requests stands in `later.ts`. */
export { holdsData, type Identity, readUsage, type Usage } from "./account.ts";
export { checkBaseUrl, X_API } from "./base_url.ts";
export { CLIENT_VERSION, VERSION } from "./client_library.ts";
export type { RateLimit } from "./limit_headers.ts";
export { budgetReached } from "./meter.ts";
export type { Network } from "./network.ts";
export type { Timers, Waiting } from "./patience.ts";
export type { Check, Opens, SignIn } from "./sign_in.ts";
export { pause, type PauseOptions, stoppable } from "./stop_button.ts";
