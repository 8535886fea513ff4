import { type Council, type Retention, senderName } from '@send-hub/shared'
import pino from 'pino'
import { type Config, loadConfig, readEnvironment } from './config.ts'
import { councils } from './councils.ts'
import { startSignInWorker } from './features/access/index.ts'
import { sealAudit } from './features/audit/index.ts'
import { caseForDocuments, catchUpDailyWork, passRightsToday } from './features/cases/index.ts'
import { workOnDataRights } from './features/data-rights/index.ts'
import { startFileWorker } from './features/documents/index.ts'
import {
  messageFileWork,
  noticeMissedCallBacks,
  type ToStrangers,
  workOnPromises,
  workOnQueue,
} from './features/enquiries/index.ts'
import { addressToTell, enquiryMailsOf, startMailIn } from './features/inbound-mail/index.ts'
import { startNotificationWorker } from './features/notifications/index.ts'
import { takeDueSnapshots } from './features/reports/index.ts'
import { systemClock } from './platform/clock.ts'
import { faultOfLoginRole, openAppPool } from './platform/db/app-pool.ts'
import type { Pool } from './platform/db/pool.ts'
import { readSecrets } from './platform/db/read-secrets.ts'
import { requireDatabase } from './platform/embedded-postgres/index.ts'
import { createClamd, createFolderStore, type FileStore, filesFolder } from './platform/files/index.ts'
import { describeError } from './platform/logging.ts'
import { createMailer } from './platform/mailer.ts'
import { repeatWork } from './platform/repeat-work.ts'
import { createSealer } from './platform/sealed-text.ts'
import { messageOf, SetupFault } from './platform/setup-fault.ts'
import { createInboxTexts, createNotifyTexts, type TextSender } from './platform/texts/index.ts'

/**
 * The worker process: sends what the outbox holds, checks files, and does the work of every day and month end. Any
 * number may run; each message, file and batch of cases is done by one.
 */

async function main(): Promise<void> {
  const config = loadConfig(readEnvironment())
  if (!config.database.url || !config.mail.smtpUrl) {
    throw new SetupFault(
      'DATABASE_URL and SMTP_URL must be set. To run everything on this machine: npm start',
    )
  }
  const council = councils[config.council]
  const hostname = new URL(config.publicUrl).hostname
  await requireDatabase(config.database.url)
  const pool = openAppPool(config.database.url, { max: 2 }) // sealing does not wait for a long day's work
  const secrets = await readSecrets(pool)
  const fault = await faultOfLoginRole(pool)
  if (fault) pino({ base: null }).warn(fault)

  const from = config.mail.from ?? `${senderName(council.name)} <no-reply@${hostname}>`
  const files = createFolderStore(filesFolder(config.dataDir))
  const addresses = createSealer(secrets.sealedAddress)
  const hubAddresses = hubAddressesOf(config)
  const [hubAddress = ''] = hubAddresses
  // What comes back is read by the hub where it takes mail; else by whoever reads the sender's mailbox.
  const takesMail = config.mailIn.lmtp !== null || config.mailIn.imap !== null
  const mailer = createMailer(config.mail.smtpUrl, from, takesMail ? hubAddress : undefined)
  const worker = startNotificationWorker(
    config.database.url,
    {
      clock: systemClock,
      mailer,
      texts: textSender(config),
      sender: { councilName: council.name, serviceUrl: config.publicUrl, ...council.hub },
      messageIdDomain: hostname,
      codeKey: secrets.signInCode,
      unsealAddress: addresses.unseal,
      enquiryMails: enquiryMailsOf({ threadKey: secrets.mailThread, hubAddress, files }),
      acceptedNotNoted: new Map(),
    },
    pino({ base: null }),
  )
  const fileWorker = startFileWorker(
    config.database.url,
    {
      clock: systemClock,
      files,
      scanner: config.files.clamdUrl ? createClamd(config.files.clamdUrl) : null,
      cases: caseForDocuments,
      others: [messageFileWork],
    },
    pino({ base: null }),
  )
  const signInWorker = startSignInWorker(
    config.database.url,
    { clock: systemClock, addressKey: secrets.sealedAddress },
    pino({ base: null }),
  )
  const mailIn = startMailIn(
    config.database.url,
    {
      ...config.mailIn,
      addresses: hubAddresses,
      filing: {
        clock: systemClock,
        files,
        council,
        threadKey: secrets.mailThread,
        sealAddress: addresses.seal,
        hubAddresses: [...hubAddresses, addressIn(from)],
        messageIdDomain: hostname,
        trustedAuthServer: config.mailIn.authServer,
        isScanned: config.files.clamdUrl !== null,
      },
    },
    pino({ base: null }),
  )
  const sealing = startSealing(pool)
  const dailyWork = startDailyWork(pool, files, council.retention)
  const promises = startPromiseWork(pool, council, {
    findAddress: addressToTell,
    sealAddress: addresses.seal,
  })
  const queueWork = startQueueWork(pool, council)
  process.send?.({ ready: true })

  const stop = async () => {
    await Promise.all([
      mailIn.stop(),
      worker.stop(),
      signInWorker.stop(),
      fileWorker.stop(),
      sealing.stop(),
      dailyWork.stop(),
      promises.stop(),
      queueWork.stop(),
    ])
    await pool.end()
    mailer.close()
    process.exit(0)
  }
  process.once('SIGTERM', () => void stop())
  process.once('SIGINT', () => void stop())
}

