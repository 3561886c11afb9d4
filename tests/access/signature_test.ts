import { TwitterApi } from "twitter-api-v2";
import { assertStringIncludes } from "../assert.ts";

// The sample keys of X's own documentation, dead since 2011, with the nonce and time printed there.
const SAMPLE = {
  appKey: "xvz1evFS4wEEPTGEFPHBog",
  appSecret: "kAcSOqF21Fu85e7zjz7ZN2U4ZRhfV3WpwPAoE3Z7kBw",
  accessToken: "370773112-GmHxMAgYyLbNEtIKZeRNFsMKPR9EyMZeS9weJAEb",
  accessSecret: "LswwdoUaIvS8ltyTt5jkRh4J50vUPVVHtR2YPi5kE",
};
const NONCE = "kYjzVBB8Y0ZFabxSWbWovY3uYSQ2pTgmZeNu2VS4cg";
const TIMESTAMP = 1318622958;

interface Signer {
  _oauth: { getNonce: () => string; getTimestamp: () => number };
  writeAuthHeaders: (request: {
    method: string;
    url: URL;
    query: Record<string, string>;
    headers: Record<string, string>;
    bodyInSignature: boolean;
    body: Record<string, string>;
  }) => Record<string, string>;
}

function sign(method: string, url: string, query: Record<string, string>, body = {}): string {
  const signer = (new TwitterApi(SAMPLE) as unknown as { _requestMaker: Signer })._requestMaker;
  signer._oauth.getNonce = () => NONCE;
  signer._oauth.getTimestamp = () => TIMESTAMP;
  const bodyInSignature = method === "POST";
  const request = { method, url: new URL(url), query, headers: {}, bodyInSignature, body };
  return signer.writeAuthHeaders(request).Authorization;
}

Deno.test("the client signs X's documented sample as X does", () => {
  const header = sign("POST", "https://api.x.com/1.1/statuses/update.json", {
    include_entities: "true",
  }, { status: "Hello Ladies + Gentlemen, a signed OAuth request!" });
  assertStringIncludes(header, encodeURIComponent("Ls93hJiZbQ3akF3HF3x1Bz8/zU4="));
});

Deno.test("the client signs a recent search right, operators and all", () => {
  const header = sign("GET", "https://api.x.com/2/tweets/search/recent", {
    query: "from:XDevelopers -is:retweet",
    max_results: "10",
    "tweet.fields": "created_at,public_metrics",
  });
  assertStringIncludes(header, encodeURIComponent("Z/OBbMoLoPWjnvJ4BFe/lo1gfBE="));
});
