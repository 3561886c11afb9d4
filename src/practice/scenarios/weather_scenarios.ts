import { plainProblem, tooManyRequests } from "../problem_bodies.ts";
import { page, windowHeaders } from "./bodies.ts";
import type { Scenario } from "./scenario.ts";
import type { ScenarioId } from "./scenario_id.ts";

const JSON_TYPE = { "content-type": "application/json" };
const busy = () => plainProblem(503, "Service Unavailable");

/** What passes by itself, and answers that are none. They stand in no catalogue. */
export const WEATHER_SCENARIOS = {
  "429-then-fine": {
    on: "billed",
    times: 1,
    answer: ({ now }) => ({
      ...tooManyRequests(),
      headers: windowHeaders(now, { limit: 450, remaining: 0, resetIn: 2 }),
    }),
  },
  "503-then-fine": { on: "billed", times: 1, answer: busy },
  "cut-then-fine": { on: "billed", times: 1, silence: "cut before" },
  "empty-answer": { on: "billed", answer: () => ({ status: 200, headers: JSON_TYPE }) },
  "flapping": { on: "billed", every: 2, answer: busy },
  "html-answer": { on: "billed", answer: () => page(200, "Sign in to the network") },
  "not-json": {
    on: "billed",
    answer: () => ({ status: 200, body: '{"data":[{"id":"1",', headers: JSON_TYPE }),
  },
  "slow": { on: "billed", late: 2 },
  "wrong-type": {
    on: "billed",
    answer: () => ({
      status: 200,
      body: { data: "ten posts", includes: [], errors: "none", meta: { result_count: "ten" } },
    }),
  },
} satisfies Partial<Record<ScenarioId, Scenario>>;
