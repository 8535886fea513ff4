import type { CaseForStaff, OpenedLetter } from '@send-hub/shared'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../test/build-test-app.ts'
import {
  aCase,
  aFamilyMember,
  aLetter,
  anAccess,
  aSentLetter,
  aStaffMember,
} from '../../../test/factories/index.ts'
import { usualDay } from '../../../test/test-clock.ts'
import type { Visitor } from '../../../test/visitor.ts'
import { newId } from '../../platform/ids.ts'

let test: TestApp
let staff: Visitor
let amina: Visitor
let daniel: Visitor
let caseId: string
let toAmina: string
let toDaniel: string

beforeAll(async () => {
  test = await buildTestApp()
  const { pool } = test
  const officer = await aStaffMember(pool)
  staff = await test.signInStaff(officer.email)
  const [mother, father] = [
    await aFamilyMember(pool, { name: 'Amina Okafor' }),
    await aFamilyMember(pool, { name: 'Daniel Okafor' }),
  ]
  await pool.query("update family_members set postal_address = '12 Quarry Lane' where id = $1", [father.id])
  amina = await test.signInFamily(mother.email)
  daniel = await test.signInFamily(father.email)
  caseId = (await aCase(pool, { officerId: officer.id, sharedWith: [mother.id, father.id] })).id
  const decided = await staff.post(`/api/staff/cases/${caseId}/steps`, {
    ...{ kind: 'assessment-refused', on: usualDay, version: 1, letter: aLetter() },
  })
  const { letters } = decided.json<CaseForStaff>()
  toAmina = letters.find(({ to }) => to.startsWith('Amina'))?.id ?? ''
  toDaniel = letters.find(({ to }) => to.startsWith('Daniel'))?.id ?? ''
})
afterAll(() => test?.close())

const own = (id: string) => `/api/family/letters/${id}`
const ofCase = (id: string, inCase = caseId) => `/api/staff/cases/${inCase}/letters/${id}`

async function textOf(pdf: Buffer): Promise<string> {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise
  const pages = Array.from({ length: document.numPages }, (_, index) => document.getPage(index + 1))
  const items = await Promise.all(pages.map(async (page) => (await (await page).getTextContent()).items))
  return items
    .flat()
    .map((item) => ('str' in item ? item.str : ''))
    .join(' ')
    .replace(/\s+/g, ' ')
}

