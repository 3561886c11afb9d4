import { sayHere } from "../problems/mod.ts";
import { radiusFault } from "./areas.ts";

/** An operator that X knows elsewhere, not in the search of its API. */
export interface ForeignOperator {
  /** The operator to use here: with a colon at its end it keeps the value. */
  use?: string;
  /** The same where the value is written otherwise here; nothing if the value cannot be read. */
  write?: (value: string) => string | undefined;
  /** It is to be left out: what it says is an option of the search, or holds anyway. */
  drop?: true;
  /** What to do, as a sentence. */
  instead: string;
}

const use = (form: string): ForeignOperator => ({ use: form, instead: `Use ${form} here.` });
const tell = (instead: string): ForeignOperator => ({ instead });
/** What is an option of the search: by its name, and by that of the terminal, where it has one. */
const option = (what: string, name: string, flag?: string): ForeignOperator => ({
  drop: true,
  get instead() {
    return `Leave it out, and give the ${what} as ${
      sayHere({
        terminal: flag ?? `the option ${name} in a notebook`,
        elsewhere: `the option ${name}`,
      })
    }.`;
  },
});
const drop = (instead: string): ForeignOperator => ({ drop: true, instead });

const NOTHING = tell("The API has nothing like it.");
const SINCE = option("date", "since", "--since");
const UNTIL = option("date", "until", "--until");
const AREA = tell("Use place:, or point_radius:[longitude latitude radius].");

/** The name of a place; nothing for "me", and for numbers. */
function placeNamed(value: string): string | undefined {
  const name = value.trim();
  if (!/^\p{L}/u.test(name) || /^me$/i.test(name)) return;
  return /^[\p{L}\p{M}\p{N}_]+$/u.test(name) ? `place:${name}` : `place:"${name}"`;
}

/**
 * Operators of the search on X's website, by the form in which they are written. Sources: X's page
 * of standard search operators (developer.x.com, API 1.1) and its guide to migrate to API 2; that
 * `min_faves:` and `min_retweets:` are refused is on the page of operators. As of 2026-08-22.
 */
export const WEB_OPERATORS: Readonly<Record<string, ForeignOperator>> = {
  "since:": SINCE,
  "since_time:": SINCE,
  "until:": UNTIL,
  "until_time:": UNTIL,
  "since_id:": option("id", "sinceId"),
  "max_id:": option("id", "untilId"),
  "within_time:": SINCE,
  "min_faves:": use("min_likes:"),
  "min_retweets:": use("min_reposts:"),
  "min_comments:": use("min_replies:"),
  "filter:links": use("has:links"),
  "filter:images": use("has:images"),
  "filter:twimg": use("has:images"),
  "filter:videos": use("has:video_link"),
  "filter:native_video": use("has:video_link"),
  "filter:consumer_video": use("has:video_link"),
  "filter:pro_video": use("has:video_link"),
  "filter:media": use("has:media"),
  "filter:hashtags": use("has:hashtags"),
  "filter:mentions": use("has:mentions"),
  "filter:replies": use("is:reply"),
  "filter:retweets": use("is:retweet"),
  "filter:nativeretweets": use("is:retweet"),
  "filter:quote": use("is:quote"),
  "filter:verified": use("is:verified"),
  "filter:blue_verified": use("is:verified"),
  "filter:": NOTHING,
  "exclude:retweets": use("-is:retweet"),
  "exclude:nativeretweets": use("-is:retweet"),
  "exclude:replies": use("-is:reply"),
  "exclude:": NOTHING,
  "include:": drop("Leave it out: reposts and replies are there unless you leave them out."),
  "near:": { ...AREA, write: placeNamed },
  "within:": { ...AREA, drop: true },
  "geocode:": {
    ...AREA,
    write(value) {
      const [latitude, longitude, radius, ...rest] = value.split(",");
      const area = `${longitude} ${latitude} ${radius}`;
      return rest.length === 0 && radiusFault(area, "bracketed") === undefined
        ? `point_radius:[${area}]`
        : undefined;
    },
  },
  "quoted_tweet_id:": use("quotes_of_tweet_id:"),
  "quoted_user_id:": NOTHING,
  "card_name:": NOTHING,
  "card_domain:": tell("Use url: with the name of the site."),
  "card_url:": tell("Use url: with the link."),
};

const COUNT = tell("Ask for the author's numbers and sort the rows afterwards.");
const PROFILE = tell("Ask for the authors and look into their profiles afterwards.");
const LINK = tell("Use url: with a word of the link.");

/**
 * Operators that only the filtered stream knows, by the form in which they are written. Source: X's
 * page of operators of the filtered stream, as of 2026-08-22. `retweets_of_user:` was documented
 * there alone in January 2026.
 */
export const STREAM_OPERATORS: Readonly<Record<string, ForeignOperator>> = {
  "sample:": tell("Choose at random among the rows afterwards."),
  "bio:": PROFILE,
  "bio_name:": PROFILE,
  "bio_location:": PROFILE,
  "followers_count:": COUNT,
  "min_followers:": COUNT,
  "following_count:": COUNT,
  "tweets_count:": COUNT,
  "listed_count:": COUNT,
  "url_title:": LINK,
  "url_description:": LINK,
  "url_contains:": LINK,
  "source:": NOTHING,
  "from_affiliate_of:": NOTHING,
  "to_affiliate_of:": NOTHING,
  "embedding:": NOTHING,
  "retweets_of_user:": use("retweets_of:"),
};
