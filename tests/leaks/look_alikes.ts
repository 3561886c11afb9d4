import { join } from "node:path";
import { BASE64, Dice, DIGITS, HEX, LETTERS } from "./made_keys.ts";
import { notebook } from "./planted_notebooks.ts";

const UPPER = LETTERS.slice(0, 26);
const LOWER = LETTERS.slice(26, 52);

const uuid = (dice: Dice) => [8, 4, 4, 4, 12].map((length) => dice.signs(length, HEX)).join("-");

/** A list of numbers as plotting libraries keep it: bytes in base64, most of them zero. */
function numbersInBase64(dice: Dice): string {
  const numbers = Float64Array.from(
    { length: 6 + dice.below(30) },
    (_, i) => dice.below(3) === 0 ? dice.below(1e6) / 997 : i < 4 ? 0 : i,
  );
  return new Uint8Array(numbers.buffer).toBase64();
}

const picture = (dice: Dice, length: number) =>
  `iVBORw0KGgo${"A".repeat(4 + dice.below(30))}${dice.signs(length, BASE64)}`;

/** Lines of code that look as if they held a key of X, and hold something else. */
const LINES: readonly ((dice: Dice) => string)[] = [
  (d) => `OPENAI_API_KEY = "sk-${d.signs(48)}"`,
  (d) => `openai.api_key = "sk-proj-${d.signs(40)}"`,
  (d) => `os.environ["HF_TOKEN"] = "hf_${d.signs(34)}"`,
  (d) => `GITHUB_TOKEN = "ghp_${d.signs(36)}"`,
  (d) => `AWS_ACCESS_KEY_ID = "AKIA${d.signs(16, UPPER + DIGITS)}"`,
  (d) => `AWS_SECRET_ACCESS_KEY = "${d.signs(40, BASE64)}"`,
  (d) => `aws_secret_access_key = ${d.signs(40)}`,
  (d) => `GOOGLE_MAPS_API_KEY = "AIza${d.signs(35)}"`,
  (d) =>
    `client_id = "${d.signs(12, DIGITS)}-${
      d.signs(32, LOWER + DIGITS)
    }.apps.googleusercontent.com"`,
  (d) => `SPOTIFY_CLIENT_SECRET = "${d.signs(32, HEX)}"`,
  (d) => `stripe.api_key = "sk_test_${d.signs(24)}"`,
  (d) => `slack_token = "xoxb-${d.signs(12, DIGITS)}-${d.signs(12, DIGITS)}-${d.signs(24)}"`,
  (d) => `weather_api_key = "${d.signs(32, HEX)}"`,
  (d) => `NYT_API_KEY = "${d.signs(32)}"`,
  (d) => `mapbox_token = "pk.eyJ1Ijoi${d.signs(60)}.${d.signs(22)}"`,
  (d) => `REDDIT_SECRET = "${d.signs(27)}"`,
  (d) => `youtube_api_key = "AIza${d.signs(35)}"`,
  (d) => `password_hash = "$2b$12$${d.signs(53)}"`,
  (d) => `jwt = "eyJhbGciOiJIUzI1NiJ9.${d.signs(60)}.${d.signs(43)}"`,
  (d) => `commit = "${d.signs(40, HEX)}"  # tweepy at the time of the course`,
  (d) => `assert sha256(data) == "${d.signs(64, HEX)}"`,
  (d) => `md5 = "${d.signs(32, HEX)}"`,
  (d) => `run_id = "${uuid(d)}"`,
  (d) => `file_id = "1${d.signs(32)}"  # of the shared drive`,
  (d) => `url = "https://drive.example/uc?id=1${d.signs(32)}&export=download"`,
  (d) => `url = "https://t.co/${d.signs(10)}"`,
  (d) => `video = "https://www.youtube.com/watch?v=${d.signs(11)}"`,
  (d) => `tweet_ids = [${d.signs(19, "123456789")}, ${d.signs(19, "123456789")}]`,
  (d) => `next_token = "${d.signs(36, LOWER + DIGITS)}"`,
  (d) => `next_token = "${d.signs(41)}"`,
  (d) => `nonce = "${d.signs(42)}"`,
  (d) => `dna = "${d.signs(60, "ACGT")}"`,
  (d) => `protein = "${d.signs(50, "ACDEFGHIKLMNPQRSTVWY")}"`,
  (d) => `seed = ${d.signs(30, DIGITS)}`,
  (d) => `conversation = "${d.signs(10, DIGITS)}-${d.signs(40, HEX)}"`,
  (d) => `session = "${Date.UTC(2026, 0, 1) / 1000 + d.below(1e6)}-${d.signs(32, HEX)}"`,
  (d) => `session_cookie = "${d.signs(44)}"`,
  (d) => `Wallet = "1${d.signs(33, LETTERS.replace(/[0OIl]/g, ""))}"`,
  (d) => `df = pd.read_csv("data/${d.signs(24, LOWER)}.csv")`,
  () => `consumer_key = "YOUR_CONSUMER_KEY"`,
  () => `consumer_secret = "yourConsumerSecretGoesHere123456789abcdefg"`,
  () => `bearer_token = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"`,
  () => `api_key = os.environ["TWITTER_API_KEY"]`,
  () => `api_secret = getpass("API secret: ")`,
  () => `auth = tweepy.OAuth1UserHandler(consumer_key, consumer_secret)`,
  () => `consumer_key = "xxxxxxxxxxxxxxxxxxxxxxxxx"`,
  () => `client = tweepy.Client(bearer_token=os.getenv("X_BEARER_TOKEN"))`,
  () => `def test_internationalizationOfTheTwitterSearchApiClient2026(): pass`,
  () => `from transformers import AutoModelForSequenceClassification2TwitterRoberta`,
];

