import { kent } from '@send-hub/shared'
import pg from 'pg'
import { workOnPromises } from '../../src/features/enquiries/index.ts'
import {
  addressToTell,
  enquiryMailsOf,
  fileMails,
  type MailFiling,
  receiveMail,
} from '../../src/features/inbound-mail/index.ts'
import { deliverDue } from '../../src/features/notifications/deliver-notifications.ts'
import { newId } from '../../src/platform/ids.ts'
import { createMailer } from '../../src/platform/mailer.ts'
import { createSealer } from '../../src/platform/sealed-text.ts'
import type { TestApp } from '../build-test-app.ts'
import { startMailServer } from '../mail-server.ts'
import { aMail, type MailWanted } from './eml.ts'
import { hubAddress, mailFilingOf } from './mail-filing.ts'

export interface FiledMail {
  outcome: string
  enquiryId: string
  messageId: string
}

/** What the worker does with mail, one step at a time: out to a real SMTP server, in by filing, and the promises between. */
export async function startMailBothWays(test: TestApp) {
  const mail = await startMailServer()
  const usualMailer = createMailer(mail.url, 'Kent County Council <no-reply@hub.test>', hubAddress)
  const filing = mailFilingOf(test)
  const addresses = createSealer(test.secrets.sealedAddress)
  const client = new pg.Client({ connectionString: test.database.url })
  await client.connect()
  await client.query('set role hub_system')
  return {
    mail,
    mailer: usualMailer,
    addresses,
    /** Sends what is due. */
    deliver: (mailer = usualMailer) =>
      deliverDue(client, {
        ...{ clock: test.clock, mailer, texts: null, messageIdDomain: 'hub.test' },
        sender: { councilName: kent.name, serviceUrl: 'http://hub.test', ...kent.hub },
        ...{ codeKey: test.secrets.signInCode, unsealAddress: addresses.unseal, acceptedNotNoted: new Map() },
        enquiryMails: enquiryMailsOf({ threadKey: test.secrets.mailThread, hubAddress, files: filing.files }),
      }),
    /** Looks after the promises, as in the morning. */
    work: () =>
      workOnPromises({
        ...{ pool: test.pool, clock: test.clock, council: kent },
        strangers: { findAddress: addressToTell, sealAddress: addresses.seal },
      }),
    /** Takes a mail in and files it: what became of it. */
    async file(
      wanted: MailWanted | Buffer,
      envelopeFrom = 'x@other.example',
      with_: Partial<MailFiling> = {},
    ): Promise<FiledMail> {
      const raw = Buffer.isBuffer(wanted)
        ? wanted
        : aMail({ messageId: `<${newId()}@mail.example>`, ...wanted })
      const { id } = await receiveMail(filing, { raw, envelopeFrom, envelopeTo: hubAddress, cameBy: 'lmtp' })
      await fileMails({ ...filing, ...with_ })
      const { rows } = await test.pool.query<FiledMail>(
        'select outcome, enquiry_id as "enquiryId", message_id as "messageId" from inbound_mails where id = $1',
        [id],
      )
      if (!rows[0]) throw new Error('The mail is gone')
      return rows[0]
    },
    async close(): Promise<void> {
      usualMailer.close()
      await mail.stop()
      await client.end()
    },
  }
}

export type MailBothWays = Awaited<ReturnType<typeof startMailBothWays>>
