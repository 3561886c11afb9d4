import { assertEquals } from "../assert.ts";
import {
  oauth1Signature,
  percentEncode,
  signatureBase,
} from "../../src/practice/sign_in/oauth1.ts";

// The dead sample keys of X's documentation.
const CONSUMER = "kAcSOqF21Fu85e7zjz7ZN2U4ZRhfV3WpwPAoE3Z7kBw";
const TOKEN_SECRET = "LswwdoUaIvS8ltyTt5jkRh4J50vUPVVHtR2YPi5kE";
const OAUTH: [string, string][] = [
  ["oauth_consumer_key", "xvz1evFS4wEEPTGEFPHBog"],
  ["oauth_nonce", "kYjzVBB8Y0ZFabxSWbWovY3uYSQ2pTgmZeNu2VS4cg"],
  ["oauth_signature_method", "HMAC-SHA1"],
  ["oauth_timestamp", "1318622958"],
  ["oauth_token", "370773112-GmHxMAgYyLbNEtIKZeRNFsMKPR9EyMZeS9weJAEb"],
  ["oauth_version", "1.0"],
];

Deno.test("oauth1Signature() signs the example of X's documentation (vector A)", () => {
  const base = signatureBase("POST", "https://api.x.com/1.1/statuses/update.json", [
    ...OAUTH,
    ["status", "Hello Ladies + Gentlemen, a signed OAuth request!"],
    ["include_entities", "true"],
  ]);
  assertEquals(oauth1Signature(base, CONSUMER, TOKEN_SECRET), "Ls93hJiZbQ3akF3HF3x1Bz8/zU4=");
});

Deno.test("oauth1Signature() signs a recent search (vector B)", () => {
  const base = signatureBase("GET", "https://api.x.com/2/tweets/search/recent", [
    ["query", "from:XDevelopers -is:retweet"],
    ["max_results", "10"],
    ["tweet.fields", "created_at,public_metrics"],
    ...OAUTH,
  ]);
  assertEquals(oauth1Signature(base, CONSUMER, TOKEN_SECRET), "Z/OBbMoLoPWjnvJ4BFe/lo1gfBE=");
});

Deno.test("percentEncode() leaves nothing but letters, digits and - . _ ~", () => {
  assertEquals(percentEncode("Az09-._~ !'()*+é"), "Az09-._~%20%21%27%28%29%2A%2B%C3%A9");
});
