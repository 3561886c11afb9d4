/** What Paperwick answers to each other's posts in English. */
export const ENGLISH_REPLIES: readonly string[] = [
  "I was there! {feeling}.",
  "Please save me some {snack}.",
  "This is the most Paperwick sentence I have read today.",
  "{person} told me the same thing and I did not believe it.",
  "Could you post a picture? For science.",
  "Which shelf? Asking before I put my shoes on.",
  "On my way, with {snack}.",
  "That happened to me at {stop}, only with {creature}.",
  "Have you asked at the library? They know everything, and if not, they know who does.",
  "You should read {book}. It explains nothing, but it helps.",
  "Agreed. Signed, everybody at {stop}.",
  "I laughed so hard that {creature} left the room.",
  "Is it still going on? I finish at {clock}.",
  "Thank you for telling us! Shared with my street.",
  "Counterpoint: {snack}.",
  "We will look into it and let you know at the desk.",
  "My {thing} has had the same problem since spring.",
  "Good luck! You know more than you think.",
  "I can lend you my copy, but it has jam on page {n}.",
  "Does this also work for {subject}?",
  "Put it in a {form} and read it on poetry night.",
  "Ha! {kid} would like to join.",
];

/** What Paperwick writes above a post that it quotes, in English. */
export const ENGLISH_QUOTES: readonly string[] = [
  "This. All of this.",
  "Reading this aloud to {creature}.",
  "And that is why I moved to Paperwick.",
  "For everyone who asked me about {skill} yesterday:",
  "Every library should do this.",
  "Framing this and hanging it in {spot}.",
  "Can confirm. I was holding the {thing}.",
  "Somebody turn this into a {form}.",
  "{person} was right all along.",
  "Look what my town did.",
  "Adding this to the library's scrapbook.",
  "I would like this on a tea towel.",
];

/** What long posts are built of, in English: one of each row, in this order. */
export const ENGLISH_LONG: readonly (readonly string[])[] = [
  [
    "A small thank-you that turned into a long one.",
    "Library week makes me sentimental, so here is a story.",
    "You asked what I did before I had a library card. Not much.",
    "I have been meaning to write this down for a year.",
  ],
  [
    "When I came to Paperwick I knew nobody, and the library was the only door with a light.",
    "My first week here it rained sideways, and I went into the library to dry my socks.",
    "I only went to the library because my {thing} was broken and somebody said they mend things there.",
  ],
  [
    "{person} asked what I liked to read, I said that I did not read, and we both pretended that was an answer.",
    "{person} gave me a chair in {spot} and asked nothing at all, which was exactly right.",
  ],
  [
    "I went home with {book} and brought it back the next day, because I needed the next one.",
    "Since then I have mended a {thing}, sat an exam in {subject} and heard a {form} about {muse}.",
  ],
  [
    "None of it cost me anything but a little courage and {snack}.",
    "On the storm night I carried blankets, and somebody's tortoise slept on my coat.",
    "You think of a library as a place where books wait for people, but people wait for each other there, too.",
  ],
  [
    "So: happy library week, and thank you for leaving the lights on.",
    "Yesterday {kid} asked me where the good stories are, and I knew the shelf.",
    "I shall be in {spot} at {clock} if anyone would like to sit quietly together.",
  ],
];
