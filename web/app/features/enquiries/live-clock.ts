const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: 'numeric',
  minute: '2-digit',
  hour12: true,
})

/** `3:05pm` of a moment in milliseconds since 1970. As lib/london-time says it, without what that brings along. */
export const clockWords = (at: number): string => clock.format(new Date(at)).replace(/\s/g, '')
