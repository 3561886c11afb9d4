/** A value as it stands in a `.env` file: bare where every reader takes it bare, else in single quotation marks. */
export function quoteEnvValue(value: string): string {
  return /^[\w%.+/=~:-]+$/.test(value) ? value : `'${value}'`;
}
