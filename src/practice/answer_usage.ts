import type { Answering } from "./answering.ts";
import { selectFields, wantedFields } from "./select_fields.ts";

/** Posts that a pay-per-use project may read in a month. Source: X's pricing page, read 2026-08-22. */
const CAP = 3_000_000;

const DAY = 86_400_000;

/** `GET /2/usage/tweets`: how many posts this app has read. */
export function answerUsage({ parameters, app, now }: Answering): object {
  const days = Number(parameters.get("days") ?? 7);
  const today = new Date(now);
  const nextMonth = Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + 1, 1);
  const usage = app.read.daily(days, now);
  const all = {
    cap_reset_day: Math.ceil((nextMonth - now) / DAY),
    daily_client_app_usage: [
      { client_app_id: String(app.id), usage, usage_result_count: usage.length },
    ],
    daily_project_usage: { project_id: app.id, usage },
    project_cap: CAP,
    project_id: String(app.id),
    project_usage: app.read.inCycle(now),
  };
  return { data: selectFields(all, wantedFields(parameters, "usage.fields")) };
}
