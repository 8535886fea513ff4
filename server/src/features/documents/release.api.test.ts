import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import type { CaseForFamily, CaseForStaff } from '@send-hub/shared'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../test/build-test-app.ts'
import { aCase, aDocument, aFamilyMember, anAccess, aStaffMember } from '../../../test/factories/index.ts'
import { aPdf } from '../../../test/sample-files.ts'
import type { Visitor } from '../../../test/visitor.ts'

type Person = { id: string; email: string; visitor: Visitor }

let test: TestApp
let officer: { id: string; email: string }
let staff: Visitor
let mother: Person
let father: Person
/** May read documents, and send none. */
let carer: Person
/** May see where the case stands. */
let aunt: Person
let stranger: Person
let caseId: string

beforeAll(async () => {
  test = await buildTestApp()
  officer = await aStaffMember(test.pool)
  staff = await test.signInStaff(officer.email)
  const person = async (name: string) => {
    const { id, email } = await aFamilyMember(test.pool, { name })
    return { id, email, visitor: await test.signInFamily(email) }
  }
  mother = await person('Helen Barker')
  father = await person('David Asante')
  carer = await person('Rosa Lee')
  aunt = await person('Ifeoma Bello')
  stranger = await person('Zofia Nowak')
})
beforeEach(async () => {
  caseId = (await aCase(test.pool, { status: 'DRAFTING', sharedWith: [mother.id, father.id] })).id
  await anAccess(test.pool, { caseId, familyMemberId: carer.id, level: 'status+documents' })
  await anAccess(test.pool, { caseId, familyMemberId: aunt.id, level: 'status' })
})
afterAll(() => test?.close())

const document = (wanted: Partial<Parameters<typeof aDocument>[2]> = {}) =>
  aDocument(test.pool, test.filesDir, { caseId, staffId: officer.id, ...wanted })
const act = (id: string, verb: 'release' | 'withdraw', body: object = {}, visitor = staff, onCase = caseId) =>
  visitor.post(`/api/staff/cases/${onCase}/documents/${id}/${verb}`, body)
const release = (id: string, to: string | null = null, visitor = staff, onCase = caseId) =>
  act(id, 'release', { to, isReadAndMayGo: true }, visitor, onCase)
const contentOf = (id: string, { visitor }: Person) => visitor.get(`/api/family/documents/${id}/content`)
const statusFor = async (id: string, person: Person) => (await contentOf(id, person)).statusCode
const pageFor = async ({ visitor }: Person) =>
  (await visitor.get(`/api/family/cases/${caseId}`)).json<CaseForFamily>()
const listedFor = async (person: Person) => (await pageFor(person)).documents.map(({ id }) => id)
const historyFor = async (person: Person) => (await pageFor(person)).history.map(({ text }) => text)
const onStaffPage = async () => (await staff.get(`/api/staff/cases/${caseId}`)).json<CaseForStaff>()
async function told(): Promise<string[]> {
  const { rows } = await test.pool.query<{ to: string; kind: string }>(
    'select family_member_id as to, kind from notifications where case_id = $1 order by created_at',
    [caseId],
  )
  expect(rows.filter(({ kind }) => kind !== 'case-updated')).toEqual([])
  return rows.map(({ to }) => to)
}
const putHere = 'We put a document here for you.'

describe('a document released to everyone', () => {
  it('reaches those whose access takes in documents, and tells only them', async () => {
    const { id } = await document({ title: 'EP report' })
    expect((await release(id)).statusCode).toBe(204)

    for (const person of [mother, father, carer]) {
      expect(await statusFor(id, person)).toBe(200)
      expect(await listedFor(person)).toEqual([id])
      expect(await historyFor(person)).toContain(putHere)
    }
    for (const person of [aunt, stranger]) expect(await statusFor(id, person)).toBe(404)
    expect((await pageFor(aunt)).documents).toEqual([])
    expect(await told()).toHaveLength(3)
    expect(new Set(await told())).toEqual(new Set([mother.id, father.id, carer.id]))
  })
})

