import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../test/build-test-app.ts'
import { aThousandMails, type ExpectedMail } from '../../../test/mail/a-thousand-mails.ts'
import { mailFilingOf } from '../../../test/mail/mail-filing.ts'
import { anAskerOfMails } from '../../../test/mail/thousand-families.ts'
import { fileMails, type MailFiling, receiveMail } from './index.ts'

let test: TestApp
let mails: ExpectedMail[]
let filing: MailFiling
beforeAll(async () => {
  test = await buildTestApp()
  const of = { threadKey: test.secrets.mailThread, domain: 'hub.test' }
  const people = await Promise.all(Array.from({ length: 40 }, () => anAskerOfMails(test.pool, of)))
  mails = aThousandMails({
    ...{ askers: people.slice(0, 30), unreachable: people.slice(30) },
    hubAddresses: ['hub@council.example', 'send@council.example'],
  })
  filing = {
    ...mailFilingOf(test),
    ...{ hubAddresses: ['hub@council.example', 'send@council.example', 'no-reply@hub.test'] },
    ...{ trustedAuthServer: null, thanksPerHour: 1_000 },
  }
})
afterAll(() => test?.close())

const rows = async (sql: string) => (await test.pool.query(sql)).rows
const count = async (sql: string) => Number((await rows(`select count(*) as n from ${sql}`))[0].n)

it('a thousand mails become exactly what they must, by two workers at once', async () => {
  const before = { enquiries: await count('enquiries'), messages: await count('messages') }
  for (const { raw, envelopeFrom, envelopeTo } of mails) {
    for (const to of envelopeTo)
      await receiveMail(filing, { raw, envelopeFrom, envelopeTo: to, cameBy: 'lmtp' })
  }
  const done = await Promise.all([fileMails(filing), fileMails(filing)])

  const own = mails.filter(({ outcome }) => outcome !== 'copy')
  expect(done[0] + done[1]).toBe(own.length)
  const found = await rows(
    `select (regexp_match(subject, '#(\\d+)$'))[1]::int as number, status, outcome, enquiry_id as "enquiryId",
       acknowledged_at is not null as "isAcknowledged",
       (select count(*)::int from message_files f where f.message_id = i.message_id) as files
     from inbound_mails i order by 1`,
  )
  expect(found.map(({ number }) => number)).toEqual(own.map(({ number }) => number))
  for (const [place, row] of found.entries()) {
    const { number, outcome, files, isAcknowledged, enquiryId } = own[place] as ExpectedMail
    expect(row, `mail ${number}`).toMatchObject({
      ...{ status: outcome ? 'filed' : 'unreadable', outcome, files, isAcknowledged },
      ...(outcome === 'new-enquiry' ? {} : { enquiryId: enquiryId ?? null }),
    })
  }

  const of = (wanted: string) => own.filter(({ outcome }) => outcome === wanted).length
  const noted = own.filter(({ isNoted }) => isNoted).length
  expect(await count("messages where kind = 'note'")).toBe(noted)
  expect((await count('enquiries')) - before.enquiries).toBe(of('new-enquiry'))
  expect((await count('messages')) - before.messages).toBe(of('new-enquiry') + of('joined') + noted)
  expect(
    await count(
      "promises p join enquiries e on e.id = p.enquiry_id where e.channel = 'email' and p.due_on = e.reply_by",
    ),
  ).toBe(of('new-enquiry'))
  expect(await count("notifications where kind = 'mail-received'")).toBe(
    own.filter((mail) => mail.isAcknowledged).length,
  )
  // Each thread that was answered is open again once, and its asker is told once.
  const threads = new Set(own.filter(({ outcome }) => outcome === 'joined').map(({ enquiryId }) => enquiryId))
  expect(await count("notifications where kind = 'enquiry-received'")).toBe(threads.size)
  expect(await count("enquiry_events where kind = 'reopened'")).toBe(threads.size)
  // Mail that came back stops once a person, and is one task.
  const stopped = new Set(own.flatMap(({ stops }) => stops ?? []))
  expect(await count('family_members where mail_stopped_at is not null')).toBe(stopped.size)
  expect(await count("staff_tasks where kind = 'check-address'")).toBe(stopped.size)
  expect(await count("staff_tasks where kind = 'read-mail'")).toBe(
    own.filter(({ outcome }) => outcome === null).length,
  )
  const copies = mails.filter(({ outcome, envelopeTo }) => outcome === 'copy' || envelopeTo.length > 1).length
  expect((await rows('select sum(copies)::int as n from inbound_mails'))[0].n).toBe(copies)
}, 300_000)

it('what was filed is filed: nothing is left to do', async () => {
  expect(await fileMails(filing)).toBe(0)
})
