/** A shorter one ("Question", "EHCP") stands over mails about anything. */
const shortest = 12

/** A subject without what programs put before it, to be compared; null when it is too general to tell a matter. */
export function matterOf(subject: string): string | null {
  const bare = subject
    .toLowerCase()
    .replace(/^(\s*(re|aw|fwd?|wg|tr|sv|odp|antw?)\s*(\[\d+\])?\s*:)+/i, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  return bare.length >= shortest ? bare : null
}
