/**
 * Writes a whole file at once, readable by its owner only, so that a crash leaves the old one. A
 * link stays a link: the file that it names is written.
 *
 * @param path The file; it need not be there.
 * @param content What it holds from now on; a text is written as UTF-8.
 * @throws File errors as they are; the old file is whole then.
 */
export async function writePrivately(path: string, content: string | Uint8Array): Promise<void> {
  const target = await Deno.realPath(path).catch(() => path);
  const draft = `${target}.${crypto.randomUUID()}`;
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  try {
    await Deno.writeFile(draft, bytes, { mode: 0o600, createNew: true });
    await Deno.rename(draft, target);
  } catch (error) {
    await Deno.remove(draft).catch(() => {});
    throw error;
  }
}