describe('a family member', () => {
  it('opens their own letter, and it is new no longer', async () => {
    const letter = (await amina.get(own(toAmina))).json<OpenedLetter>()

    expect(letter).toMatchObject({ id: toAmina, caseId, content: { salutation: 'Dear Amina Okafor' } })
    const page = (await amina.get(`/api/family/cases/${caseId}`)).json()
    expect(page.letters).toMatchObject([{ id: toAmina, isNew: false }])
  })

  it('gets it as a PDF that no proxy keeps, its name telling nobody’s', async () => {
    const answer = await amina.get(`${own(toAmina)}/pdf`)

    expect(answer.headers).toMatchObject({ 'content-type': 'application/pdf', 'cache-control': 'no-store' })
    expect(answer.headers['content-disposition']).toMatch(
      /^attachment; filename="letter-SEN-\w{4}-\w-2026-11-23\.pdf"$/,
    )
    const text = await textOf(answer.rawPayload)
    expect(text).toContain('Dear Amina Okafor')
    expect(text).not.toMatch(/Daniel|Quarry/)
  })

  it('has not opened it while only its headers were asked for', async () => {
    const { pool } = test
    const [officer, someone] = [await aStaffMember(pool), await aFamilyMember(pool)]
    const { id } = await aCase(pool, { officerId: officer.id, sharedWith: [someone.id] })
    const letterId = (await aSentLetter(pool, { caseId: id, familyMemberId: someone.id })).id
    const visitor = await test.signInFamily(someone.email)
    for (const url of [own(letterId), `${own(letterId)}/pdf`]) {
      expect((await visitor.call('HEAD', url)).statusCode).toBe(200)
    }
    for (const url of [ofCase(letterId, id), `${ofCase(letterId, id)}/pdf`]) {
      expect((await staff.call('HEAD', url)).statusCode).toBe(200)
    }

    const { rows } = await pool.query(
      `select first_read_at, (select count(*)::int from audit_entries a where a.subject_id = l.id) as traces
       from letters l where id = $1`,
      [letterId],
    )
    expect(rows).toEqual([{ first_read_at: null, traces: 0 }])
  })

  it('can’t open the other parent’s: it answers as if there were none', async () => {
    const theirs = await amina.get(own(toDaniel))
    const none = await amina.get(own(newId()))

    expect([theirs.statusCode, (await amina.get(`${own(toDaniel)}/pdf`)).statusCode]).toEqual([404, 404])
    expect({ ...theirs.json(), instance: '' }).toEqual({ ...none.json(), instance: '' })
    expect(theirs.payload).not.toMatch(/Daniel/)
  })

  it('can’t open one of a case that they may no longer see, or may see the stage of alone', async () => {
    const { pool } = test
    for (const access of [{ endsOn: '2026-11-22' }, { level: 'status' as const }]) {
      const someone = await aFamilyMember(pool)
      const officer = await aStaffMember(pool)
      const { id } = await aCase(pool, { officerId: officer.id, sharedWith: [someone.id] })
      const { letters } = (
        await staff.post(`/api/staff/cases/${id}/steps`, {
          ...{ kind: 'assessment-refused', on: usualDay, version: 1, letter: aLetter() },
        })
      ).json<CaseForStaff>()
      await pool.query('delete from case_access where case_id = $1', [id])
      await anAccess(pool, { caseId: id, familyMemberId: someone.id, ...access })
      const visitor = await test.signInFamily(someone.email)

      expect((await visitor.get(own(letters[0]?.id ?? ''))).statusCode).toBe(404)
    }
  })

  it('is refused signed out, and with what is no id', async () => {
    expect((await test.stranger.get(own(toAmina))).statusCode).toBe(401)
    expect((await test.stranger.get(`${own(toAmina)}/pdf`)).statusCode).toBe(401)
    expect((await amina.get(own('x'))).statusCode).toBe(400)
    expect((await staff.get(own(toAmina))).statusCode).toBe(401)
  })

  it('can’t change a letter, not even in the database itself', async () => {
    const client = await test.pool.connect()
    try {
      await client.query('begin')
      const { rows } = await client.query<{ id: string }>(
        'select family_member_id as id from letters where id = $1',
        [toAmina],
      )
      await client.query(
        "select set_config('app.person', $1, true), set_config('app.today', $2, true), set_config('role', 'hub_family', true)",
        [rows[0]?.id, usualDay],
      )
      await expect(
        client.query("update letters set content = '{}' where id = $1", [toAmina]),
      ).rejects.toThrow(/permission denied/)
    } finally {
      await client.query('rollback')
      client.release()
    }
  })
})

describe('staff', () => {
  it('see to whom a letter went and when it was first read, and print it', async () => {
    await daniel.get(own(toDaniel))
    const letter = await staff.get(ofCase(toDaniel))
    const pdf = await staff.get(`${ofCase(toDaniel)}/pdf`)

    expect(letter.json()).toMatchObject({ to: 'Daniel Okafor', isByPost: false, readOn: usualDay })
    expect(await textOf(pdf.rawPayload)).toContain('Daniel Okafor 12 Quarry Lane')
  })

  it('find a letter under its own case alone', async () => {
    const other = await aCase(test.pool)

    expect((await staff.get(ofCase(toAmina, other.id))).statusCode).toBe(404)
    expect((await staff.get(`${ofCase(toAmina, other.id)}/pdf`)).statusCode).toBe(404)
    expect((await staff.get(ofCase(newId()))).statusCode).toBe(404)
    expect((await staff.get(ofCase('x'))).statusCode).toBe(400)
    expect((await amina.get(ofCase(toAmina))).statusCode).toBe(401)
    expect((await test.stranger.get(ofCase(toAmina))).statusCode).toBe(401)
  })
})

it('every reading leaves its trace, by whom and of which letter', async () => {
  const { rows } = await test.pool.query<{ actor: string; count: number }>(
    `select actor_kind as actor, count(*)::int as count from audit_entries
     where action = 'letter-read' and subject_kind = 'letter' and subject_id = $1 group by 1 order by 1`,
    [toAmina],
  )

  // The letter and its PDF; staff never opened this one.
  expect(rows).toEqual([{ actor: 'family', count: 2 }])
})
