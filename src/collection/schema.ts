/** One column: its definition in SQL, and what it holds. */
type Column = readonly [sql: string, about: string];

/** One table of the file, and what is to be known of it. */
interface Table {
  about: string;
  columns: Readonly<Record<string, Column>>;
  /** Constraints over more than one column. */
  also?: string;
}

const COUNT = "integer not null default 0";
const TAGS = "text";
const OF_PAGE = "integer references pages(id)";

/**
 * All tables. Columns of posts have the names of a row of `Posts`, which follow X's own; ids are
 * text, because they are larger than the numbers of many programs; tags are JSON arrays; times are
 * ISO 8601, UTC; money is in thousandths of a US dollar.
 */
const TABLES: Readonly<Record<string, Table>> = {
  runs: {
    about: "One row a question that was asked: what, when, how far, and why it ended.",
    columns: {
      id: ["integer primary key", "Number of the run."],
      question: ["text not null unique", "What was asked, as JSON: query, range and extras."],
      query: ["text not null", "The query, or the source of the posts."],
      options: [
        "text not null default '{}'",
        "How it was asked for last: limit, budget, lanes, as JSON.",
      ],
      practice: [
        "integer not null default 0",
        "0: X. 1: made-up posts and play money of a practice room. 2: a replay of a collection; 3: of made-up posts.",
      ],
      seed: ["integer", "The seed of the sample; null where nothing was left to chance."],
      counted: ["integer", "Posts that match in the range, as X counted them; null: not counted."],
      counts: ["text", "The counts by span, as JSON; null: not counted."],
      count_requests: [COUNT, "Requests that are no pages: counts, and the look-up of a name."],
      count_low: [COUNT, "What they cost at least."],
      count_high: [COUNT, "What they cost at most."],
      announced_low: ["integer", "What the run was announced to cost at least."],
      announced_high: ["integer", "What it was announced to cost at most."],
      began_at: ["text not null", "When it was asked for first."],
      ended_at: ["text", "When it ended last; null while it runs, or if it was killed."],
      ended: ["text", "Why it ended: limit, no more posts, budget, stopped, problem."],
      problem: ["text", "The id of the problem that ended it."],
      said: ["text", "What was said of it."],
      seconds: ["real not null default 0", "Seconds that it ran, all calls together."],
      version: ["text not null", "The version of Library Card that asked."],
    },
  },
  slices: {
    about: "One row a part of a run's range that is read by itself, newest first.",
    columns: {
      id: ["integer primary key", "Number of the slice."],
      run_id: ["integer not null references runs(id)", "Its run."],
      position: [
        "integer not null",
        "Its place in the run: 0 is read first, and holds the newest.",
      ],
      start: ["text", "From this moment on, inclusive; null: as far as X goes back."],
      end: ["text", "Up to this moment, exclusive."],
      since_id: ["text", "Only posts newer than this one."],
      until_id: ["text", "Only posts older than this one."],
      ids: ["text", "The ids that are looked up, as a JSON array; null: it is not a lookup."],
      counted: ["integer", "Posts in it, as X counted them; null: not counted."],
      chosen: ["integer not null default 1", "0: the sample leaves it out."],
      stratum: ["text", "The group of slices out of which it was chosen."],
      weight: [
        "real not null default 1",
        "How many posts of the range each of its posts stands for.",
      ],
      state: ["text not null default 'open'", "open, asking (a page is on its way) or done."],
      next_token: ["text", "Where its next page begins; null: at its beginning."],
      oldest_id: ["text", "Its oldest post so far: where to go on if X takes the token no longer."],
      pages: [COUNT, "Pages so far."],
      posts: [COUNT, "Posts so far that no earlier page of the run had."],
      empty: [COUNT, "Empty pages in a row."],
      sealed: ["text", "A digest of what tells where to go on; an altered one is refused."],
    },
    also: "unique (run_id, position)",
  },
  pages: {
    about: "One row a request for posts, with the whole answer: nothing that X sent is lost.",
    columns: {
      id: ["integer primary key", "Number of the page."],
      slice_id: ["integer not null references slices(id)", "Its slice."],
      number: ["integer not null", "Its number in the slice, from 1."],
      state: [
        "text not null",
        "asking; answered; failed; lost: it was on its way when the run was cut, and X may have charged for it.",
      ],
      path: ["text not null", "The path that was asked, under /2/."],
      parameters: ["text not null", "The parameters of the request, as JSON."],
      asked_at: ["text not null", "When it was asked."],
      answered_at: ["text", "When the answer was here."],
      posts: [COUNT, "Posts in the answer."],
      low: [COUNT, "What it cost at least."],
      high: [COUNT, "What it cost at most; of one that was lost: what it can have cost."],
      next_token: ["text", "Where the next page begins, as X said."],
      problem: ["text", "The id of the problem, where it failed."],
      body: ["blob", "The answer as JSON, compressed with Zstandard (RFC 8878)."],
    },
  },
  users: {
    about: "Authors. A row with an id alone: who it is was not asked for.",
    columns: {
      id: ["text primary key not null", "The user id."],
      username: ["text", "The user name, without @."],
      name: ["text", "The display name."],
      created_at: ["text", "When the account was made."],
      verified: ["integer", "1 if verified."],
      verified_type: ["text", "How, such as blue."],
      followers: ["integer", "Followers when X answered."],
      following: ["integer", "Accounts that are followed."],
      posts: ["integer", "Posts, ever."],
      listed: ["integer", "Lists that the account is on."],
      location: ["text", "Where they say they are."],
      description: ["text", "How they describe themselves."],
      page_id: [OF_PAGE, "The page that it came on."],
    },
  },
  places: {
    about: "Places that posts are tagged with. A row with an id alone: it was not asked for.",
    columns: {
      id: ["text primary key not null", "The id of the place."],
      name: ["text", "Its name."],
      country_code: ["text", "Its country, two letters."],
      page_id: [OF_PAGE, "The page that it came on."],
    },
  },
  posts: {
    about: "Posts, each once. Those with role = 'match' answer the question.",
    columns: {
      number: ["integer primary key", "Number of the row, for the full-text index."],
      id: ["text not null unique", "The post's id."],
      role: [
        "text not null",
        "match; surplus: bought beyond the limit, since X sells 10 at least; reference: another post refers to it.",
      ],
      posted: ["integer", "When it was posted, in seconds since 1970; see created_at."],
      posted_text: ["text", "The same as X wrote it, where that is not in whole seconds, UTC."],
      created_at: [
        `text generated always as (
          coalesce(posted_text, strftime('%Y-%m-%dT%H:%M:%S.000Z', posted, 'unixepoch'))) virtual`,
        "When it was posted.",
      ],
      text: [
        "text not null",
        "The full text; of a repost that came with references, the original's.",
      ],
      lang: ["text", "Language, as X classified it."],
      type: [
        `text generated always as (case ref_type when 'retweeted' then 'retweet'
          when 'replied_to' then 'reply' when 'quoted' then 'quote' else 'original' end) virtual`,
        "original, reply, quote or retweet.",
      ],
      author_id: ["text references users(id)", "The author."],
      like_count: ["integer", "Likes when X answered."],
      repost_count: ["integer", "Reposts when X answered."],
      reply_count: ["integer", "Replies when X answered."],
      quote_count: ["integer", "Quotes when X answered."],
      bookmark_count: ["integer", "Bookmarks when X answered."],
      impression_count: ["integer", "Impressions when X answered."],
      thread_id: [
        "text",
        "The id of the first post of the thread; null: it is this post itself; empty: that was removed.",
      ],
      conversation_id: [
        "text generated always as (nullif(coalesce(thread_id, id), '')) virtual",
        "The id of the first post of the thread.",
      ],
      in_reply_to_user_id: ["text", "Whose post this replies to."],
      ref_type: ["text", "How it refers to another post: replied_to, quoted or retweeted."],
      ref_id: ["text", "The id of that post, whether it is here or not."],
      hashtags: [TAGS, "Hashtags, without #; null: none."],
      cashtags: [TAGS, "Cashtags, without $; null: none."],
      mentions: [TAGS, "User names that are mentioned, without @; null: none."],
      urls: [TAGS, "Links, unshortened as far as X knows; null: none."],
      domains: [TAGS, "The hosts of the links; null: none."],
      poll_options: [TAGS, "The answers that a poll offers; null: none."],
      place_id: ["text references places(id)", "The tagged place."],
      lon: ["real", "Longitude, in degrees east."],
      lat: ["real", "Latitude, in degrees north."],
      possibly_sensitive: ["integer", "1 if X marks it so."],
      edit_count: ["integer", "How often it was edited."],
      source: ["text", "The app it was posted with, where X still says so."],
      page_id: ["integer not null references pages(id)", "The page that it came on first."],
    },
  },
  found_again: {
    about: "Posts that a page of another run brought once more; they are in posts once.",
    columns: {
      post_id: ["text not null references posts(id)", "The post."],
      page_id: ["integer not null references pages(id)", "The page."],
    },
    also: "primary key (post_id, page_id)",
  },
  media: {
    about: "Photos, videos and animations.",
    columns: {
      media_key: ["text primary key not null", "X's key of it."],
      type: ["text", "photo, video or animated_gif."],
      url: ["text", "Its address, or that of its preview."],
      alt_text: ["text", "Its description, written by the author."],
      page_id: [OF_PAGE, "The page that it came on."],
    },
  },
  post_media: {
    about: "Which media a post has, in its order.",
    columns: {
      post_id: ["text not null references posts(id)", "The post."],
      media_key: ["text not null references media(media_key)", "The media."],
      position: ["integer not null", "Its place in the post, from 0."],
    },
    also: "primary key (post_id, position)",
  },
  missing: {
    about:
      "Objects that an answer refers to and X left out, such as posts of protected accounts; and posts that came and are not in the rows.",
    columns: {
      page_id: ["integer not null references pages(id)", "The page."],
      type: [
        "text",
        "What kind of object, in X's word. row: a post that came and is not in the rows.",
      ],
      id: ["text", "Its id."],
      why: ["text not null", "Why, in X's words; of rows, in ours."],
    },
  },
};

