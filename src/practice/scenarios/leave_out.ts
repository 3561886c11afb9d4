import { SOME_ID } from "./bodies.ts";
import type { AnswerBody } from "./scenario.ts";

type Objects = Record<string, unknown>[];

const listOf = (value: unknown): Objects => Array.isArray(value) ? value : [];

/** The posts are all there; one author is not, and `errors[]` says which and why. */
export function withoutOneAuthor(body: AnswerBody): AnswerBody {
  const includes = (body.includes ?? {}) as Record<string, Objects>;
  const users = listOf(includes.users);
  const id = String(users[0]?.id ?? listOf(body.data)[0]?.author_id ?? SOME_ID);
  return {
    ...body,
    ...(users.length ? { includes: { ...includes, users: users.slice(1) } } : {}),
    errors: [{
      title: "Not Found Error",
      detail: `Could not find user with author_id: [${id}] (rehearsed).`,
      type: "https://api.x.com/2/problems/resource-not-found",
      parameter: "author_id",
      value: id,
      resource_id: id,
      resource_type: "user",
    }],
  };
}

/** Of each post come its id and its text, whatever was asked for, and nobody says a word. */
export function withoutFields(body: AnswerBody): AnswerBody {
  const { includes: _, ...rest } = body;
  return { ...rest, data: listOf(body.data).map(({ id, text }) => ({ id, text })) };
}
