import { MONTHLY_CAP } from "../../money/mod.ts";
import type { Answering } from "./endpoint.ts";
import { selectFields, wantedFields } from "./parameters.ts";

const DAY = 86_400_000;

/**
 * How many posts the apps of this account have read. Numbers come as strings, as X has sent them
 * since July 2026, and as its OpenAPI file says since version 2.167.
 */
export function usage({ parameters, world, account, now }: Answering): object {
  const days = Number(parameters.get("days") ?? 7);
  const today = new Date(now);
  const nextMonth = Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + 1, 1);
  const { registry } = world;
  const daily = (id: string) =>
    registry.usageOf(id).daily(days, now)
      .map(({ date, posts }) => ({ date, usage: String(posts) }));
  const all = {
    cap_reset_day: Math.ceil((nextMonth - now) / DAY),
    daily_client_app_usage: registry.appsOf(account.id).map(({ id }) => ({
      client_app_id: id,
      usage: daily(id),
      usage_result_count: days,
    })),
    daily_project_usage: { project_id: account.projectId, usage: daily(account.id) },
    project_cap: String(MONTHLY_CAP.posts),
    project_id: account.projectId,
    project_usage: String(registry.usageOf(account.id).inCycle(now).posts),
  };
  return { data: selectFields(all, wantedFields(parameters, "usage.fields")) };
}

/**
 * The play money that is left, in US dollars. X answered in these names on 2026-10-01, outside of
 * its documentation; what stands around them is taken to be `data`, as everywhere.
 */
export function credits({ account }: Answering): object {
  const prepaid_balance = account.balance / 1000;
  return {
    data: { free_balance: 0, free_grants: [], prepaid_balance, total_balance: prepaid_balance },
  };
}
