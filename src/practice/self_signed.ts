import { Buffer } from "node:buffer";
import { generateKeyPairSync, randomBytes, sign } from "node:crypto";

/** A certificate and its private key, as PEM. */
export interface Certificate {
  cert: string;
  key: string;
}

/** A value in DER: a tag, a length, and the contents. Source: ITU-T X.690. */
function der(tag: number, ...contents: Uint8Array[]): Uint8Array {
  const inside = Buffer.concat(contents);
  const { length } = inside;
  const size = length < 128
    ? [length]
    : length < 256
    ? [0x81, length]
    : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Uint8Array.from([tag, ...size]), inside]);
}

const bytes = (text: string) => new TextEncoder().encode(text);
const sequence = (...parts: Uint8Array[]) => der(0x30, ...parts);
const oid = (hex: string) => der(0x06, Uint8Array.fromHex(hex));
/** `YYMMDDHHMMSSZ` */
const time = (at: number) =>
  der(0x17, bytes(new Date(at).toISOString().replace(/\D/g, "").slice(2, 14) + "Z"));

const ECDSA_WITH_SHA256 = sequence(oid("2a8648ce3d040302"));
const COMMON_NAME = oid("550403");
const ALTERNATIVE_NAME = oid("551d11");
const LOOPBACK = der(0x87, Uint8Array.of(127, 0, 0, 1));
const DAY = 86_400_000;

/**
 * Makes a certificate for 127.0.0.1 that nobody has signed but itself, good for a day. Source of
 * its fields: RFC 5280, section 4.1.
 *
 * @param now Milliseconds since 1970.
 */
export function selfSigned(now: number = Date.now()): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const name = sequence(
    der(0x31, sequence(COMMON_NAME, der(0x0c, bytes("Practice room, not X")))),
  );
  const body = sequence(
    der(0xa0, der(0x02, Uint8Array.of(2))),
    der(0x02, Uint8Array.of(1, ...randomBytes(15))),
    ECDSA_WITH_SHA256,
    name,
    sequence(time(now - DAY), time(now + DAY)),
    name,
    publicKey.export({ type: "spki", format: "der" }),
    der(0xa3, sequence(sequence(ALTERNATIVE_NAME, der(0x04, sequence(LOOPBACK))))),
  );
  const signature = der(0x03, Uint8Array.of(0), sign("sha256", body, privateKey));
  const base64 = sequence(body, ECDSA_WITH_SHA256, signature).toBase64();
  const lines = base64.match(/.{1,64}/g)!.join("\n");
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
    key: String(privateKey.export({ type: "pkcs8", format: "pem" })),
  };
}
