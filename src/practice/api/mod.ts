/** The API: its routes, their parameters and answers, rate limits, the request log. @module */
export { apiApp } from "./api_app.ts";
export { ENDPOINTS } from "./endpoints.ts";
export { takingHead } from "./head_requests.ts";
export { RateLimits } from "./rate_limits.ts";
export type { ApiEnv, ApiWorld } from "./request_context.ts";
export { type PracticeRequest, RequestLog } from "./request_log.ts";