/** The addresses that families write to; the council's public one where none is set. */
function hubAddressesOf({ mailIn, council }: Config): string[] {
  return mailIn.addresses.length > 0 ? mailIn.addresses : [councils[council].hub.email.toLowerCase()]
}

/** The address alone of `Name <address>`. */
const addressIn = (from: string): string => (/<([^<>]+)>/.exec(from)?.[1] ?? from).trim().toLowerCase()

/** By GOV.UK Notify, or into the local inbox; null where there is neither. */
function textSender({ notify, inboxDir }: Config): TextSender | null {
  if (notify) return createNotifyTexts(notify)
  return inboxDir ? createInboxTexts(inboxDir) : null
}

/**
 * Looks every minute, and now, which days and month ends are not done (docs/decisions/0008), and what is to be deleted
 * (docs/decisions/0022).
 */
function startDailyWork(pool: Pool, files: FileStore, retention: Retention) {
  const log = pino({ base: null })
  const onFault = (caseId: string, error: unknown) =>
    log.warn({ caseId, err: describeError(error as Error) }, 'a case was left out of the daily work')
  const onChildFault = (childId: string, error: unknown) =>
    log.warn({ childId, err: describeError(error as Error) }, 'a child was left out of the work on rights')
  return repeatWork(
    'the daily work',
    async (shouldStop) => {
      const rights = await passRightsToday({ pool, clock: systemClock, shouldStop, onFault: onChildFault })
      if (rights) log.info({ ...rights }, 'rights that pass are looked after')
      if (shouldStop()) return
      const days = await catchUpDailyWork({ pool, clock: systemClock, shouldStop, onFault })
      for (const { day, counts } of days) log.info({ day, ...counts }, 'the day’s work is done')
      if (shouldStop()) return
      const monthEnds = await takeDueSnapshots(pool, systemClock, shouldStop)
      if (monthEnds.length > 0) log.info({ monthEnds }, 'month ends counted')
      if (shouldStop()) return
      const gone = await workOnDataRights({ pool, clock: systemClock, files, retention, shouldStop })
      if (gone.files + gone.copies + gone.sessions > 0) log.info(gone, 'what was erased or ran out is gone')
    },
    log,
  )
}

/** Looks every minute which promises to answer are near, missed, or stand still (docs/decisions/0026). */
function startPromiseWork(pool: Pool, council: Council, strangers: ToStrangers) {
  const log = pino({ base: null })
  const onFault = (enquiryId: string, error: unknown) =>
    log.warn(
      { enquiryId, err: describeError(error as Error) },
      'an enquiry was left out of the work on promises',
    )
  return repeatWork(
    'the work on promises',
    async (shouldStop) => {
      const done = await workOnPromises({ pool, clock: systemClock, council, strangers, shouldStop, onFault })
      if (Object.values(done).some((count) => count > 0)) log.info({ ...done }, 'promises are looked after')
      if (shouldStop()) return undefined
      const missed = await noticeMissedCallBacks({ pool, clock: systemClock, council, shouldStop, onFault })
      if (missed > 0) log.info({ missed }, 'families are told of calls that were not made')
      return undefined
    },
    log,
  )
}

/** Seals every minute what the audit has got since (docs/decisions/0015). Who keeps the log has the newest seal, too. */
function startSealing(pool: Pool) {
  const log = pino({ base: null })
  return repeatWork(
    'sealing the audit',
    async () => {
      const seal = await sealAudit({ pool, clock: systemClock })
      if (seal) log.info({ number: seal.number, digest: seal.digest }, 'the audit is sealed')
      return undefined
    },
    log,
  )
}

/** Hands on each minute what somebody who is away has promised, and gives out by turns where a team wants it. */
function startQueueWork(pool: Pool, council: Council) {
  const log = pino({ base: null })
  return repeatWork(
    'the work on the queue',
    async (shouldStop) => {
      const done = await workOnQueue({ pool, clock: systemClock, council, shouldStop })
      if (done.passedOn + done.given + done.woken > 0)
        log.info(done, 'enquiries have another owner, or came back')
      return undefined
    },
    log,
  )
}

main().catch((error: unknown) => {
  process.stderr.write(`${messageOf(error)}\n`)
  process.exit(1)
})
