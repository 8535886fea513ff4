/** What a spreadsheet takes for a formula. A number below zero begins like one, and is none. */
const formula = /^(?!-?\d+(?:\.\d+)?$)[=+\-@\t\r]/

/** One cell of a CSV file (RFC 4180). Words that somebody typed are never run when the file is opened. */
export function csvCell(text: string): string {
  const safe = formula.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
