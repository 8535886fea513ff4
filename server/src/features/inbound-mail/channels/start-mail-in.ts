import { contextFor } from '../../../platform/context.ts'
import { openAppPool } from '../../../platform/db/app-pool.ts'
import { listenFor } from '../../../platform/db/listen-for.ts'
import {
  type ImapSettings,
  type IncomingMail,
  keepLmtpOpen,
  type MailInLog,
  type SetAside,
  startImapFetching,
} from '../../../platform/mail-in/index.ts'
import { repeatWork } from '../../../platform/repeat-work.ts'
import { addStaffTask } from '../../enquiries/index.ts'
import { fileMails } from '../file-mails.ts'
import type { MailFiling } from '../mail-filing.ts'
import { receiveMail } from '../receive-mail.ts'

export interface MailIn {
  /** Mail is taken for these only; in lower case. */
  addresses: readonly string[]
  /** Where the council's mail server hands mail over; null: it does not. */
  lmtp: { host: string; port: number } | null
  /** The mailbox that mail is fetched from; null: none. */
  imap: ImapSettings | null
  filing: Omit<MailFiling, 'pool' | 'onFault'>
}

/** How often to look for mails whose filing was put off, in milliseconds. */
const usualPollMs = 5_000
/** Mail that comes in does not wait for the work of every day. */
const connections = 4

/**
 * Takes mail by the ways of the settings and files what was taken, until `stop()`. Filing is woken by the database, also by
 * what another worker took.
 */
export function startMailIn(databaseUrl: string, mailIn: MailIn, log: MailInLog, pollMs = usualPollMs) {
  const pool = openAppPool(databaseUrl, { max: connections })
  const filing: MailFiling = {
    ...mailIn.filing,
    pool,
    onFault: (mailId, fault) => log.warn({ mailId, fault }, 'a mail could not be filed this time'),
  }
  const context = () => contextFor(pool, filing.clock, { kind: 'system', id: null })

  const keep = (mail: IncomingMail) => receiveMail(filing, mail)
  const setAside = ({ key, reason, bytes }: SetAside) => {
    const ctx = context()
    const megabytes = Math.ceil(bytes / 1_000_000)
    return ctx.tx((tx) =>
      addStaffTask(tx, ctx, {
        kind: 'read-mail',
        causeKey: `mailbox:${key}`,
        team: 'hub',
        details: { reason, megabytes, folder: 'Hub/Set aside' },
        dueOn: ctx.today,
      }),
    )
  }

  const work = repeatWork(
    'filing mail',
    async (shouldStop) => {
      const filed = await fileMails(filing, shouldStop)
      if (filed > 0) log.info({ filed }, 'mails filed')
      return filed > 0 ? 0 : pollMs
    },
    log,
    pollMs,
  )
  const listening = listenFor(databaseUrl, 'mails_waiting', work.wake, { onListening: work.wake })
  const lmtp = mailIn.lmtp && keepLmtpOpen({ ...mailIn.lmtp, addresses: mailIn.addresses, keep, log })
  const imap = mailIn.imap && startImapFetching(mailIn.imap, databaseUrl, { keep, setAside, log })

  return {
    /** Where mail is handed over; null while it can't be. */
    lmtpPort: () => lmtp?.port() ?? null,
    async stop(): Promise<void> {
      await Promise.all([lmtp?.stop(), imap?.stop()])
      await Promise.all([listening.stop(), work.stop()])
      await pool.end()
    },
  }
}
