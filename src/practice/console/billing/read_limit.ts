/** The highest limit, in US dollars. */
const MOST = 100_000;

/**
 * Reads an amount in US dollars.
 *
 * @returns Thousandths of a US dollar, `null` where there is none, `undefined` if it is no amount.
 */
export function readLimit(text: string): number | null | undefined {
  if (text === "") return null;
  if (!/^\$?\d{1,6}([.,]\d{1,2})?$/.test(text)) return undefined;
  const dollars = Number(text.replace("$", "").replace(",", "."));
  return dollars <= MOST ? Math.round(dollars * 1000) : undefined;
}
