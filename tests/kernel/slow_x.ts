/** An X that says when it was asked, and never answers a search. */
export function slowX() {
  const asked = Promise.withResolvers<void>();
  const paths: string[] = [];
  const stop = new AbortController();
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, signal: stop.signal, onListen() {} },
    async ({ url }) => {
      const { pathname } = new URL(url);
      paths.push(pathname);
      if (pathname !== "/2/tweets/search/recent") return Response.json({ data: {} });
      asked.resolve();
      await new Promise((resolve) => stop.signal.addEventListener("abort", resolve));
      return new Response();
    },
  );
  return {
    url: `http://127.0.0.1:${server.addr.port}`,
    asked: asked.promise,
    paths,
    async [Symbol.asyncDispose]() {
      stop.abort();
      await server.finished;
    },
  };
}
