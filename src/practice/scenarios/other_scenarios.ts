import { plainProblem } from "../problem_bodies.ts";
import { page } from "./bodies.ts";
import type { AnswerBody, Asked, Scenario } from "./scenario.ts";
import type { ScenarioId } from "./scenario_id.ts";

const TOKEN = "rehearsed";

/** Each page names another that was never named before. */
const oneFurther = (token = TOKEN) => `${TOKEN}${(Number(token.slice(TOKEN.length)) || 0) + 1}`;

/** From the second page on, the next one is the same again. */
const inACircle = (body: AnswerBody, { token }: Asked): AnswerBody =>
  token === undefined ? body : { ...body, meta: { ...body.meta as object, next_token: token } };

/** Answers of a server or a network in trouble. */
export const OTHER_SCENARIOS = {
  "blocked-on-the-way": { on: "all", answer: () => page(403, "Attention required") },
  "empty-pages-without-end": {
    on: "searches",
    leadsTo: "empty-pages-without-end",
    answer: ({ token }) => ({
      status: 200,
      body: { meta: { result_count: 0, next_token: oneFurther(token) } },
    }),
  },
  "network-sign-in": { on: "all", answer: () => page(511, "Sign in to the network") },
  "not-found": { on: "all", answer: () => ({ status: 404 }) },
  "pages-in-a-circle": {
    on: "searches",
    leadsTo: "pages-in-a-circle",
    change: inACircle,
  },
  "redirected": {
    on: "all",
    answer: () => ({ status: 302, headers: { location: "https://example.org/" } }),
  },
  "server-trouble": { on: "all", answer: () => plainProblem(503, "Service Unavailable") },
  "unexpected-answer": { on: "all", answer: () => page(200, "Sign in to the network") },
} satisfies Partial<Record<ScenarioId, Scenario>>;
