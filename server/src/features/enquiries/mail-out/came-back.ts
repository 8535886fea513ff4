/**
 * For `address`, SQL in lower case: whether mail to it came back and nobody has checked it since. Source of the rule: no
 * mail goes there until somebody has (docs/decisions/0027). Whoever asks: what came back about somebody who is locked to
 * them counts, too (`mail_came_back`, migrations/0009).
 */
export const mailCameBack = (address: string) => `mail_came_back(${address})`
