/** A problem in words: whole sentences, with `{0}`, `{1}`, … for what was found. */
type Row = readonly [
  level: "error" | "warning",
  message: string,
  /** What the fix does, with `{}` for the new text. A row without one is never mended for you. */
  fix?: string,
];

/**
 * What can be wrong with a query. Sources: X's pages "Build a query" and "Operators" of its search,
 * and what X is known to answer (HTTP 400); as of 2026-08-22. A fix never changes what a query that
 * X accepts would find, but where its message says so.
 */
export const QUERY_PROBLEMS = {
  // How it is written
  "empty": ["error", "The query is empty. Write at least one word, #hashtag, @user or from:user."],
  "too-long": [
    "error",
    "The query has {0} characters, and X takes {1} here. Shorten it, or split it into several.",
  ],
  "unclosed-quote": [
    "error",
    "This quotation mark is never closed, so all after it is one phrase. Add the second one, or take this one out.",
  ],
  "unclosed-value": [
    "error",
    "The value that begins here is never closed. Add the mark that closes it.",
  ],
  "empty-value": [
    "error",
    "A value must follow the colon, without a space between them.",
    "Take out the space",
  ],
  "empty-phrase": ["error", "There is nothing between these quotation marks.", "Take them out"],
  "unclosed-group": [
    "error",
    "This parenthesis is never closed. Add the other one where the group ends.",
  ],
  "stray-close": [
    "error",
    "This parenthesis closes nothing. Add the one that opens the group, or take this one out.",
  ],
  "empty-group": ["error", "There is nothing between these parentheses.", "Take them out"],
  "dangling-or": ["error", "OR needs a term on both sides.", "Take it out"],
  "dangling-minus": ["error", "This minus sign has nothing to negate.", "Take it out"],
  "double-minus": ["error", "One minus sign is enough.", "Take it out"],
  "too-deep": [
    "error",
    "Parentheses are nested more than a hundred deep. Take out those that change nothing.",
  ],
  "typographic-quotes": [
    "error",
    'X only knows straight quotation marks ("). These are typographic ones.',
    "Write {}",
  ],
  "single-quotes": [
    "error",
    'X only knows straight double quotation marks ("). These are single ones.',
    "Write {}",
  ],
  "stray-quote": [
    "error",
    "This quotation mark has no partner, so X reads phrases where there are none.",
    "Write {}",
  ],
  "invisible-sign": [
    "warning",
    "An invisible sign came along here, as happens when one copies ({0}). X may read it as part of a word.",
    "Write {}",
  ],
  "odd-space": [
    "warning",
    "This is no ordinary space ({0}), and X may read it as part of a word.",
    "Write an ordinary space",
  ],
  "wide-sign": [
    "warning",
    "This is written in full width, as an input method does. X knows {1}, and may take {0} for a word.",
    "Write {}",
  ],
  "pasted-escape": [
    "error",
    "The backslash belongs to the program from which this was copied. X takes {0} alone.",
    "Write {}",
  ],
  "pasted-code": [
    "warning",
    "This is written as in a web address or a program. X takes it letter by letter.",
    "Write {}",
  ],
  "quoted-query": [
    "warning",
    "All of it stands in quotation marks, so X looks for it as one phrase, operators and all.",
    "Write {}",
  ],
  // How its terms are joined
  "and-word": [
    "error",
    'X does not know the word {0} between terms: a space already means AND. To search for the word itself, write "{0}" in quotation marks.',
    "Write {}",
  ],
  "or-word": [
    "warning",
    "Only OR in capitals joins terms. This is a word to search for.",
    "Write {}",
  ],
  "not-word": [
    "warning",
    "NOT is a word to search for. To leave something out, put - before it.",
    "Write {} for it",
  ],
  "near-word": [
    "warning",
    "X has no {0} between terms: it is a word to search for. Without it, X looks for posts with both.",
    "Write {}",
  ],
  "mixed-and-or": [
    "warning",
    "A space binds tighter than OR, so X reads this as: {0}.{1} Put the parentheses where you mean them.",
    "Write {}",
  ],
  "negated-group": [
    "warning",
    "X advises against a minus sign before parentheses, and may refuse it. Put - before each term.",
    "Write {}",
  ],
  "negated-or": [
    "warning",
    "This finds every post that does not have it, which is nearly all of X; X may refuse that. To leave it out of what the rest finds, leave out OR.",
    "Write {}",
  ],
  "wide-or": [
    "warning",
    "OR makes this a search of its own, for all {0}: nearly all of X, whatever stands beside it. To narrow the rest with it, leave out OR.",
    "Write {}",
  ],
  "nearly-all": [
    "warning",
    "This asks for {0}: nearly all of X. Add a word, a #hashtag, an @user or from:user.",
  ],
  "only-negated": ["error", "The query only says what to leave out. Say what to find, too."],
  "no-standalone": [
    "error",
    "{0} only narrows a search. Add a word, a #hashtag, an @user or from:user beside it.",
  ],
  "two-languages": [
    "warning",
    "A post has one language, so this finds nothing. Write (lang:{0} OR lang:{1}).",
  ],
  "reposts-by-word": [
    "warning",
    "Since 2026-05-04, words no longer find reposts, so this finds little or nothing. Reposts are found by from:, retweets_of: or retweets_of_tweet_id:.",
  ],
  // Its words
  "split-word": [
    "warning",
    "X cuts words at punctuation. Quotation marks keep {0} together.",
    "Write {}",
  ],
  "link-as-word": [
    "warning",
    "X cuts a link into words. To find posts with it, use url:.",
    "Write {}",
  ],
  "only-punctuation": ["error", "X cannot search for {0}.", "Write {}"],
  "stray-bracket": ["error", "X cannot read brackets here.", "Write {}"],
  "wildcard": ["warning", "X has no wildcard. Write out the forms of the word, joined by OR."],
  "typographic-minus": [
    "warning",
    "This dash is no minus sign, so the word after it is searched for and not left out.",
    "Write {}",
  ],
  "emoji-variant": [
    "error",
    "This emoji has an invisible variation sign, so X needs quotation marks around it.",
    "Write {}",
  ],
  "bad-hashtag": [
    "warning",
    "A hashtag has letters, digits and _ only, and not digits alone; X may refuse this.",
    "Write {}",
  ],
  "bad-cashtag": [
    "warning",
    "A cashtag is a ticker of up to six letters. For a sum of money, use quotation marks.",
    "Write {}",
  ],
  // Its operators
  "unknown-operator": [
    "error",
    'X has no operator "{0}".{1} To search for words with a colon, put them in quotation marks.',
    "Write {}",
  ],
  "unknown-value": ["error", 'X has no "{0}".{1} After the colon it knows {2}.', "Write {}"],
  "web-only": ["error", "{0} works on X's website, not in its API. {1}", "Write {}"],
  "stream-only": ["error", "{0} works in X's filtered stream, not in its search. {1}", "Write {}"],
  "not-in-archive": ["error", "{0} works in recent search, not in the full archive."],
  "only-negated-form": ["error", "X takes {0} with a minus sign only.", "Write {} before it"],
  "only-once": ["error", "X takes {0} once in a query."],
  // Their values
  "grouped-value": ["error", "{0} takes one value. Write it before each value.", "Write {}"],
  "bad-user": [
    "warning",
    "A user name has up to 15 letters, digits and _, and is written without @ after a colon; X may refuse this, or find nothing.",
    "Write {}",
  ],
  "split-value": [
    "warning",
    "{0} takes one word where there are no quotation marks, so the rest is searched for as words.",
    "Write {}",
  ],
  "bad-id": ["error", "{0} takes an id: digits only.", "Write {}"],
  "bad-number": ["error", "{0} takes a whole number, such as 10.", "Write {}"],
  "bad-context": ["error", "context: takes two ids with a dot, such as 10.799022225751871488."],
  "bad-url": [
    "warning",
    "X's page wants quotation marks around a link with dots or slashes.",
    "Write {}",
  ],
  "bad-language": [
    "warning",
    "X's list of languages has no {0}; it may refuse it, or find nothing. Codes are such as en, de or ja.",
    "Write {}",
  ],
  "former-language": ["warning", "X no longer lists the language {0}; it may find nothing."],
  "bad-country": [
    "warning",
    "{0} is no country code of ISO 3166, such as GB; X may refuse it, or find nothing.",
    "Write {}",
  ],
  "bad-radius": [
    "warning",
    "Write point_radius:[longitude latitude radius], such as [2.35 48.86 16km]: {0}. X may refuse this, or find nothing.",
    "Write {}",
  ],
  "bad-box": [
    "warning",
    "Write bounding_box:[west south east north] in degrees, such as [2.3 48.8 2.4 48.9]: {0}. X may refuse this, or find nothing.",
    "Write {}",
  ],
} as const satisfies Record<string, Row>;
