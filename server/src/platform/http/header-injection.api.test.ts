import type { CaseForStaff } from '@send-hub/shared'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../test/build-test-app.ts'
import { aCase, aStaffMember } from '../../../test/factories/index.ts'
import { startMailServer } from '../../../test/mail-server.ts'
import { aForm } from '../../../test/sample-files.ts'
import type { Visitor } from '../../../test/visitor.ts'
import { newId } from '../ids.ts'
import { createMailer } from '../mailer.ts'

let test: TestApp
let staff: Visitor
let caseId: string

beforeAll(async () => {
  test = await buildTestApp()
  staff = await test.signInStaff((await aStaffMember(test.pool)).email)
  caseId = (await aCase(test.pool)).id
})
afterAll(() => test?.close())

const hostile: [string, string][] = [
  ['quotes', 'Report"; filename="evil.exe'],
  ['a new line and a header', 'Report\r\nSet-Cookie: hub_session=x'],
  ['a new line as written in an address', 'Report%0d%0aSet-Cookie: x=1'],
  ['letters of the world', 'تقرير 報告 звіт Ó Briain'],
  ['what turns writing round', 'Report \u202eexe.fdp'],
]

describe('a name that somebody typed', () => {
  it.each(hostile)('with %s makes one header of the file, under a harmless name', async (_, title) => {
    const { payload, headers } = aForm({ title, kind: 'other' }, { content: Buffer.from(`text ${title}`) })
    const saved = await staff.call('POST', `/api/staff/cases/${caseId}/documents`, payload, headers)
    expect(saved.statusCode, saved.body).toBe(201)
    const { documents } = (await staff.get(`/api/staff/cases/${caseId}`)).json<CaseForStaff>()
    const url = documents.find(({ id }) => id === saved.json().id)?.contentUrl ?? ''
    const answer = await staff.get(url)

    expect(answer.statusCode).toBe(200)
    expect(answer.headers['content-disposition']).toMatch(
      /^attachment; filename="[^"\\\r\n]*\.txt"; filename\*=UTF-8''[^\s"]*\.txt$/,
    )
    expect(answer.headers['set-cookie']).toBeUndefined()
  })

  it('of 10,000 characters is refused, and the name that a browser sends is used for nothing', async () => {
    const send = (title: string, name: string) => {
      const { payload, headers } = aForm(
        { title, kind: 'other' },
        { content: Buffer.from(`x ${name}`), name },
      )
      return staff.call('POST', `/api/staff/cases/${caseId}/documents`, payload, headers)
    }

    expect((await send('x'.repeat(10_000), 'a.txt')).statusCode).toBe(400)
    expect((await send('Report', `${'n'.repeat(10_000)}.txt`)).statusCode).toBe(201)
    const { rows } = await test.pool.query("select file_name from documents where title = 'Report'")
    expect(rows).toEqual([{ file_name: 'Report.txt' }])
  })
})

describe('an email address', () => {
  it.each(['a@x.example\r\nBcc: b@x.example', 'a@x.example,b@x.example', 'a@x.example>\nTo: b@x.example'])(
    'with more than one reader in it is refused at every door: %j',
    async (email) => {
      const asked = await test.stranger.post('/api/sign-in/codes', { email, side: 'family' })
      const opened = await staff.post('/api/staff/enquiries', {
        ...{ channel: 'email', topics: ['STATUS'], body: 'Wants a call' },
        contact: { name: 'Amina Okafor', email },
      })

      expect([asked.statusCode, opened.statusCode]).toEqual([400, 400])
    },
  )

  it('that came into the database all the same reaches nobody else, and adds no header', async () => {
    const mail = await startMailServer()
    const mailer = createMailer(mail.url, 'The hub <no-reply@hub.test>')
    const words = {
      subject: 'There is an update\r\nBcc: c@x.example',
      text: 'Sign in',
      html: '<p>Sign in</p>',
    }
    try {
      for (const to of ['a@x.example\r\nBcc: b@x.example', 'a@x.example, b@x.example'])
        await mailer.send({ to, ...words, messageId: `<${newId()}@hub.test>` })
      await mailer.send({ to: 'a@x.example', ...words, messageId: `<${newId()}@hub.test>` })
    } finally {
      mailer.close()
      await mail.stop()
    }

    expect(mail.taken.map(({ to }) => to)).not.toContain('b@x.example')
    for (const { to, headers } of mail.taken) {
      expect(to).not.toMatch(/,|c@x\.example/)
      expect(headers.bcc ?? null).toBeNull()
    }
    expect(mail.taken.at(-1)?.to).toBe('a@x.example')
  })
})
