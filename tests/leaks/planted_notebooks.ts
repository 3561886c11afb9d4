import type { MadeKeys } from "./made_keys.ts";
import type { Planted } from "./planted.ts";

const TWITTER = "import tweepy\n";

type Output = Record<string, unknown>;
interface CellParts {
  source?: string | string[];
  outputs?: Output[];
  metadata?: Record<string, unknown>;
  cell_type?: string;
  attachments?: unknown;
}

/** A notebook as Jupyter writes it. */
export function notebook(cells: CellParts[], metadata: Record<string, unknown> = {}): string {
  const whole = cells.map(({ cell_type = "code", source = "", outputs = [], ...rest }, i) => ({
    cell_type,
    ...(cell_type === "code" ? { execution_count: i + 1, outputs } : {}),
    id: `cell-${i}`,
    metadata: {},
    source,
    ...rest,
  }));
  return `${JSON.stringify({ cells: whole, metadata, nbformat: 4, nbformat_minor: 5 }, null, 1)}\n`;
}

const stream = (text: string | string[]): Output => ({
  name: "stdout",
  output_type: "stream",
  text,
});
const shown = (data: Record<string, unknown>): Output => ({
  data,
  metadata: {},
  output_type: "display_data",
});

/** Notebooks in which keys were left, one way each. */
export function plantedNotebooks(k: MadeKeys): Planted[] {
  const four = ["apiKey", "apiSecret", "accessToken", "accessTokenSecret"] as const;
  const bearer = ["bearerToken"] as const;
  const assigned = `consumer_key = "${k.apiKey}"\nconsumer_secret = "${k.apiSecret}"\n` +
    `access_token = "${k.accessToken}"\naccess_token_secret = "${k.accessTokenSecret}"\n`;
  const lines = (text: string) => text.split(/(?<=\n)/);
  const half = k.bearerToken.length >> 1;
  const [left, right] = [k.bearerToken.slice(0, half), k.bearerToken.slice(half)];
  const all = (
    name: string,
    text: string,
    holds: Planted["holds"],
    rest: Partial<Planted> = {},
  ) => ({
    name: `notebooks/${name}.ipynb`,
    content: text,
    holds,
    byShape: true,
    ...rest,
  });
  return [
    all("assigned", notebook([{ source: lines(TWITTER) }, { source: lines(assigned) }]), four, {
      cell: 2,
    }),
    all(
      "called",
      notebook([{
        source:
          `${TWITTER}auth = tweepy.OAuth1UserHandler(\n   "${k.apiKey}", "${k.apiSecret}",\n   ` +
          `"${k.accessToken}", "${k.accessTokenSecret}"\n)`,
      }]),
      four,
      { cell: 1 },
    ),
    all("bearer", notebook([{ source: `client = tweepy.Client("${k.bearerToken}")` }]), bearer),
    all(
      "header",
      notebook([{ source: `h = {"Authorization": f"Bearer ${k.bearerToken}"}` }]),
      bearer,
    ),
    all(
      "printed",
      notebook([{ source: "print(token)", outputs: [stream([`${k.bearerToken}\n`])] }]),
      bearer,
      { cell: 1 },
    ),
    all(
      "printed_from_environment",
      notebook([{
        source: 'print(os.environ["TWITTER_API_KEY"])',
        outputs: [stream(`${k.apiKey}\n`)],
      }]),
      ["apiKey"],
    ),
    all(
      "result",
      notebook([{
        source: "auth.__dict__",
        outputs: [
          shown({
            "text/plain": lines(
              `{'consumer_key': '${k.apiKey}',\n 'consumer_secret': '${k.apiSecret}'}`,
            ),
          }),
        ],
      }]),
      ["apiKey", "apiSecret"],
    ),
    all(
      "table",
      notebook([{
        outputs: [shown({
          "text/html":
            `<table><tr><td>TWITTER_API_KEY</td><td>${k.apiKey}</td></tr><tr><td>TWITTER_API_SECRET</td><td>${k.apiSecret}</td></tr></table>`,
        })],
      }]),
      ["apiKey", "apiSecret"],
    ),
    all(
      "json_output",
      notebook([{
        outputs: [shown({ "application/json": { twitter: { bearer_token: k.bearerToken } } })],
      }]),
      bearer,
    ),
    all(
      "traceback",
      notebook([{
        outputs: [{
          ename: "Unauthorized",
          evalue: "401",
          output_type: "error",
          traceback: [
            `\u001b[0;31m401\u001b[0m`,
            `\u001b[1;32m----> 1\u001b[0m auth\u001b[38;5;241m.\u001b[39mset_access_token("${k.accessToken}", "${k.accessTokenSecret}")`,
          ],
        }],
      }]),
      ["accessToken", "accessTokenSecret"],
    ),
    all(
      "cell_metadata",
      notebook([{ metadata: { papermill: { parameters: { bearer_token: k.bearerToken } } } }]),
      bearer,
      { cell: 1 },
    ),
    all("notebook_metadata", notebook([{}], { twitter: { consumer_secret: k.apiSecret } }), [
      "apiSecret",
    ]),
    all(
      "widget",
      notebook([{}], {
        widgets: {
          "application/vnd.jupyter.widget-state+json": {
            state: {
              a1: {
                model_name: "PasswordModel",
                state: { description: "X_API_KEY", value: k.apiKey },
              },
            },
          },
        },
      }),
      ["apiKey"],
    ),
    {
      ...all("copy", notebook([{ source: `bearer_token = '${k.bearerToken}'` }]), bearer),
      name: "notebooks/.ipynb_checkpoints/assigned-checkpoint.ipynb",
    },
    all(
      "prose",
      notebook([{
        cell_type: "markdown",
        source:
          `My Twitter keys\n\n* API key: \`${k.apiKey}\`\n* API key secret: \`${k.apiSecret}\``,
      }]),
      ["apiKey", "apiSecret"],
    ),
    all(
      "two_strings",
      notebook([{ source: [`token = ("${left}"\n`, `         "${right}")\n`] }]),
      bearer,
    ),
    all("wrapped", notebook([{ source: [`token = """${left}\n`, `${right}"""\n`] }]), bearer),
    all(
      "attachment",
      notebook([{
        cell_type: "markdown",
        attachments: { "key.txt": { "text/plain": `Bearer ${k.bearerToken}` } },
      }]),
      bearer,
    ),
    all(
      "raw",
      notebook([{ cell_type: "raw", source: `twitter consumer secret = ${k.apiSecret}` }]),
      ["apiSecret"],
    ),
    all(
      "in_r",
      notebook([{
        source:
          `library(rtweet)\ntoken <- create_token(app = "course", consumer_key = "${k.apiKey}", consumer_secret = "${k.apiSecret}")`,
      }]),
      ["apiKey", "apiSecret"],
    ),
    all(
      "in_old_r",
      notebook([{
        source:
          `setup_twitter_oauth("${k.apiKey}", "${k.apiSecret}", "${k.accessToken}", "${k.accessTokenSecret}")`,
      }]),
      four,
    ),
    {
      ...all(
        "version_3",
        JSON.stringify({
          metadata: {},
          nbformat: 3,
          nbformat_minor: 0,
          worksheets: [{
            cells: [{
              cell_type: "code",
              collapsed: false,
              input: [`CONSUMER_KEY = '${k.apiKey}'\n`, `CONSUMER_SECRET = '${k.apiSecret}'`],
              language: "python",
              outputs: [],
            }],
          }],
        }),
        ["apiKey", "apiSecret"],
      ),
      cell: 1,
    },
    all(
      "broken",
      notebook([{ source: `bearer_token = "${k.bearerToken}"` }]).slice(0, -30),
      bearer,
    ),
    all(
      "magic",
      notebook([{
        source: `%env TWITTER_API_KEY=${k.apiKey}\n%env TWITTER_API_SECRET=${k.apiSecret}`,
      }]),
      ["apiKey", "apiSecret"],
    ),
    all(
      "echoed",
      notebook([{
        source: "import tweepy\nkey = input('API key: ')",
        outputs: [stream(`API key: ${k.apiKey}\n`)],
      }]),
      ["apiKey"],
    ),
    all(
      "coloured",
      notebook([{
        outputs: [
          shown({
            "text/html":
              `<span class="n">token</span> = <span class="s">${left}</span><wbr><span class="s">${right}</span>`,
          }),
        ],
      }]),
      bearer,
    ),
    all(
      "address",
      notebook([{
        outputs: [
          stream(
            `https://api.example/callback?oauth_token=${k.accessToken}&bearer=${
              encodeURIComponent(k.bearerToken)
            }\n`,
          ),
        ],
      }]),
      ["accessToken", "bearerToken"],
    ),
    all(
      "json_in_json",
      notebook([{
        outputs: [
          stream(
            JSON.stringify({
              body: JSON.stringify({ consumer_key: k.apiKey, consumer_secret: k.apiSecret }),
            }),
          ),
        ],
      }]),
      ["apiKey", "apiSecret"],
    ),
    all(
      "drawing",
      notebook([{
        outputs: [
          shown({
            "image/svg+xml":
              `<svg><text>twitter</text><text>api_key</text><text>${k.apiKey}</text></svg>`,
          }),
        ],
      }]),
      ["apiKey"],
    ),
    all(
      "in_typescript",
      notebook([{
        source:
          `const client = new TwitterApi({ appKey: "${k.apiKey}", appSecret: "${k.apiSecret}",\n  accessToken: "${k.accessToken}", accessSecret: "${k.accessTokenSecret}" });`,
      }]),
      four,
    ),
    all("name_of_a_value", notebook([{}], { seen: { [k.bearerToken]: 1 } }), bearer),
    all(
      "basic",
      notebook([{
        outputs: [stream(`Authorization: Basic ${btoa(`${k.apiKey}:${k.apiSecret}`)}`)],
      }]),
      ["apiKey", "apiSecret"],
    ),
    all(
      "base64",
      notebook([{ outputs: [shown({ "image/png": btoa(`\x89PNG tEXt${k.apiSecret}`) })] }]),
      ["apiSecret"],
      { byShape: false },
    ),
    all(
      "two_outputs",
      notebook([{
        outputs: [
          stream(left.slice(0, 30)),
          stream(k.apiKey.slice(0, 12)),
          stream(k.apiKey.slice(12)),
        ],
      }]),
      ["apiKey"],
      { byShape: false, anywhere: true },
    ),
  ];
}
