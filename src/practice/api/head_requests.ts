import type { Env, Hono } from "npm:hono@4.13.19";

/**
 * Lets an app answer `HEAD` also where the connection is to be cut. Hono makes of every answer one
 * without a body, and of `Response.error()` none can be made: that throws past its own handler of
 * errors.
 */
export function takingHead<E extends Env>(app: Hono<E>): Hono<E> {
  const { fetch } = app;
  app.fetch = async (request, ...rest) => {
    try {
      return await fetch(request, ...rest);
    } catch (error) {
      if (request.method === "HEAD" && error instanceof RangeError) return Response.error();
      throw error;
    }
  };
  return app;
}
