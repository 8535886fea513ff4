/** The cause of the task that somebody looks through what was held back of a sender. */
export const floodTask = (floodId: string): string => `mail-flood:${floodId}`
/** The cause of the task that somebody reads at once what was held back and may speak of harm. */
export const harmInFloodTask = (floodId: string): string => `words-of-harm:${floodId}`
