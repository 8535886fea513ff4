import { type HeldLock, holdLock } from '../db/hold-lock.ts'
import { repeatWork } from '../repeat-work.ts'
import { wakeablePause } from '../wakeable-pause.ts'
import { imapFaultCode } from './imap-fault.ts'
import { openImapInbox } from './imap-inbox.ts'
import type { ImapSettings } from './imap-settings.ts'
import { keepImapTokens } from './imap-token.ts'
import { noMemory, type Taking, takeMails } from './take-mails.ts'

export interface ImapTiming {
  /** How often the mailbox is looked into although nothing was announced. */
  pollMs: number
  /** How often to ask whether the worker that fetches is gone. */
  askForLockMs: number
  /** The first wait after a failure; it doubles. */
  firstWaitMs: number
}

const usual: ImapTiming = { pollMs: 60_000, askForLockMs: 5_000, firstWaitMs: 1_000 }
const longestWaitMs = 60_000
/** A server locks out who tries a wrong password, or a wrong secret for tokens, too often. */
const longestWaitAfterRefusalMs = 5 * 60_000
const isRefusal = (code: string) => code === 'AUTHENTICATION_FAILED' || code.startsWith('TOKEN_REFUSED')

/**
 * Fetches mail from one mailbox until `stop()`: at once when the server announces one, and by the clock. Of several
 * workers one fetches, under a lock of the database; what two take all the same, at the moment the lock is lost, is told
 * to be one when it is kept.
 */
export function startImapFetching(
  settings: ImapSettings,
  databaseUrl: string,
  taking: Taking,
  timing: ImapTiming = usual,
) {
  const { log } = taking
  const { host, port, user, mailbox } = settings
  const tokens = settings.oauth && keepImapTokens(settings.oauth)
  const lockName = `imap ${host} ${port} ${user} ${mailbox}`
  let failures = 0
  const memory = noMemory()
  let isWaitingForOther = false
  const pause = wakeablePause()

  const work = repeatWork(
    'fetching mail',
    async (shouldStop) => {
      try {
        const lock = await holdLock(databaseUrl, lockName, pause.wake)
        if (!lock) {
          if (!isWaitingForOther) log.info({}, 'another worker fetches the mail; this one stands by')
          isWaitingForOther = true
          return timing.askForLockMs
        }
        isWaitingForOther = false
        await fetchUnder(lock, shouldStop).finally(() => lock.release())
        return 0
      } catch (error) {
        const code = imapFaultCode(error)
        if (code === 'AUTHENTICATION_FAILED') tokens?.drop() // it may have been withdrawn before its time
        const longest = isRefusal(code) ? longestWaitAfterRefusalMs : longestWaitMs
        const waitMs = Math.min(timing.firstWaitMs * 2 ** failures, longest)
        failures += 1
        log.warn({ err: code, waitMs }, 'the mailbox can’t be read at present')
        return waitMs
      }
    },
    log,
  )

  /** Returns when it is told to stop or the lock is lost. @throws when the connection is lost */
  async function fetchUnder(lock: HeldLock, shouldStop: () => boolean): Promise<void> {
    const isEnding = () => shouldStop() || !lock.isHeld()
    const inbox = await openImapInbox(settings, (await tokens?.current()) ?? null, pause.wake)
    try {
      while (!isEnding()) {
        pause.reset()
        const taken = await takeMails(inbox, memory, taking, isEnding)
        failures = 0
        if (taken > 0) log.info({ taken }, 'mails fetched')
        if (!isEnding()) await pause.wait(timing.pollMs)
      }
    } finally {
      await inbox.close()
    }
  }

  return {
    async stop(): Promise<void> {
      const stopped = work.stop()
      pause.wake()
      await stopped
    },
  }
}