const INDEXES = `
  create index slices_by_run on slices (run_id, position);
  create index pages_by_slice on pages (slice_id);
  create index missing_by_page on missing (page_id);
  -- The few that are none: all others are counted by what is left.
  create index posts_not_matching on posts (role, page_id) where role <> 'match';`;

/**
 * The index holds words only: the texts stay where they are. What is new is put in by a statement for
 * many pages, since SQLite writes the index out at each statement: post by post, that took longer
 * than all else together. `about` tells how far it goes; what lies beyond is not in it yet. Merged
 * less often than it would be by itself, and wholly at the end.
 */
const IS_INDEXED = "old.number <= (select cast(value as integer) from about where key = 'indexed')";

const FULL_TEXT = `
  create virtual table posts_text using fts5(
    text, content = 'posts', content_rowid = 'number', columnsize = 0,
    tokenize = 'unicode61 remove_diacritics 2'
  );
  insert into posts_text (posts_text, rank) values ('automerge', 16);
  create trigger posts_text_delete after delete on posts when ${IS_INDEXED} begin
    insert into posts_text (posts_text, rowid, text) values ('delete', old.number, old.text);
  end;
  create trigger posts_text_update after update of text on posts when ${IS_INDEXED} begin
    insert into posts_text (posts_text, rowid, text) values ('delete', old.number, old.text);
    insert into posts_text (rowid, text) values (new.number, new.text);
  end;`;

