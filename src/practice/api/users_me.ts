import { USER_EXPANSIONS } from "../wire/mod.ts";
import type { Answering, Endpoint } from "./endpoint.ts";
import { fields, selectFields, wantedFields } from "./parameters.ts";

function answer({ parameters, account }: Answering): object {
  const { id, username, name, createdAt } = account;
  const user = {
    id,
    name,
    username,
    created_at: new Date(createdAt).toISOString(),
    description: "A made-up account to rehearse with.",
    location: "Paperwick",
    protected: false,
    verified: false,
    verified_type: "none",
    profile_image_url: `https://example.org/practice/faces/${id}.png`,
    public_metrics: { followers_count: 0, following_count: 0, tweet_count: 0, listed_count: 0 },
  };
  return { data: selectFields(user, wantedFields(parameters, "user.fields")) };
}

/** `GET /2/users/me`: the account that made the app. */
export const USERS_ME: Endpoint = {
  path: "/2/users/me",
  limits: { oauth1: 75 },
  parameters: {
    expansions: { takes: "list", of: USER_EXPANSIONS },
    ...fields("user.fields", "tweet.fields"),
  },
  answer,
};
