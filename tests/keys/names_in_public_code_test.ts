import { assert, assertEquals, assertRejects, assertStringIncludes } from "../assert.ts";
import { fromEnvironment } from "../../src/keys/from_environment.ts";
import { lookForKeys } from "../../src/keys/look_for_keys.ts";
import type { AccessError } from "../../src/problems/mod.ts";
import { MADE_UP } from "./made_up_keys.ts";

const { apiKey, apiSecret, accessToken, accessTokenSecret, bearerToken } = MADE_UP;

/** The parts that an environment offers, each with its variable. */
const offered = (values: Record<string, string>) =>
  Object.fromEntries(
    fromEnvironment((name) => values[name]).candidates.map(({ part, name }) => [part, name]),
  );

// Names as scripts have them that ask X, read 2026-11-24.
const SETS: { who: string; values: Record<string, string> }[] = [
  {
    who: "tweepy's old examples",
    values: {
      CONSUMER_KEY: apiKey,
      CONSUMER_SECRET: apiSecret,
      ACCESS_KEY: accessToken,
      ACCESS_SECRET: accessTokenSecret,
    },
  },
  {
    who: "the prefix TW_",
    values: {
      TW_CONSUMER_KEY: apiKey,
      TW_CONSUMER_SECRET: apiSecret,
      TW_ACCESS_TOKEN: accessToken,
      TW_ACCESS_TOKEN_SECRET: accessTokenSecret,
    },
  },
  {
    who: "TWITTER_OAUTH_ for the user's two",
    values: {
      TWITTER_CONSUMER_API_KEY: apiKey,
      TWITTER_CONSUMER_API_SECRET: apiSecret,
      TWITTER_OAUTH_TOKEN: accessToken,
      TWITTER_OAUTH_SECRET: accessTokenSecret,
    },
  },
  {
    who: "rtweet",
    values: {
      RTWEET_API_KEY: apiKey,
      RTWEET_API_SECRET: apiSecret,
      RTWEET_ACCESS_TOKEN: accessToken,
      RTWEET_ACCESS_SECRET: accessTokenSecret,
    },
  },
];

Deno.test.each(SETS)("fromEnvironment() finds all four by the names of $who", ({ values }) => {
  const [key, secret, token, tokenSecret] = Object.keys(values);
  assertEquals(offered(values), {
    apiKey: key,
    apiSecret: secret,
    accessToken: token,
    accessTokenSecret: tokenSecret,
  });
});

const BEARERS = [
  ...["TOKEN", "AUTH_TOKEN", "APP_ACCESS_TOKEN", "OAUTH2_ACCESS_TOKEN", "Bearer_Token"],
  ...["bearer_token", "TW_TOKEN", "RTWEET_BEARER"],
];

Deno.test.each(BEARERS)("fromEnvironment() takes %s where it looks like a Bearer Token", (name) => {
  assertEquals(offered({ [name]: bearerToken }), { bearerToken: name });
});

Deno.test.each(["TOKEN", "ACCESS_KEY", "API_TOKEN"])(
  "%s of another service is left alone, in the environment and in a .env",
  async (name) => {
    const folder = await Deno.makeTempDir();
    const other = "ghp_0123456789abcdefghijklmnopqrstuvwxyz";
    try {
      await Deno.writeTextFile(
        `${folder}/.env`,
        `${name}=${other}\nX_BEARER_TOKEN=${bearerToken}\n`,
      );
      const keys = await lookForKeys({ prompt: false }, {
        variable: (each) => each === name ? other : undefined,
        folder: () => folder,
        ask: () => null,
      });
      assertEquals(keys.parts, ["bearerToken"]);
      assertEquals(keys.notes, []);
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
  },
);

Deno.test("an Access Token alone under a name that others use is told of, and not taken", async () => {
  const world = {
    variable: (name: string) => name === "TOKEN" ? accessToken : undefined,
    folder: () => "/nowhere",
    ask: () => null,
  };
  const look = () => lookForKeys({ envFile: false, prompt: false }, world);
  const error = await assertRejects(look) as AccessError;
  const told = error.nextSteps.join("\n");
  assertStringIncludes(told, "TOKEN (environment) looks like the Access Token");
  assertStringIncludes(told, "call it X_ACCESS_TOKEN");
  assert(!told.includes(accessToken));
});
