/**
 * Messages of the Jupyter protocol, signed and checked.
 * https://jupyter-client.readthedocs.io/en/stable/messaging.html
 */
import { Buffer } from "node:buffer";
import { createHmac, timingSafeEqual } from "node:crypto";

/** Plain data whose fields depend on the kind of message. */
export type Fields = Record<string, unknown>;

/** Who says what. */
export interface Header {
  msg_id: string;
  msg_type: string;
  session: string;
  username: string;
  date: string;
  version: string;
}

/** One message. */
export interface Message {
  header: Header;
  /** The header of the message that this one answers; empty where it answers none. */
  parent: Partial<Header>;
  metadata: Fields;
  content: Fields;
}

const DELIMITER = Buffer.from("<IDS|MSG>");
const SIGNED_PARTS = 4;

function sign(parts: Buffer[], key: string): Buffer {
  const hmac = createHmac("sha256", key);
  for (const part of parts) hmac.update(part);
  return Buffer.from(hmac.digest("hex"));
}

/** A message as the parts that are sent, signed with the connection file's key. */
export function packMessage(message: Message, key: string): Buffer[] {
  const { header, parent, metadata, content } = message;
  const parts = [header, parent, metadata, content].map((part) =>
    Buffer.from(JSON.stringify(part))
  );
  return [DELIMITER, sign(parts, key), ...parts];
}

/**
 * The message in parts that arrived.
 *
 * @throws {Error} If the signature is not that of the connection file's key.
 */
export function unpackMessage(received: Buffer[], key: string): Message {
  const start = received.findIndex((part) => part.equals(DELIMITER)) + 1;
  const signature = received[start];
  const parts = received.slice(start + 1, start + 1 + SIGNED_PARTS);
  if (start === 0 || parts.length < SIGNED_PARTS) {
    throw new Error("Cannot read the kernel's message: it is not a Jupyter message");
  }
  const expected = sign(parts, key);
  if (signature.length !== expected.length || !timingSafeEqual(signature, expected)) {
    throw new Error("Cannot trust the kernel's message: its signature is wrong");
  }
  const [header, parent, metadata, content] = parts.map((part) => JSON.parse(part.toString()));
  return { header, parent, metadata, content };
}
