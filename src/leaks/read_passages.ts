import { decodeEnv } from "../keys/later.ts";
import { notebookPassages } from "./notebook_passages.ts";
import type { Passage } from "./passage.ts";

/** A file, or what git keeps of one. */
export interface Content {
  /** Its name, by which notebooks are known. */
  name: string;
  bytes: ReadableStream<Uint8Array<ArrayBuffer>>;
}

/** What is told of a content beside its texts, as the end of a sentence about it. */
export type Tell = (remark: string) => void;

/** So much is read at once, in bytes; more is read in windows. */
const WINDOW = 8 * 1024 * 1024;
/** What a window shares with the next: longer than a key in any form, with its name. */
const OVERLAP = 16 * 1024;
/** A notebook larger than that is read as a text: its cells would take too much memory. */
const LARGEST_NOTEBOOK = 16 * WINDOW;

type Reader = ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>;

function joined(chunks: Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

/** Reads up to so many bytes, or a little more. */
async function readUpTo(reader: Reader, size: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  while (length < size) {
    const { value, done } = await reader.read();
    if (done) break;
    chunks.push(value);
    length += value.length;
  }
  return joined(chunks, length);
}

/** Bytes as text. What is no text has a character for each byte: a key in it is found all the same. */
const textOf = (bytes: Uint8Array): string => decodeEnv(bytes).text;

const lineEnds = (text: string): number => text.split("\n").length - 1;

const beginsWith = (bytes: Uint8Array, ...head: number[]) =>
  head.every((byte, i) => bytes[i] === byte);

/** What is compressed as a whole, so that nothing of it can be seen. Source: the files' first bytes. */
const COMPRESSED: readonly [head: number[], name: string][] = [
  [[0x50, 0x4b, 0x03, 0x04], "a ZIP archive, or a document that is one"],
  [[0x28, 0xb5, 0x2f, 0xfd], "compressed by Zstandard"],
  [[0x42, 0x5a, 0x68], "compressed by bzip2"],
  [[0xfd, 0x37, 0x7a, 0x58, 0x5a], "compressed by xz"],
  [[0x37, 0x7a, 0xbc, 0xaf], "a 7-Zip archive"],
  [[0x50, 0x41, 0x52, 0x31], "a Parquet file, whose columns may be compressed"],
  [[0x25, 0x50, 0x44, 0x46], "a PDF, whose pages may be compressed"],
];

/** The windows of a long text. */
async function* windows(first: Uint8Array<ArrayBuffer>, reader: Reader): AsyncGenerator<Passage> {
  let bytes = first;
  let firstLine = 1;
  while (bytes.length > 0) {
    const text = textOf(bytes);
    yield { text, firstLine };
    const next = await readUpTo(reader, WINDOW);
    if (next.length === 0) return;
    const kept = bytes.subarray(Math.max(0, bytes.length - OVERLAP));
    firstLine += lineEnds(textOf(bytes.subarray(0, bytes.length - kept.length)));
    bytes = joined([kept, next], kept.length + next.length);
  }
}

/**
 * The texts of a file, whatever it is: a notebook cell by cell; what was compressed by gzip as what
 * it was; what is no text by its bytes. Large files are read in windows, never at once.
 *
 * @param content Name and bytes.
 * @param tell Is told what cannot be seen in it.
 */
export async function* readPassages({ name, bytes }: Content, tell: Tell): AsyncGenerator<Passage> {
  const reader = bytes.getReader();
  try {
    const isNotebook = /\.ipynb$/i.test(name);
    const first = await readUpTo(reader, isNotebook ? LARGEST_NOTEBOOK : WINDOW);
    if (beginsWith(first, 0x1f, 0x8b)) {
      yield* inGzip(name, first, reader, tell);
      return;
    }
    const closed = COMPRESSED.find(([head]) => beginsWith(first, ...head));
    if (closed) tell(`is ${closed[1]}: only what is not compressed in it was seen`);
    if (isNotebook) {
      if (first.length < LARGEST_NOTEBOOK) {
        yield* asNotebook(textOf(first), tell);
        return;
      }
      tell("is a very large notebook, and was read as a text, without its cells");
    }
    yield* windows(first, reader);
  } finally {
    await reader.cancel().catch(() => {});
  }
}

function* asNotebook(text: string, tell: Tell): Generator<Passage> {
  try {
    yield* notebookPassages(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    if (text.trim() !== "") tell("is no whole notebook, and was read as a text, without its cells");
    yield { text, firstLine: 1 };
  }
}

async function* inGzip(
  name: string,
  first: Uint8Array<ArrayBuffer>,
  reader: Reader,
  tell: Tell,
): AsyncGenerator<Passage> {
  const packed = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start: (to) => to.enqueue(first),
    async pull(to) {
      const { value, done } = await reader.read();
      if (done) to.close();
      else to.enqueue(value);
    },
  });
  const bytes = packed.pipeThrough(new DecompressionStream("gzip"));
  try {
    yield* readPassages({ name: name.replace(/\.t?gz$/i, ""), bytes }, tell);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    tell("is a broken gzip file, and was seen as far as it goes");
  }
}