/** What cells show that look as if a key of X stood in it. */
const OUTPUTS: readonly ((dice: Dice) => Record<string, unknown>)[] = [
  (d) => ({ "image/png": picture(d, 4000 + d.below(20_000)) }),
  (d) => ({ "image/png": picture(d, 2000).replace(/.{76}/g, "$&\n") }),
  (d) => ({
    "application/vnd.plotly.v1+json": {
      data: [{ x: { dtype: "f8", bdata: numbersInBase64(d) }, uid: d.signs(36) }],
    },
  }),
  (d) => ({ "application/vnd.bokehjs_exec.v0+json": { id: uuid(d), data: numbersInBase64(d) } }),
  (d) => ({
    "text/html": `<table><tr><td>${d.signs(19, DIGITS)}</td><td>${d.signs(40, HEX)}</td>` +
      `<td>https://pbs.twimg.com/media/F${d.signs(14)}.jpg</td></tr></table>`,
  }),
  (d) => ({
    "text/html": `<script>!function(e,t){var n="${d.signs(30, LOWER)}",r=function(){return "` +
      `${d.signs(24)}"};(window.webpackJsonp=[]).push([[${d.below(99)}],{"${d.signs(20)}":r}])` +
      `}(1,2)</script>`,
  }),
  (d) => ({ "text/plain": `<Model ${uuid(d)} at 0x${d.signs(12, HEX)}>` }),
  (d) => ({ "text/plain": `array(['${d.signs(28, "ACGT")}', '${d.signs(40, "ACGT")}'])` }),
  (d) => ({ "text/plain": `{'id': '${d.signs(19, DIGITS)}', 'etag': '${d.signs(43)}'}` }),
  (d) => ({ "text/plain": `Downloading ${d.signs(22)}.zip?signature=${d.signs(43)}` }),
];

const COURSES = [
  { name: "digital-methods", about: "# Collecting tweets with tweepy and the Twitter API" },
  { name: "deep-learning", about: "# Classifying tweets with transformers" },
  { name: "bioinformatics", about: "# Reading sequences" },
  { name: "web-scraping", about: "# Web APIs: Spotify, Reddit, YouTube and Twitter" },
  { name: "statistics", about: "# Plots and tables" },
];

/** Five courses of so many notebooks each, without a single key of X. */
export async function writeCourses(folder: string, seed: number, each = 16): Promise<number> {
  const dice = new Dice(seed);
  let notebooks = 0;
  for (const { name, about } of COURSES) {
    await Deno.mkdir(join(folder, name), { recursive: true });
    for (let week = 1; week <= each; week++) {
      const cells = Array.from({ length: 12 }, () => ({
        source: Array.from({ length: 1 + dice.below(6) }, () => `${dice.one(LINES)(dice)}\n`),
        outputs: Array.from({ length: dice.below(3) }, () => ({
          data: dice.one(OUTPUTS)(dice),
          metadata: {},
          output_type: "display_data",
        })),
        metadata: {
          id: dice.signs(12),
          colab: { provenance: [{ file_id: `1${dice.signs(32)}` }] },
        },
      }));
      const text = notebook([{ cell_type: "markdown", source: about }, ...cells], {
        kernelspec: { name: "python3" },
        vscode: { interpreter: { hash: dice.signs(64, HEX) } },
      });
      await Deno.writeTextFile(join(folder, name, `week_${week}.ipynb`), text);
      notebooks++;
    }
  }
  return notebooks;
}
