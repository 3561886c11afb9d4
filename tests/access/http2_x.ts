import { SELF_SIGNED } from "../../src/practice/serve/self_signed.ts";

const DATA = 0x0, HEADERS = 0x1, RST_STREAM = 0x3, SETTINGS = 0x4, PING = 0x6, GOAWAY = 0x7;
const END_STREAM = 0x1, ACK = 0x1, END_HEADERS = 0x4;

/** One request as it came, and what can be done with it. */
export interface Http2Turn {
  /** From 1; how many came before, on all connections. */
  count: number;
  /** Sends the status 200; length and encoding of the body where they are told. */
  head(length?: number, encoding?: string): Promise<void>;
  /** Sends a piece of the body. */
  body(piece: string | Uint8Array<ArrayBuffer>, end: boolean): Promise<void>;
  /** Ends this request, with an error code of RFC 9113, section 7. */
  reset(code: number): Promise<void>;
  /** Takes no more requests on this connection; those after `last` were not looked at. */
  goAway(last?: number): Promise<void>;
  /** Closes the connection, without a word. */
  cut(): void;
}

/** A server over TLS that speaks HTTP/2, or HTTP/1.1 alone, as far as a test needs it. */
export interface Http2X extends AsyncDisposable {
  url: string;
  /** How many requests came, on which connections, from 1. */
  requests: number[];
  /** How many connections were opened. */
  readonly connections: number;
}

function frame(type: number, flags: number, stream: number, payload = new Uint8Array()) {
  const bytes = new Uint8Array(9 + payload.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, payload.length << 8 | type);
  bytes[4] = flags;
  view.setUint32(5, stream);
  bytes.set(payload, 9);
  return bytes;
}

function numbers(...values: number[]): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(4 * values.length));
  values.forEach((value, i) => view.setUint32(4 * i, value));
  return new Uint8Array(view.buffer);
}

/** A header whose name stands in the table of RFC 7541, from 15 on, and whose value is written out. */
function header(index: number, value: string): number[] {
  return [0x0f, index - 15, value.length, ...new TextEncoder().encode(value)];
}

/** `:status: 200`, which is in that table, too. */
function headOf(length?: number, encoding?: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.of(
    0x88,
    ...(length === undefined ? [] : header(28, String(length))),
    ...(encoding === undefined ? [] : header(26, encoding)),
  );
}

/** Written out frame by frame, so that it can break off wherever a test wants it to. */
export function http2X(answer: (turn: Http2Turn) => void | Promise<void>): Http2X {
  const listener = Deno.listenTls({
    hostname: "127.0.0.1",
    port: 0,
    ...SELF_SIGNED,
    alpnProtocols: ["h2"],
  });
  const requests: number[] = [];
  const open: Deno.Conn[] = [];

  async function serve(connection: Deno.Conn, number: number): Promise<void> {
    let bytes: Uint8Array<ArrayBufferLike> = new Uint8Array();
    const take = async (length: number) => {
      while (bytes.length < length) {
        const piece = new Uint8Array(65536);
        const count = await connection.read(piece);
        if (count === null) throw new Error("it is closed");
        bytes = Uint8Array.of(...bytes, ...piece.subarray(0, count));
      }
      const taken = bytes.subarray(0, length);
      bytes = bytes.subarray(length);
      return taken;
    };
    let writing: Promise<unknown> = Promise.resolve();
    const send = (...given: Parameters<typeof frame>) => {
      const sent = writing.then(async () => {
        for (let left = frame(...given); left.length > 0;) {
          left = left.subarray(await connection.write(left));
        }
      });
      writing = sent.catch(() => {});
      return sent;
    };
    await take("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".length);
    await send(SETTINGS, 0, 0);
    while (true) {
      const [a, b, c, type, flags, ...id] = await take(9);
      const payload = await take(a << 16 | b << 8 | c);
      const stream = id.reduce((sum, byte) => sum * 256 + byte, 0);
      if (type === SETTINGS && !(flags & ACK)) await send(SETTINGS, ACK, 0);
      if (type === PING && !(flags & ACK)) await send(PING, ACK, 0, Uint8Array.from(payload));
      if (type !== HEADERS) continue;
      requests.push(number);
      const turn: Http2Turn = {
        count: requests.length,
        head: (...told) => send(HEADERS, END_HEADERS, stream, headOf(...told)),
        body: (piece, end) => {
          const bytes = typeof piece === "string" ? new TextEncoder().encode(piece) : piece;
          return send(DATA, end ? END_STREAM : 0, stream, bytes);
        },
        reset: (code) => send(RST_STREAM, 0, stream, numbers(code)),
        goAway: (last = stream) => send(GOAWAY, 0, 0, numbers(last, 0)),
        cut: () => connection.close(),
      };
      Promise.resolve(answer(turn)).catch(() => {});
    }
  }

  const serving = (async () => {
    for await (const connection of listener) {
      open.push(connection);
      serve(connection, open.length).catch(() => {});
    }
  })();
  return {
    url: `https://127.0.0.1:${listener.addr.port}`,
    requests,
    get connections() {
      return open.length;
    },
    async [Symbol.asyncDispose]() {
      listener.close();
      for (const connection of open) {
        try {
          connection.close();
        } catch { /* it was cut */ }
      }
      await serving;
    },
  };
}
