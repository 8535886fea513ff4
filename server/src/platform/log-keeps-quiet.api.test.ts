import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../test/build-test-app.ts'
import { aCase, aFamilyMember, aLetter, aStaffMember } from '../../test/factories/index.ts'
import { keptLog } from '../../test/kept-log.ts'
import { aForm, aPdf } from '../../test/sample-files.ts'
import { usualDay } from '../../test/test-clock.ts'
import { catchUpDailyWork } from '../features/cases/daily/run-daily-work.ts'

/** Everything that somebody typed or is called carries this mark; the log, at its most talkative, may not. */
const mark = 'Quillon'

const log = keptLog()
let test: TestApp
beforeAll(async () => {
  test = await buildTestApp({ logger: log.options })
})
afterAll(() => test?.close())

it('the log holds no name, word or cookie of what a family and staff do with a case', async () => {
  const { pool, clock } = test
  const officer = await aStaffMember(pool, { name: `Priya ${mark}` })
  const amina = await aFamilyMember(pool, {
    name: `Amina ${mark}`,
    email: `amina@${mark.toLowerCase()}.example`,
  })
  const { id } = await aCase(pool, {
    ...{ status: 'DRAFT_WITH_FAMILY', sharedWith: [amina.id], officerId: officer.id },
    child: { forename: mark, surname: mark },
  })
  const parent = await test.signInFamily(amina.email)
  const staff = await test.signInStaff(officer.email)
  const ofParent = `/api/family/cases/${id}`
  const ofStaff = `/api/staff/cases/${id}`
  const version = async () =>
    (await pool.query('select version from cases where id = $1', [id])).rows[0].version as number

  const file = (title: string, content: Buffer) => {
    const { payload, headers } = aForm({ title, kind: 'advice' }, { content, name: `${mark}.pdf` })
    return [payload, headers] as const
  }
  const answers = [
    await parent.post(`${ofParent}/draft/comments`, { sections: { B: mark }, settingName: mark }),
    await parent.post(`${ofParent}/draft/comments`, { sections: { B: `${mark}\0` } }),
    await parent.post(`${ofParent}/draft/comments/send`, {}),
    await parent.post(`${ofParent}/draft/requests`, { kind: 'more-time', words: mark }),
    await parent.post(`${ofParent}/documents`, ...file(mark, aPdf(mark))),
    await parent.post(`${ofParent}/documents`, ...file(mark.repeat(900), Buffer.from(`<svg>${mark}`))),
    await staff.post(`${ofStaff}/documents`, ...file(mark, aPdf(mark))),
    await staff.post(`${ofStaff}/people/${amina.id}/address`, { lines: [`1 ${mark} Road`] }),
    await staff.post(`${ofStaff}/letters/preview`, {
      ...{ kind: 'draft-served', letter: aLetter({ reasons: `${mark} `.repeat(20) }) },
    }),
    await staff.post(`${ofStaff}/records`, {
      ...{ kind: 'early-review-requested', on: usualDay, version: await version(), note: mark },
    }),
    await staff.post('/api/staff/cases/alike', { surname: mark, birthOn: '2018-03-09' }),
    await staff.get(`/api/staff/cases?query=${mark}`),
    await staff.get(`/api/staff/caseload?query=${mark}&page=-1`),
  ]
  await catchUpDailyWork({ pool, clock })
  log.lines() // every line is whole

  expect(answers.map(({ statusCode }) => statusCode).filter((status) => status < 300).length).toBeGreaterThan(
    7,
  )
  expect(answers.every(({ statusCode }) => statusCode < 500)).toBe(true)
  expect(log.text()).toContain('multipart') // it did listen
  expect(log.text()).not.toMatch(new RegExp(mark, 'i'))
  expect(log.text()).not.toMatch(/cookie|hub_session/)
})
