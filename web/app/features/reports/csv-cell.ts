/** What a spreadsheet takes for a formula, the wide forms of East Asia included. A number below zero is none. */
const formula = /^(?!-?\d+(?:\.\d+)?$)[=+\-@\t\r\n＝＋－＠]/

/** One cell of a CSV file (RFC 4180). Words that somebody typed are never run when the file is opened. */
export function csvCell(text: string): string {
  const safe = formula.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
