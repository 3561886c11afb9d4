import { formatPrice, formatUsd, fromMills, MILLS, toMills } from "../money/mod.ts";
import { AccessError, openConsole, placeHere } from "../problems/mod.ts";
import { search } from "../search/mod.ts";
import { accepted, failed, noted, notTried, type Outcome } from "./check_line.ts";
import type { CheckRun } from "./check_run.ts";

/** From this share of the cap on it is worth knowing. */
const NEARLY = 0.9;

const mills = (posts: number) => posts * MILLS.post;
const priceOf = (posts: number) => formatPrice(fromMills(mills(posts), mills(posts)));

/** What keeps a search from fitting into what is left, as whole sentences. */
function tellShortage(run: CheckRun, creditsLeft: number | undefined): string[] {
  if (creditsLeft === undefined) return [];
  // X sells no fewer posts at once.
  const posts = Math.max(10, run.target.sample?.limit ?? 10);
  if (toMills(creditsLeft) >= mills(posts)) return [];
  const { practice, baseUrl: { host } } = run.network!;
  const told = { place: placeHere(), practice, host };
  return [
    `A search of ${posts} posts costs up to ${priceOf(posts)}, and the credits that are left are ` +
    `${formatUsd(creditsLeft)}. ${openConsole(told)}, and buy credits under Billing.`,
  ];
}

/** How many posts were read in this billing cycle, of how many, and which credits are left. */
export async function checkUsage(run: CheckRun): Promise<Outcome> {
  const { at, usage, error } = await run.asApp();
  const { used, cap, daysToReset, creditsLeft } = usage ?? {};
  if (used === undefined) {
    return notTried(error ? "takes a sign-in as the app" : `${run.host} did not say`);
  }
  const share = cap ? used / cap : undefined;
  const percent = share === undefined
    ? undefined
    : share > 0 && share < 0.01
    ? "less than 1 %"
    : `${Math.floor(share * 100)} %`;
  const reset = daysToReset === undefined ? "" : `; begins anew in ${daysToReset} days`;
  const credits = creditsLeft === undefined ? "" : `; credits: ${formatUsd(creditsLeft)} left`;
  const text = `${used.toLocaleString("en")}` +
    `${cap === undefined ? "" : ` of ${cap.toLocaleString("en")}`} posts` +
    `${percent ? ` (${percent})` : ""}${reset}${credits}`;
  const advice = [
    ...(share !== undefined && share >= NEARLY
      ? [
        `${percent} of the posts of this billing cycle are read. At the cap X refuses every search` +
        `${
          daysToReset === undefined ? "" : ` until the cycle begins anew, in ${daysToReset} days`
        }.`,
      ]
      : []),
    ...tellShortage(run, creditsLeft),
  ];
  if (advice.length === 0) return accepted(text, at, percent);
  return noted(text, advice, { shared: percent, at });
}

/** Runs the sample search, if it was asked for; and tells of what is known to stop it. */
export async function checkSearch(run: CheckRun): Promise<Outcome> {
  const { target: { sample, signal }, network, world } = run;
  const barred = [
    await run.asApp(),
    ...(network!.canSign("user") ? [await run.asUser()] : []),
  ]
    .find((verdict) => verdict.accepted && verdict.error)?.error;
  if (barred) return failed(barred);
  if (!sample) return notTried(`not asked for; it costs ${priceOf(10)}`, "not asked for");
  try {
    const posts = await search(network!, sample.query, { limit: sample.limit, signal }, {
      keep: (posts) => run.posts = posts,
      keptWhere: "in posts, which comes with this report",
    });
    run.posts = posts;
    if (posts.problem) return failed(posts.problem);
    const cost = posts.practice ? "made up" : formatPrice(posts.cost);
    const count = `${posts.length} ${posts.length === 1 ? "post" : "posts"}`;
    return accepted(`${count} for ${posts.query} (${cost})`, world.now(), count);
  } catch (error) {
    if (!(error instanceof AccessError)) throw error;
    return failed(error);
  }
}
