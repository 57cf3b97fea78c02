/**
 * Rows as CSV (RFC 4180: CRLF, quotes doubled) with a byte order mark, by which Excel knows UTF-8. Text that a
 * spreadsheet would take for a formula gets an apostrophe before it: https://owasp.org/www-community/attacks/CSV_Injection
 */
export const toCsv = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`

function cell(text: string): string {
  // A negative number is no formula.
  const isNumber = /^-?\d+(\.\d+)?$/.test(text)
  const inert = !isNumber && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert
}