/** Sorted inside: an order within the function is read by newer SQLite only, and others read this. */
const mediaOf = (column: string) =>
  `(select json_group_array(${column}) from (select m.${column} from post_media pm
      join media m using (media_key)
      where pm.post_id = p.id and m.${column} is not null order by pm.position))`;

/** A post with all that came along, under the names of a row of `Posts`. */
const ROWS = `
  create view post_rows as select
    p.id,
    case when r.practice & 1 then 'https://practice.example/'
      -- A pseudonym leads nowhere on X.
      when exists (select 1 from about where key = 'pseudonyms') then null
      else 'https://x.com/' end ||
      coalesce(u.username, 'i') || '/status/' || p.id as url,
    p.created_at, p.text, p.lang, p.type, p.author_id,
    u.username, u.name as author_name, u.created_at as author_created_at,
    u.verified as author_verified, u.verified_type as author_verified_type,
    u.followers as author_followers, u.following as author_following, u.posts as author_posts,
    u.listed as author_listed, u.location as author_location,
    u.description as author_description,
    p.like_count, p.repost_count, p.reply_count, p.quote_count, p.bookmark_count,
    p.impression_count, p.conversation_id, p.in_reply_to_user_id, p.ref_type, p.ref_id,
    o.author_id as ref_author_id, ou.username as ref_username, o.text as ref_text,
    coalesce(p.hashtags, '[]') as hashtags, coalesce(p.cashtags, '[]') as cashtags,
    coalesce(p.mentions, '[]') as mentions, coalesce(p.urls, '[]') as urls,
    coalesce(p.domains, '[]') as domains,
    ${mediaOf("type")} as media_types, ${mediaOf("url")} as media_urls,
    ${mediaOf("alt_text")} as alt_texts,
    coalesce(p.poll_options, '[]') as poll_options, p.place_id, pl.name as place_name, pl.country_code, p.lon, p.lat,
    p.possibly_sensitive, p.edit_count, p.source,
    r.query, g.number as page, g.answered_at as retrieved_at, p.role, p.page_id, p.number
  from posts p
    join pages g on g.id = p.page_id
    join slices s on s.id = g.slice_id
    join runs r on r.id = s.run_id
    left join users u on u.id = p.author_id
    left join places pl on pl.id = p.place_id
    left join posts o on o.id = p.ref_id
    left join users ou on ou.id = o.author_id;`;

