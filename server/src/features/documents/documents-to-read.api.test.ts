import type { CaseForFamily, CaseForStaff, DocumentsToRead } from '@send-hub/shared'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../test/build-test-app.ts'
import { aCase, aDocument, aFamilyMember, anAccess, aStaffMember } from '../../../test/factories/index.ts'
import { aForm, aPdf } from '../../../test/sample-files.ts'
import type { Visitor } from '../../../test/visitor.ts'

let test: TestApp
let staff: Visitor
let officerId: string
let amina: { id: string }
let daniel: { id: string }
let mother: Visitor
let father: Visitor
let caseId: string

beforeAll(async () => {
  test = await buildTestApp()
  const officer = await aStaffMember(test.pool, { name: 'Priya Shah' })
  officerId = officer.id
  staff = await test.signInStaff(officer.email)
  const [one, two] = [
    await aFamilyMember(test.pool),
    await aFamilyMember(test.pool, { name: 'Daniel Okafor' }),
  ]
  mother = await test.signInFamily(one.email)
  father = await test.signInFamily(two.email)
  amina = one
  daniel = two
})
beforeEach(async () => {
  await test.pool.query('update documents set opened_by_staff_at = now()')
  caseId = (await aCase(test.pool, { status: 'ASSESSING', officerId, sharedWith: [amina.id, daniel.id] })).id
})
afterAll(() => test?.close())

const toRead = async (query = '') =>
  (await staff.get(`/api/staff/documents?state=to-read${query}`)).json<DocumentsToRead>()
const open = (id: string) => staff.get(`/api/staff/cases/${caseId}/documents/${id}/content`)
const fromFamily = (more: { scan?: 'waiting' | 'infected'; title?: string } = {}) =>
  aDocument(test.pool, test.filesDir, { caseId, familyMemberId: amina.id, ...more })
const put = (fields: Record<string, string>) => {
  const { payload, headers } = aForm(
    { title: 'Letter from Dr Rai', kind: 'evidence', ...fields },
    { content: aPdf() },
  )
  return staff.call('POST', `/api/staff/cases/${caseId}/documents`, payload, headers)
}
const historyOf = async (visitor: Visitor) =>
  (await visitor.get(`/api/family/cases/${caseId}`)).json<CaseForFamily>().history.map(({ text }) => text)

describe('the documents to read', () => {
  it('are what families sent and no officer has opened, with who sent it and whose case it is', async () => {
    await aDocument(test.pool, test.filesDir, { caseId, staffId: officerId })
    const { id } = await fromFamily({ title: 'From home' })

    expect(await toRead()).toMatchObject({
      items: [{ id, caseId, title: 'From home', from: 'Amina Okafor', cameBy: null, officer: 'Priya Shah' }],
      total: 1,
    })
    expect((await staff.get('/api/staff/paper')).json()).toMatchObject({ documentsToRead: 1 })
    expect((await staff.call('HEAD', `/api/staff/cases/${caseId}/documents/${id}/content`)).statusCode).toBe(
      200,
    )
    expect((await toRead()).total).toBe(1)
    expect((await open(id)).statusCode).toBe(200)
    expect(await toRead()).toEqual({ items: [], total: 0 })
  })

  it('stay when their sender opens them', async () => {
    const { id } = await fromFamily()
    await mother.get(`/api/family/documents/${id}/content`)

    expect((await toRead()).total).toBe(1)
  })

  it('hold what still waits for its check, and not what a virus made worthless', async () => {
    const { id } = await fromFamily({ scan: 'waiting' })
    await fromFamily({ scan: 'infected' })

    expect((await toRead()).items).toMatchObject([{ id, scan: 'waiting' }])
    expect((await open(id)).statusCode).toBe(409)
    expect((await toRead()).total).toBe(1)
  })

  it('are not shown to families, other systems without the scope, or for another state', async () => {
    expect((await mother.get('/api/staff/documents')).statusCode).toBe(401)
    expect((await test.stranger.get('/api/staff/documents')).statusCode).toBe(401)
    expect((await staff.get('/api/staff/documents?state=any')).statusCode).toBe(400)
  })
})

describe('a family’s paper that staff put on the case', () => {
  it('says whose it is and how it came, waits to be read, and stays unseen until it is released', async () => {
    const answer = await put({ fromId: amina.id, cameBy: 'post' })

    expect(answer.statusCode, answer.payload).toBe(201)
    expect((await toRead()).items).toMatchObject([{ from: 'Amina Okafor', cameBy: 'post' }])
    const found = (await staff.get(`/api/staff/cases/${caseId}`)).json<CaseForStaff>()
    expect(found.documents).toMatchObject([
      { receivedFrom: { name: 'Amina Okafor', cameBy: 'post' }, uploadedBy: { side: 'staff' } },
    ])
    expect(await historyOf(mother)).toContain('We got a document from you by post.')
    expect(await historyOf(father)).not.toContain('We got a document from you by post.')
    expect((await mother.get(`/api/family/cases/${caseId}`)).json<CaseForFamily>().documents).toEqual([])
  })

  it('is no more said to be theirs once it is set aside', async () => {
    const { id } = (await put({ fromId: amina.id, cameBy: 'in-person' })).json<{ id: string }>()
    expect(await historyOf(mother)).toContain('We got a document from you in person.')
    await staff.post(`/api/staff/cases/${caseId}/documents/${id}/withdraw`, {})

    expect((await historyOf(mother)).join()).not.toContain('document')
    expect((await toRead()).total).toBe(0)
  })

  it('is one document for one person, and another for the other parent', async () => {
    const ids = [
      await put({ fromId: amina.id, cameBy: 'post' }),
      await put({ fromId: amina.id, cameBy: 'post' }),
      await put({ fromId: daniel.id, cameBy: 'post' }),
    ].map((answer) => answer.json<{ id: string }>().id)

    expect(ids[0]).toBe(ids[1])
    expect(ids[2]).not.toBe(ids[0])
    expect((await historyOf(mother)).filter((text) => text.includes('document'))).toHaveLength(1)
  })

  it('is refused from somebody who does not act on the case, and half said', async () => {
    const looker = await aFamilyMember(test.pool)
    await anAccess(test.pool, { caseId, familyMemberId: looker.id, level: 'status' })
    const refused = [
      await put({ fromId: looker.id, cameBy: 'post' }),
      await put({ fromId: amina.id }),
      await put({ cameBy: 'post' }),
      await put({ fromId: amina.id, cameBy: 'pigeon' }),
    ]

    expect(refused.map(({ statusCode }) => statusCode)).toEqual([400, 400, 400, 400])
    expect(refused.map((answer) => answer.json().errors[0].pointer)).toEqual([
      ...['/fromId', '/cameBy', '/fromId', '/cameBy'],
    ])
    expect((await put({ fromId: '', cameBy: '' })).statusCode).toBe(201)
  })
})
