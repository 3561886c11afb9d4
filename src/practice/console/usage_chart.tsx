/** @jsxImportSource npm:hono@4.13.19/jsx */
import type { FC } from "npm:hono@4.13.19/jsx";
import type { DayOfUse } from "../desk/mod.ts";
import { dollars } from "./labels.tsx";

const HEIGHT = 120;
const STEP = 24;
const BAR = 16;

const dayOf = ({ date }: DayOfUse) => date.slice(0, 10);

/** Posts a day as bars. What it says stands in the table behind it. */
const Bars: FC<{ days: readonly DayOfUse[] }> = ({ days }) => {
  const most = Math.max(1, ...days.map(({ posts }) => posts));
  const total = days.reduce((sum, { posts }) => sum + posts, 0);
  const width = days.length * STEP;
  return (
    <svg
      class="bars"
      role="img"
      aria-label={`${total} posts read in ${days.length} days; at most ${most} a day`}
      viewBox={`0 0 ${width} ${HEIGHT + 22}`}
    >
      {days.map((day, i) => {
        const height = day.posts === 0 ? 1 : Math.max(3, Math.round(day.posts / most * HEIGHT));
        return (
          <rect
            class={day.posts === 0 ? "nothing" : "bar-of-day"}
            x={i * STEP + (STEP - BAR) / 2}
            y={HEIGHT - height}
            width={BAR}
            height={height}
            rx="2"
          />
        );
      })}
      <text x="0" y={HEIGHT + 18}>{dayOf(days[0])}</text>
      <text x={width} y={HEIGHT + 18} text-anchor="end">today</text>
    </svg>
  );
};

/** What was read, day by day. */
export const UsageChart: FC<{ days: readonly DayOfUse[] }> = ({ days }) => (
  <>
    <Bars days={days} />
    <details>
      <summary>The same as a table</summary>
      <table>
        <caption class="unseen">Posts read and play money spent, by day (UTC)</caption>
        <thead>
          <tr>
            <th scope="col">Day (UTC)</th>
            <th scope="col">Posts</th>
            <th scope="col">Spent</th>
          </tr>
        </thead>
        <tbody>
          {days.toReversed().map((day) => (
            <tr>
              <th scope="row">{dayOf(day)}</th>
              <td>{day.posts}</td>
              <td>{dollars(day.mills)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  </>
);
