/** Files by their paths, which have `/` between their parts. */
export type Files = Map<string, Uint8Array<ArrayBuffer>>;

const BLOCK = 512;
const FILE = "0";

const gone = async (
  bytes: Uint8Array<ArrayBuffer>,
  through: CompressionStream | DecompressionStream,
): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(through)).arrayBuffer());

/** The head of one file, in the form of POSIX's ustar. */
function head(path: string, size: number): Uint8Array<ArrayBuffer> {
  const name = new TextEncoder().encode(path);
  if (name.length > 100) throw new RangeError(`Cannot pack: ${path} is longer than 100 bytes`);
  const block = new Uint8Array(BLOCK);
  const put = (at: number, text: string) => block.set(new TextEncoder().encode(text), at);
  block.set(name, 0);
  put(100, "0000644\0"); // mode
  put(108, "0000000\0"); // owner
  put(116, "0000000\0"); // group
  put(124, `${size.toString(8).padStart(11, "0")}\0`);
  put(136, "00000000000\0"); // time: the same files are the same bytes, whenever they are packed
  put(148, " ".repeat(8)); // the sum, as it counts while it is reckoned
  put(156, FILE);
  put(257, "ustar\x0000");
  const sum = block.reduce((all, byte) => all + byte, 0);
  put(148, `${sum.toString(8).padStart(6, "0")}\0 `);
  return block;
}

/**
 * Packs files into a `.tar.gz`: in the order of their names and without times, so that the same
 * files give the same bytes.
 */
export async function packTarball(files: Files): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for (const path of [...files.keys()].sort()) {
    const content = files.get(path)!;
    const rest = (BLOCK - content.length % BLOCK) % BLOCK;
    parts.push(head(path, content.length), content, new Uint8Array(rest));
  }
  parts.push(new Uint8Array(2 * BLOCK));
  const tar = new Uint8Array(await new Blob(parts).arrayBuffer());
  return gone(tar, new CompressionStream("gzip"));
}

/** The files of a `.tar.gz` such as `deno pack` makes. */
export async function unpackTarball(bytes: Uint8Array<ArrayBuffer>): Promise<Files> {
  const tar = await gone(bytes, new DecompressionStream("gzip"));
  const text = (at: number, length: number) =>
    new TextDecoder().decode(tar.subarray(at, at + length)).replace(/\0.*$/s, "");
  const files: Files = new Map();
  for (let at = 0; text(at, 100) !== "";) {
    const size = parseInt(text(at + 124, 12), 8);
    const folder = text(at + 345, 155);
    const path = (folder && `${folder}/`) + text(at, 100);
    const kind = text(at + 156, 1) || FILE;
    if (kind === FILE) files.set(path, tar.slice(at + BLOCK, at + BLOCK + size));
    else if (kind !== "5") throw new Error(`Cannot unpack: ${path} is no file, but "${kind}"`);
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  return files;
}