describe('a document released to one parent', () => {
  it('is that parent’s alone: the other sees no document, no event and gets no mail', async () => {
    const { id } = await document()
    await release(id, father.id)

    expect(await statusFor(id, father)).toBe(200)
    expect(await historyFor(father)).toContain(putHere)
    for (const person of [mother, carer, aunt, stranger]) expect(await statusFor(id, person)).toBe(404)
    expect(await listedFor(mother)).toEqual([])
    expect(await historyFor(mother)).not.toContain(putHere)
    expect(await told()).toEqual([father.id])
  })

  it('goes to nobody whose access does not take in documents of this case', async () => {
    const { id } = await document()

    for (const { id: to } of [aunt, stranger]) {
      const refused = await release(id, to)
      expect(refused.json()).toMatchObject({ status: 400, errors: [{ pointer: '/to' }] })
    }
    expect(await told()).toEqual([])
  })

  it('reaches one of them when two officers release it at once, each to another', async () => {
    const { id } = await document()
    const answers = await Promise.all(
      [mother, father, mother, father].map((person) => release(id, person.id)),
    )

    expect(answers.map(({ statusCode }) => statusCode).toSorted((one, other) => one - other)).toEqual([
      204, 409, 409, 409,
    ])
    const reached = [await statusFor(id, mother), await statusFor(id, father)]
    expect(reached.toSorted((one, other) => one - other)).toEqual([200, 404])
    expect(await told()).toEqual([reached[0] === 200 ? mother.id : father.id])
    const taken = await Promise.all([1, 2, 3].map(() => act(id, 'withdraw')))
    expect(taken.map(({ statusCode }) => statusCode).toSorted()).toEqual([204, 409, 409])
  })

  it('is theirs no longer from the day their access ends', async () => {
    const { id } = await document()
    await release(id, father.id)
    await test.pool.query(
      "update case_access set ends_on = '2026-11-22' where case_id = $1 and family_member_id = $2",
      [caseId, father.id],
    )

    expect(await statusFor(id, father)).toBe(404)
  })
})

describe('what is served', () => {
  it('is the file, to be saved under a safe name, shown by no browser and kept by no cache', async () => {
    const { id } = await document({ title: 'EP report' })
    await release(id)
    const answer = await contentOf(id, mother)

    expect(answer.rawPayload).toEqual(aPdf())
    expect(answer.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(aPdf().length),
      'content-disposition': `attachment; filename="EP report.pdf"; filename*=UTF-8''EP%20report.pdf`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    })
  })

  it('leaves a trace of who read it, which staff see; only asking for the headers leaves none', async () => {
    const { id } = await document()
    await release(id)
    await mother.visitor.call('HEAD', `/api/family/documents/${id}/content`)
    expect((await onStaffPage()).documents[0]?.readBy).toEqual([])
    await contentOf(id, mother)
    await staff.get(`/api/staff/cases/${caseId}/documents/${id}/content`)

    expect((await onStaffPage()).documents[0]?.readBy).toMatchObject([
      {
        id: mother.id,
        name: 'Helen Barker',
        side: 'family',
        isYou: false,
        lastAt: '2026-11-23T10:00:00.000Z',
      },
      { id: officer.id, name: 'Priya Shah', side: 'staff', isYou: true },
    ])
  })

  it('is never a document that was not released, was withdrawn, is in quarantine or was infected', async () => {
    const by = { releasedBy: officer.id }
    const hidden = [
      await document(),
      await document({ ...by, withdrawnAt: '2026-11-23T10:00:00Z' }),
      await document({ scan: 'waiting' }),
      await document({ ...by, scan: 'infected' }),
    ]

    for (const { id } of hidden) {
      expect(await statusFor(id, mother)).toBe(404)
      expect(await listedFor(mother)).not.toContain(id)
    }
  })

  it('is not even one’s own document before it is checked, or when it was not safe', async () => {
    const mine = { familyMemberId: mother.id, staffId: undefined }
    const { id: waiting } = await document({ ...mine, scan: 'waiting' })
    const { id: infected } = await document({ ...mine, scan: 'infected' })

    expect(await statusFor(waiting, mother)).toBe(409)
    expect(await statusFor(infected, mother)).toBe(409)
    expect((await pageFor(mother)).documents).toMatchObject(
      [waiting, infected].map((id) => expect.objectContaining({ id, contentUrl: null })).toReversed(),
    )
    expect(await statusFor(waiting, father)).toBe(404)
  })

  it('is nothing to staff, either, while it is in quarantine', async () => {
    const { id } = await document({ scan: 'waiting' })
    const { id: infected } = await document({ scan: 'infected' })
    const get = (one: string) => staff.get(`/api/staff/cases/${caseId}/documents/${one}/content`)

    expect((await get(id)).statusCode).toBe(409)
    expect((await get(infected)).statusCode).toBe(409)
  })

  it('is only for who may: signed out 401, the other side 401, another case’s address 404', async () => {
    const { id } = await document()
    await release(id)
    const other = await aCase(test.pool, { status: 'DRAFTING' })

    expect((await test.stranger.get(`/api/family/documents/${id}/content`)).statusCode).toBe(401)
    expect((await staff.get(`/api/family/documents/${id}/content`)).statusCode).toBe(401)
    expect((await mother.visitor.get(`/api/staff/cases/${caseId}/documents/${id}/content`)).statusCode).toBe(
      401,
    )
    expect((await staff.get(`/api/staff/cases/${other.id}/documents/${id}/content`)).statusCode).toBe(404)
    expect(await statusFor(randomUUID(), mother)).toBe(404)
    expect((await mother.visitor.get('/api/family/documents/x/content')).statusCode).toBe(400)
  })

  it('is said to be out of reach when the store has lost it, and leaves no trace of reading', async () => {
    const { id, storageKey } = await document()
    await release(id)
    await rm(`${test.filesDir}/kept/${storageKey.slice(-2)}/${storageKey}`)

    expect(await statusFor(id, mother)).toBe(503)
    expect((await onStaffPage()).documents[0]?.readBy).toEqual([])
  })
})