const OWN_WORDS: Readonly<Record<string, string>> = {
  about: "What this file is, by key.",
  columns: "What each table and each column of this file holds.",
  posts_text: "The full-text index over posts.text: where posts_text match 'words'.",
  post_rows: "A view: each post with its author, reference, media and place, a column for each.",
};

const quote = (text: string) => `'${text.replaceAll("'", "''")}'`;

function createTable([name, { columns, also }]: [string, Table]): string {
  const lines = Object.entries(columns).map(([column, [sql]]) => `${column} ${sql}`);
  return `create table ${name} (\n  ${
    [...lines, ...(also ? [also] : [])].join(",\n  ")
  }\n) strict;`;
}

function describeTables(): string {
  const rows = [
    ...Object.entries(OWN_WORDS).map(([table, about]) => [table, "", about]),
    ...Object.entries(TABLES).flatMap(([table, { about, columns }]) => [
      [table, "", about],
      ...Object.entries(columns).map(([column, [, what]]) => [table, column, what]),
    ]),
  ];
  return `insert into columns values ${
    rows.map((row) => `(${row.map(quote).join(", ")})`).join(", ")
  };`;
}

/** Counted up when a table changes. */
export const SCHEMA_VERSION = 2;

/** What a new file is given, as SQL: its tables, and what they hold, in words. */
export const SCHEMA = `
  create table about (key text primary key not null, value text not null) strict;
  create table columns (
    table_name text not null, column_name text not null, about text not null,
    primary key (table_name, column_name)
  ) strict;
  ${Object.entries(TABLES).map(createTable).join("\n  ")}
  ${INDEXES}${FULL_TEXT}${ROWS}
  insert into about values
    ('what', 'Posts that were collected through the X API with Library Card, each once, with the pages on which they came.'),
    ('schema_version', '${SCHEMA_VERSION}'),
    ('ids', 'Ids are text: as numbers they would be rounded.'),
    ('tags', 'Hashtags, mentions, links and the like are JSON arrays; null where there are none.'),
    ('times', 'ISO 8601, UTC.'),
    -- The number of the last post whose words are in posts_text.
    ('indexed', '0'),
    ('money', 'low and high are thousandths of a US dollar.'),
    ('tables', 'The table columns says what each table and column holds.'),
    ('rules', 'Posts that were deleted on X must be deleted here; to share, share their ids.');
  ${describeTables()}`;
