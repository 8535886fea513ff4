/** Characters that no text of a file should hold: XML forbids them, and a NUL would stop the database. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters looked for
export const FORBIDDEN_CHARACTERS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/
