/** @jsxImportSource npm:hono@4.13.19/jsx */
import type { Hono } from "npm:hono@4.13.19";
import { MILLS, PRICES } from "../../money/mod.ts";
import { CONSOLE } from "../../problems/mod.ts";
import type { Account } from "../desk/mod.ts";
import type { PracticeWorld } from "../practice_world.ts";
import { type FieldProblem, OwnForm, TextField, ToMend } from "./fields.tsx";
import { dollars } from "./labels.tsx";
import { Page, showPage } from "./page.tsx";
import { type PageContext, type PageEnv, withAccount } from "./page_session.ts";
import { UsageChart } from "./usage_chart.tsx";

const AT = "/console/billing";

/** What can be bought, in thousandths of a US dollar. */
const PRESETS = [5_000, 10_000, 25_000];

/** So many days are drawn. */
const DAYS = 30;

/** The highest limit, in US dollars. */
const MOST = 100_000;

/**
 * Reads an amount in US dollars.
 *
 * @returns Thousandths of a US dollar, `null` where there is none, `undefined` if it is no amount.
 */
export function readLimit(text: string): number | null | undefined {
  if (text === "") return null;
  if (!/^\$?\d{1,6}([.,]\d{1,2})?$/.test(text)) return undefined;
  const dollars = Number(text.replace("$", "").replace(",", "."));
  return dollars <= MOST ? Math.round(dollars * 1000) : undefined;
}

const billingPage = (
  c: PageContext,
  world: PracticeWorld,
  { id, balance, spendingLimit }: Account,
  sent: { value?: string; problems?: readonly FieldProblem[] } = {},
) => {
  const { problems = [], value = spendingLimit === null ? "" : String(spendingLimit / 1000) } =
    sent;
  return showPage(
    c,
    <Page
      c={c}
      title={CONSOLE.billing}
      at={AT}
      lead="On X you pay before you read. Here the money is play money: buy as much as you like, or run out of it on purpose."
      error={problems.length > 0}
    >
      <ToMend problems={problems} />
      <section class="sheet" aria-labelledby="credits">
        <h2 id="credits">{CONSOLE.credits}</h2>
        <p class="amount">{dollars(balance)}</p>
        <p class="hint">
          A post costs {dollars(MILLS.post)}, a user {dollars(MILLS.user)}, a count{" "}
          {dollars(MILLS.countsRecent)}; the same post is charged once a day. X's prices of{" "}
          {PRICES.asOf}.
        </p>
        <OwnForm c={c} action={`${AT}/top-up`} label="Buy credits">
          <div class="row">
            {PRESETS.map((mills) => (
              <button type="submit" name="mills" value={String(mills)}>Add {dollars(mills)}</button>
            ))}
          </div>
        </OwnForm>
        <OwnForm c={c} action={`${AT}/empty`} label="Spend it all">
          <div class="row">
            <button type="submit" class="small">Spend it all</button>
            <span class="hint">
              to meet <code>402 CreditsDepleted</code> at the next search.
            </span>
          </div>
        </OwnForm>
      </section>
      <section class="sheet" aria-labelledby="limit-heading">
        <h2 id="limit-heading">Spending limit</h2>
        <p>
          Spent in this month (UTC): {dollars(world.billing.spentInCycle(id))}
          {spendingLimit === null ? null : <>of {dollars(spendingLimit)}</>}
        </p>
        <OwnForm c={c} action={`${AT}/limit`}>
          <TextField
            name="limit"
            label="Most that may be spent in a month, in US dollars"
            hint="When it is reached, X blocks every request until the next cycle. Empty: no limit."
            value={value}
            problems={problems}
            optional
          />
          <button type="submit">Save limit</button>
        </OwnForm>
      </section>
      <section class="sheet" aria-labelledby="usage">
        <h2 id="usage">Usage</h2>
        <UsageChart days={world.billing.usage(id, DAYS)} />
      </section>
    </Page>,
    problems.length > 0 ? 422 : 200,
  );
};

/** Puts in the pages about money. */
export function billingPages(pages: Hono<PageEnv>, world: PracticeWorld): void {
  const back = (c: PageContext) => c.redirect(AT, 303);

  pages.get(AT, withAccount((c, account) => billingPage(c, world, account)));
  pages.post(
    `${AT}/top-up`,
    withAccount((c, { id }) => {
      const mills = Number(c.get("form").get("mills"));
      if (PRESETS.includes(mills)) world.billing.topUp(id, mills);
      return back(c);
    }),
  );
  pages.post(
    `${AT}/empty`,
    withAccount((c, { id }) => {
      world.billing.empty(id);
      return back(c);
    }),
  );
  pages.post(
    `${AT}/limit`,
    withAccount((c, account) => {
      const value = (c.get("form").get("limit") ?? "").trim();
      const limit = readLimit(value);
      if (limit === undefined) {
        const message = "Write an amount from 0 to 100,000, such as 2.50, or leave this empty.";
        return billingPage(c, world, account, { value, problems: [{ field: "limit", message }] });
      }
      world.billing.setSpendingLimit(account.id, limit);
      return back(c);
    }),
  );
}
