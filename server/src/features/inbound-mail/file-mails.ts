import type { MailFiling } from './mail-filing.ts'

/**
 * Files what has arrived and is due, one mail a transaction, until nothing is left or `shouldStop` says so; answers how
 * many were dealt with.
 */
export async function fileMails(
  _filing: MailFiling,
  _shouldStop: () => boolean = () => false,
): Promise<number> {
  return 0
}
