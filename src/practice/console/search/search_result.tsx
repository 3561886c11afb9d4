/** @jsxImportSource npm:hono@4.13.19/jsx */
import type { FC } from "npm:hono@4.13.19/jsx";
import { stepPieces } from "../../../display/mod.ts";
import { CodeBlock } from "../copy_buttons.tsx";
import { dollars } from "../labels.tsx";
import { asCurl, asTypeScript } from "./client_lines.ts";
import type { SearchForm } from "./search_request.ts";
import { allowanceOf, type Answered, explain, isGood } from "./send_search.ts";

/** A search that was sent, and what came of it. Money in thousandths of a US dollar. */
interface Searched {
  form: SearchForm;
  app: string;
  address: string;
  answer: Answered;
  cost: number;
  left: number;
}

/** So many characters of an answer are shown. */
const SHOWN = 20_000;

const { rawJSON } = JSON as typeof JSON & { rawJSON(text: string): object };

type Row = { id?: unknown; created_at?: unknown; author_id?: unknown; text?: unknown };

const rowsOf = (body: unknown): Row[] => (body as { data?: Row[] }).data ?? [];

const foundWords = (posts: number) =>
  posts === 1 ? "1 post, made up" : `${posts} posts, all made up`;

/** Who wrote it: by name where the authors came along, else by number. */
function authorOf({ author_id }: Row, body: unknown): string {
  const { users = [] } = (body as { includes?: { users?: { id: string; username: string }[] } })
    .includes ?? {};
  const user = users.find(({ id }) => id === author_id);
  return user ? `@${user.username}` : String(author_id ?? "");
}

const Rows: FC<{ body: unknown }> = ({ body }) => {
  const rows = rowsOf(body);
  if (rows.length === 0) return <p>Nothing matches, and nothing was charged.</p>;
  return (
    <div class="wide" tabindex={0} role="region" aria-label="Posts">
      <table>
        <caption class="unseen">Posts, newest first</caption>
        <thead>
          <tr>
            <th scope="col">When (UTC)</th>
            <th scope="col">Author</th>
            <th scope="col">Text</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              <td class="when">{String(row.created_at ?? "").slice(0, 16).replace("T", " ")}</td>
              <td class="who">{authorOf(row, body)}</td>
              <td>{String(row.text ?? "")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

/** What to do next; a picture, such as the mark under a query, keeps its place. */
const Step: FC<{ step: string }> = ({ step }) => (
  <li>
    {stepPieces(step).map(({ text, picture }) =>
      picture
        ? (
          <pre
            tabindex={0}
            role="region"
            aria-label="The place in the query"
          ><code>{text}</code></pre>
        )
        : text
    )}
  </li>
);

const Explained: FC<Searched> = ({ answer, form: { query }, app, address }) => {
  const error = explain(answer, { query, app, host: new URL(address).host });
  return (
    <div class="to-mend" role="alert">
      <h3>{error.message}</h3>
      <ol>{error.nextSteps.map((step) => <Step step={step} />)}</ol>
      <p class="hint">
        The library tells the same in a notebook: problem <code>{error.problem}</code>.
      </p>
    </div>
  );
};

const Facts: FC<Searched> = ({ answer, cost, left }) => {
  const { limit, remaining } = "headers" in answer
    ? allowanceOf(answer.headers)
    : { limit: undefined, remaining: undefined };
  return (
    <dl class="facts">
      <dt>Answer</dt>
      <dd>{"status" in answer ? `HTTP ${answer.status}` : "none"}</dd>
      <dt>Charged</dt>
      <dd>{cost === 0 ? "nothing" : `${dollars(cost)} of play money`}</dd>
      <dt>Left</dt>
      <dd>{dollars(left)}</dd>
      {limit === undefined ? null : (
        <>
          <dt>Requests left</dt>
          <dd>{remaining} of {limit} in these 15 minutes</dd>
        </>
      )}
    </dl>
  );
};

/** JSON with its lines; ids beyond what JavaScript's numbers hold stay as they came. */
const withLines = (text: string) =>
  JSON.stringify(
    JSON.parse(text, (_, value, { source }: { source?: string } = {}) =>
      typeof value === "number" && source ? rawJSON(source) : value),
    null,
    2,
  );

/** An answer to look at: JSON with its lines, anything else as it came; long ones are cut. */
function shown(answer: Answered): string {
  if (!("status" in answer)) return "(no answer)";
  const { body, text } = answer;
  const whole = typeof body === "object" ? withLines(text) : text;
  return whole.length > SHOWN
    ? `${whole.slice(0, SHOWN)}\n… (${whole.length - SHOWN} more characters)`
    : whole || "(an empty answer)";
}

/** What was sent, what came, what it means, and what it cost. */
export const SearchResult: FC<Searched> = (searched) => {
  const { form, address, answer } = searched;
  const good = isGood(answer);
  return (
    <section class="result" aria-labelledby="result">
      <h2 id="result">
        {good ? foundWords(rowsOf(answer.body).length) : "This search failed"}
      </h2>
      {good ? null : <Explained {...searched} />}
      <Facts {...searched} />
      {good ? <Rows body={answer.body} /> : null}
      <div class="beside">
        <section aria-labelledby="request">
          <h3 id="request">The request</h3>
          <CodeBlock id="curl" label="The request for a terminal" text={asCurl(address, form)} />
          <CodeBlock
            id="typescript"
            label="The request in TypeScript"
            text={asTypeScript(address, form)}
          />
        </section>
        <section aria-labelledby="answer">
          <h3 id="answer">The answer</h3>
          <pre
            class="tall"
            tabindex={0}
            role="region"
            aria-labelledby="answer"
          ><code>{shown(answer)}</code></pre>
        </section>
      </div>
    </section>
  );
};
