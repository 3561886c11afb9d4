/**
 * The bytes of ZMTP 3.0, the protocol under Jupyter's: as much as a client on loopback needs.
 * https://rfc.zeromq.org/spec/23/
 */
import { Buffer } from "node:buffer";

const MORE = 1;
const LONG = 2;
const COMMAND = 4;

/** How long a greeting is, in bytes. */
export const GREETING_SIZE = 64;

/** One piece of a message, or a command between the two ends. */
export interface Frame {
  body: Buffer;
  /** Whether another frame of the same message follows. */
  more: boolean;
  /** Whether it is talk between the two ends rather than part of a message. */
  command: boolean;
}

/** What each end says first: version 3.0, no security (the messages themselves are signed). */
export function greeting(): Buffer {
  const bytes = Buffer.alloc(GREETING_SIZE);
  bytes[0] = 0xff;
  bytes[8] = 1;
  bytes[9] = 0x7f;
  bytes[10] = 3;
  bytes.write("NULL", 12);
  return bytes;
}

/** What each end says second: the kind of socket it is, and its name. */
export function ready(socketType: string, identity: string): Buffer {
  const property = (name: string, value: string) => {
    const size = Buffer.alloc(4);
    size.writeUInt32BE(Buffer.byteLength(value));
    return Buffer.concat([Buffer.from([name.length]), Buffer.from(name), size, Buffer.from(value)]);
  };
  const name = Buffer.from("READY");
  return encodeFrame({
    body: Buffer.concat([
      Buffer.from([name.length]),
      name,
      property("Socket-Type", socketType),
      property("Identity", identity),
    ]),
    more: false,
    command: true,
  });
}

function encodeFrame({ body, more, command }: Frame): Buffer {
  const flags = (more ? MORE : 0) | (command ? COMMAND : 0);
  if (body.length < 256) return Buffer.concat([Buffer.from([flags, body.length]), body]);
  const head = Buffer.alloc(9);
  head[0] = flags | LONG;
  head.writeBigUInt64BE(BigInt(body.length), 1);
  return Buffer.concat([head, body]);
}

/** One message, of one or more parts, as it goes over the wire. */
export function encodeMessage(parts: Buffer[]): Buffer {
  const last = parts.length - 1;
  return Buffer.concat(
    parts.map((body, i) => encodeFrame({ body, more: i < last, command: false })),
  );
}

/** Reads the next frame. `read` gives exactly as many bytes as it is asked for. */
export async function decodeFrame(read: (bytes: number) => Promise<Buffer>): Promise<Frame> {
  const [flags] = await read(1);
  const size = flags & LONG ? Number((await read(8)).readBigUInt64BE()) : (await read(1))[0];
  return {
    body: await read(size),
    more: (flags & MORE) !== 0,
    command: (flags & COMMAND) !== 0,
  };
}