describe('a release', () => {
  it('is of a checked file, once, and of this case’s document', async () => {
    const { id: waiting } = await document({ scan: 'waiting' })
    const { id: infected } = await document({ scan: 'infected' })
    const { id } = await document()
    const other = await aCase(test.pool, { status: 'DRAFTING' })

    expect((await release(waiting)).statusCode).toBe(409)
    expect((await release(infected)).statusCode).toBe(409)
    expect((await release(id, null, staff, other.id)).statusCode).toBe(404)
    expect((await release(id)).statusCode).toBe(204)
    expect((await release(id, father.id)).statusCode).toBe(409)
    expect((await act(id, 'withdraw', {}, staff, other.id)).statusCode).toBe(404)
  })

  it('needs the word of an officer that it was read and may go', async () => {
    const { id } = await document()
    for (const body of [{ to: null }, { to: null, isReadAndMayGo: false }, { isReadAndMayGo: true }, {}]) {
      expect((await act(id, 'release', body)).statusCode).toBe(400)
    }
    expect(await statusFor(id, mother)).toBe(404)
  })

  it('is for staff with a name: no family, no token, nobody signed out', async () => {
    const { id } = await document()

    expect((await release(id, null, test.stranger)).statusCode).toBe(401)
    expect((await release(id, null, mother.visitor)).statusCode).toBe(401)
    expect((await release(id, null, await test.service(['cases:read']))).statusCode).toBe(403)
  })

  it('keeps the officer’s name', async () => {
    const { id } = await document()
    await release(id, father.id)

    expect((await onStaffPage()).documents[0]?.release).toEqual({
      at: '2026-11-23T10:00:00.000Z',
      by: 'Priya Shah',
      to: { id: father.id, name: 'David Asante' },
    })
    const { rows } = await test.pool.query(
      "select details from audit_entries where action = 'document-released' and subject_id = $1",
      [id],
    )
    expect(rows).toEqual([{ details: { kind: 'advice', to: father.id } }])
  })

  it('of what one parent sent reaches the other only when it is released to them', async () => {
    const { id } = await document({ familyMemberId: mother.id, staffId: undefined, title: 'My letter' })
    expect(await statusFor(id, father)).toBe(404)
    await release(id, father.id)

    expect(await statusFor(id, father)).toBe(200)
    expect((await pageFor(father)).documents).toMatchObject([
      { id, isMine: false, sentOn: null, releasedOn: '2026-11-23' },
    ])
    expect((await pageFor(mother)).documents).toMatchObject([{ id, isMine: true, releasedOn: null }])
  })

  it('writes to nobody after a death', async () => {
    const { id: ended } = await aCase(test.pool, { status: 'CLOSED_DECEASED', sharedWith: [mother.id] })
    caseId = ended
    const { id } = await document()
    expect((await release(id)).statusCode).toBe(204)

    expect(await told()).toEqual([])
  })
})

describe('a release that is taken back', () => {
  it('takes the document and its event from the family’s page at once, and keeps both for staff', async () => {
    const { id } = await document()
    await release(id)
    expect((await act(id, 'withdraw')).statusCode).toBe(204)

    expect(await statusFor(id, mother)).toBe(404)
    expect(await historyFor(mother)).not.toContain(putHere)
    const found = await onStaffPage()
    expect(found.documents).toMatchObject([{ id, release: null, withdrawnAt: '2026-11-23T10:00:00.000Z' }])
    expect(found.events.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['document-released', 'event-corrected']),
    )
    expect(await told(), 'no second mail').toHaveLength(3)
  })

  it('can be released again, to the right person', async () => {
    const { id } = await document()
    await release(id)
    await act(id, 'withdraw')
    expect((await act(id, 'withdraw')).statusCode).toBe(409)
    await release(id, father.id)

    expect(await statusFor(id, father)).toBe(200)
    expect(await statusFor(id, mother)).toBe(404)
    expect(await historyFor(father)).toContain(putHere)
  })

  it('leaves a parent’s own document with that parent', async () => {
    const { id } = await document({ familyMemberId: mother.id, staffId: undefined })
    expect((await act(id, 'withdraw')).statusCode).toBe(409)
    await release(id)
    await act(id, 'withdraw')

    expect(await statusFor(id, mother)).toBe(200)
    expect(await statusFor(id, father)).toBe(404)
  })

  it('is an act of staff alone', async () => {
    const { id } = await document({ releasedBy: officer.id })

    expect((await act(id, 'withdraw', {}, test.stranger)).statusCode).toBe(401)
    expect((await act(id, 'withdraw', {}, mother.visitor)).statusCode).toBe(401)
  })
})
