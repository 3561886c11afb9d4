import { type Context, type Handler, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { answerEndpoint } from "./answer_endpoint.ts";
import { answerPosting } from "./answer_posting.ts";
import { answerToken } from "./answer_token.ts";
import { authenticate } from "./authenticate.ts";
  const tooLarge = (c: Context<Staged>) => sendProblem(c, plainProblem(413, "Payload Too Large"));
  app.post(TOKEN, bodyLimit({ maxSize: LARGEST_BODY, onError: tooLarge }), (c) => mint(c, world));
  app.post(POSTS, (c) => post(c, world));
  for (const endpoint of ENDPOINTS) {
    app.get(endpoint.path, (c) => answerEndpoint(c, endpoint, world));
  }

  const methods = [
    ["/", "GET"],
    [TOKEN, "POST"],
    [POSTS, "POST"],
    ...ENDPOINTS.map(({ path }) => [path, "GET"]),
  ];
  for (const [path, method] of methods) {
    app.all(path, (c) => {
      c.header("allow", method);
      return sendProblem(c, plainProblem(405, "Method Not Allowed"));
    });
  }
  app.notFound((c) => nothingHere(c as RoomContext, world));
  app.onError((_, c) => sendProblem(c, plainProblem(500, "Internal Server Error")));
  return app;
}
