import { MONTHLY_CAP } from "../../money/mod.ts";
import type { Answering, Endpoint } from "./endpoint.ts";
import { fields, selectFields, wantedFields } from "./parameters.ts";

const DAY = 86_400_000;

function answer({ parameters, world, account, now }: Answering): object {
  const days = Number(parameters.get("days") ?? 7);
  const today = new Date(now);
  const nextMonth = Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + 1, 1);
  const { registry } = world;
  const daily = (id: string) =>
    registry.usageOf(id).daily(days, now).map(({ date, posts }) => ({ date, usage: posts }));
  const all = {
    cap_reset_day: Math.ceil((nextMonth - now) / DAY),
    daily_client_app_usage: registry.appsOf(account.id).map(({ id }) => ({
      client_app_id: id,
      usage: daily(id),
      usage_result_count: days,
    })),
    daily_project_usage: { project_id: Number(account.projectId), usage: daily(account.id) },
    project_cap: MONTHLY_CAP.posts,
    project_id: account.projectId,
    project_usage: registry.usageOf(account.id).inCycle(now).posts,
  };
  return { data: selectFields(all, wantedFields(parameters, "usage.fields")) };
}

/** `GET /2/usage/tweets`: how many posts the apps of this account have read. */
export const USAGE: Endpoint = {
  path: "/2/usage/tweets",
  limits: { bearer: 50 },
  parameters: { days: { takes: "integer", from: 1, to: 90 }, ...fields("usage.fields") },
  answer,
};
