const sleep = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

/** Carries what comes from one end to the other, so much later, in its order. */
async function carry(from: Deno.TcpConn, to: Deno.TcpConn, delay: number, notBefore = 0) {
  let writing: Promise<unknown> = Promise.resolve();
  try {
    while (true) {
      const bytes = new Uint8Array(65_536);
      const count = await from.read(bytes);
      if (count === null) break;
      const due = Math.max(performance.now(), notBefore) + delay;
      writing = writing.then(async () => {
        await sleep(Math.max(0, due - performance.now()));
        for (let left = bytes.subarray(0, count); left.length > 0;) {
          left = left.subarray(await to.write(left));
        }
      });
      writing.catch(() => {});
    }
    await writing;
    await to.closeWrite();
  } catch {
    // One end closed: the other hears of it.
    for (const end of [from, to]) {
      try {
        end.close();
      } catch { /* it is closed */ }
    }
  }
}

/**
 * A line to a server on this computer on which a message takes half a round trip each way; to open a
 * connection takes a whole one, as TCP does.
 *
 * @param port Of the server.
 * @param roundTrip Milliseconds.
 * @returns The port of its near end.
 */
export function slowLine(port: number, roundTrip: number): number {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  (async () => {
    for await (const near of listener) {
      const opened = performance.now() + roundTrip;
      Deno.connect({ hostname: "127.0.0.1", port }).then((far) => {
        near.setNoDelay();
        far.setNoDelay();
        carry(near, far, roundTrip / 2, opened);
        carry(far, near, roundTrip / 2);
      }, () => near.close());
    }
  })();
  return listener.addr.port;
}
