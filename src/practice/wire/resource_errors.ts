const TYPES = "https://api.x.com/2/problems/";

/** Something that was asked for and is not shown: one line in the `errors` of an answer. */
export interface ResourceError {
  title: string;
  detail: string;
  type: string;
  resource_type: "tweet" | "user";
  resource_id: string;
  parameter: string;
  value: string;
  section?: "data" | "includes";
}

/** What was asked for, and by which parameter. */
export interface Missing {
  of: "tweet" | "user";
  /** Such as `ids`. */
  parameter: string;
  value: string;
}

const about = ({ of, parameter, value }: Missing) => ({
  resource_type: of,
  resource_id: value,
  parameter,
  value,
});

/** There is none, or it was deleted. Shape: X's partial errors, docs.x.com, read 2026-08-22. */
export const resourceNotFound = (missing: Missing): ResourceError => ({
  title: "Not Found Error",
  detail: `Could not find ${missing.of} with ${missing.parameter}: [${missing.value}].`,
  type: `${TYPES}resource-not-found`,
  ...about(missing),
});

/**
 * Its author is protected, or a post's author is suspended. Shape: observed on X
 * (github.com/HunterLarco/twitter-v2/issues/26), and as X's OpenAPI file has it.
 */
export const notAuthorizedFor = (
  missing: Missing,
  section: ResourceError["section"] = "data",
): ResourceError => ({
  title: "Authorization Error",
  detail: `Sorry, you are not authorized to see the ${
    missing.of === "tweet" ? "Tweet" : "user"
  } with ${missing.parameter}: [${missing.value}].`,
  type: `${TYPES}not-authorized-for-resource`,
  section,
  ...about(missing),
});

/** The account is suspended. The wording is X's as it is remembered; its shape is that of the rest. */
export const userSuspended = (missing: Missing): ResourceError => ({
  title: "Forbidden",
  detail: `User has been suspended: [${missing.value}].`,
  type: `${TYPES}resource-not-found`,
  ...about(missing),
});
