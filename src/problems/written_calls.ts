/**
 * How a call with options is written, by what it does as that reads after "Cannot". Whoever gave
 * something else in their place is shown it.
 */
export const WRITTEN_CALLS = {
  "connect": "connect({ practice: true })",
  "find keys": "findKeys({ prompt: false })",
  "use keys": "connect({ keys: { bearerToken } })",
  "check access": "checkAccess({ search: true }), or card.check({ search: true })",
  "write the report": "report.toReport({ identity: true })",
  "search": 'card.search("library", { limit: 100 })',
  "count": 'card.count("library", { granularity: "day" })',
  "estimate": 'card.estimate("library", { limit: 500 })',
  "look posts up": 'card.lookup(["20"], { authors: true })',
  "read the timeline": 'card.timeline("ada", { limit: 100 })',
  "read the mentions": 'card.mentions("ada", { limit: 100 })',
  "look a person up": 'card.user("ada", { budget: 1 })',
  "look people up": 'card.users(["ada", "grace"], { budget: 1 })',
  "collect": 'card.collect("library", { to: "library.sqlite" })',
  "recheck the collection": "card.recheck(collection, { budget: 1 })",
  "pause": "card.pause(60, { signal })",
  "read the collection": "collection.rows({ limit: 100 })",
  "search the collection": 'collection.search("library", { limit: 100 })',
  "export the collection": 'collection.export("posts.csv", { limit: 100 })',
  "write CSV": "posts.toCsv({ spreadsheet: true })",
  "check the query": 'checkQuery("library", { archive: true })',
  "look for leaked keys": 'findLeaks("notebooks", { clean: true })',
  "open the practice room": "startPractice({ port: 8080 })",
  "open a class": "startPractice({ class: { students: 24 } })",
  "rehearse": 'room.rehearse("slow", { times: 1 })',
  "top up": "room.topUp(5, { account })",
} as const;

/** What takes options. */
export type Doing = keyof typeof WRITTEN_CALLS;
