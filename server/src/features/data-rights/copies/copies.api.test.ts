import { type AccessRequestForStaff, type HeldItem, kent } from '@send-hub/shared'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../../test/build-test-app.ts'
import {
  aCase,
  aDocument,
  aFamilyMember,
  anAccess,
  anEnquiry,
  aStaffMember,
  aWholeRecord,
  type WholeRecord,
} from '../../../../test/factories/index.ts'
import { insertRow } from '../../../../test/factories/insert-row.ts'
import { usualMoment } from '../../../../test/test-clock.ts'
import { unzip } from '../../../../test/unzip.ts'
import type { Visitor } from '../../../../test/visitor.ts'
import { contextFor } from '../../../platform/context.ts'
import { createFolderStore, type FileStore } from '../../../platform/files/index.ts'
import { newId } from '../../../platform/ids.ts'
import { sweepFiles } from '../../documents/sweep-files.ts'
import { tidyUp } from '../data-rights-work.ts'

let test: TestApp
let ines: Visitor
let inesId: string
beforeAll(async () => {
  test = await buildTestApp()
  const made = await aStaffMember(test.pool, { name: 'Ines Data', powers: ['data-protection'] })
  ines = await test.signInStaff(made.email)
  inesId = made.id
})
afterAll(() => test?.close())
beforeEach(() => test.clock.set(usualMoment))

let upns = 0
async function aRecord(birthOn?: string): Promise<WholeRecord> {
  upns += 1
  const upn = `Q88691240${String(upns).padStart(4, '0')}`
  const whole = await aWholeRecord(test.pool, test.filesDir, { upn, ...(birthOn && { birthOn }) })
  await test.pool.query('delete from passkeys')
  return whole
}

const record = (body: object, by = ines) => by.post('/api/staff/access-requests', body)
const urlOf = (id: string) => `/api/staff/access-requests/${id}`
async function recorded(whole: WholeRecord, more: object = {}): Promise<string> {
  const answer = await record({
    ...{ caseId: whole.case.id, familyMemberId: whole.mother.id, receivedOn: '2026-11-23', ...more },
  })
  expect(answer.statusCode, answer.payload).toBe(201)
  return answer.json().id
}
async function read(id: string): Promise<AccessRequestForStaff> {
  const answer = await ines.get(urlOf(id))
  expect(answer.statusCode, answer.payload).toBe(200)
  return answer.json()
}
const itemsOf = ({ groups }: AccessRequestForStaff) => groups.flatMap(({ items }) => items)
const textOf = ({ says }: HeldItem) => says.map(({ value }) => value).join('\n')

/** Decides on everything that was flagged: in what `pick` says goes out, the rest stays. */
async function decideAll(id: string, pick: (item: HeldItem) => boolean): Promise<void> {
  const items = itemsOf(await read(id))
    .filter(({ why }) => why !== null)
    .map((item) => ({
      ...{ source: item.source, sourceId: item.sourceId },
      ...(pick(item) ? { decision: 'include' } : { decision: 'leave-out', reason: 'About somebody else' }),
    }))
  const answer = await ines.post(`${urlOf(id)}/items`, { items })
  expect(answer.statusCode, answer.payload).toBe(200)
  expect(answer.json().undecided).toBe(0)
}
const release = (id: string, by = ines) => by.post(`${urlOf(id)}/release`, {})

async function countFiles(store: FileStore): Promise<number> {
  let count = 0
  for await (const _key of store.olderThan(new Date('2100-01-01'))) count += 1
  return count
}

describe('recording that somebody asks for a copy', () => {
  it('starts the month on the day it was received', async () => {
    const whole = await aRecord()
    const due = async (receivedOn: string) =>
      (await record({ caseId: whole.case.id, familyMemberId: whole.mother.id, receivedOn })).json().dueOn

    expect(await due('2026-11-23')).toBe('2026-12-23')
    test.clock.set('2027-02-01T10:00:00Z')
    ines = await test.signInStaff(
      (await test.pool.query('select email from staff_members where id = $1', [inesId])).rows[0].email,
    )
    expect(await due('2027-01-31')).toBe('2027-03-01')
    test.clock.set(usualMoment)
  })

  it('asks for the child’s own view from twelve on, unless the young person asks', async () => {
    const whole = await aRecord('2014-11-23')
    const younger = await aRecord('2014-11-24')
    const young = await aFamilyMember(test.pool)
    await anAccess(test.pool, {
      caseId: whole.case.id,
      familyMemberId: young.id,
      relationship: 'Young person',
    })
    const body = { caseId: whole.case.id, familyMemberId: whole.mother.id, receivedOn: '2026-11-23' }

    expect((await ines.get(`/api/staff/cases/${whole.case.id}/access-request-choices`)).json()).toMatchObject(
      {
        isChildAsked: true,
        people: expect.arrayContaining([
          { id: young.id, name: young.name, relationship: 'Young person', isYoungPerson: true },
        ]),
      },
    )
    const refused = await record(body)
    expect([refused.statusCode, refused.json().errors[0].pointer]).toEqual([400, '/childView'])
    expect((await record({ ...body, childView: 'Perry says yes' })).statusCode).toBe(201)
    expect((await record({ ...body, familyMemberId: young.id })).statusCode).toBe(201)
    await recorded(younger)
  })

  it('is refused for a day or a person that can’t be, and without the power', async () => {
    const whole = await aRecord()
    const stranger = await aFamilyMember(test.pool)
    const body = { caseId: whole.case.id, familyMemberId: whole.mother.id, receivedOn: '2026-11-23' }
    const colleague = await test.signInStaff((await aStaffMember(test.pool)).email)

    for (const wrong of [
      { receivedOn: '2026-11-24' },
      { receivedOn: '2025-11-22' },
      { familyMemberId: stranger.id },
    ])
      expect((await record({ ...body, ...wrong })).statusCode, JSON.stringify(wrong)).toBe(400)
    expect((await record({ ...body, caseId: newId() })).statusCode).toBe(404)
    expect((await record(body, colleague)).statusCode).toBe(403)
    expect((await record(body, test.stranger)).statusCode).toBe(401)
    expect((await record(body, await test.signInFamily(whole.mother.email))).statusCode).toBe(401)
  })
})

describe('what is held', () => {
  it('is all there for a mother; what is the father’s, staff’s or about safety waits for somebody to look', async () => {
    const whole = await aRecord()
    const items = itemsOf(await read(await recorded(whole)))

    const { ofMother, ofFather, ofStaff } = whole.words
    const why = (text: string) =>
      new Set(items.filter((item) => textOf(item).includes(text)).map((item) => item.why))
    expect(why(ofMother)).toEqual(new Set([null]))
    expect([...why(ofFather)]).toEqual(['other-person'])
    expect(why(ofStaff)).not.toContain(null)
    // No name, address or phone of his stands in anything that goes out by itself.
    for (const item of items.filter((each) => each.why === null))
      expect(`${textOf(item)} ${item.fileName}`).not.toMatch(/Tresillian|bassoon|990777|07700900111/i)
    const reasons = (source: string) => [
      ...new Set(items.filter((item) => item.source === source).map((item) => item.why)),
    ]
    expect(reasons('restrictions')).toEqual(['safeguarding'])
    expect(reasons('broken_glass')).toEqual(['safeguarding'])
    expect(reasons('children')).toEqual([null])
    expect(new Set(reasons('documents'))).toEqual(new Set(['not-released', 'other-person', null]))
    expect(new Set(items.map(({ source }) => source)).size).toBeGreaterThan(36)
  })

  it('has what hangs on questions: her own goes out, his is flagged, a hand-over never goes unseen', async () => {
    const whole = await aRecord()
    const items = itemsOf(await read(await recorded(whole)))

    const whysOf = (source: string) =>
      items
        .filter((item) => item.source === source)
        .map((item) => item.why ?? 'goes out')
        .toSorted()
    const whys = Object.fromEntries(
      [
        ...[
          'callbacks',
          'callback_tries',
          'complaints',
          'enquiry_feedback',
          'enquiry_drafts',
          'enquiry_events',
        ],
        ...['message_files', 'inbound_mails', 'staff_tasks'],
      ].map((source) => [source, whysOf(source)]),
    )
    expect(whys).toEqual({
      callbacks: ['goes out', 'other-person'],
      callback_tries: ['other-person', 'staff-words'],
      complaints: ['goes out', 'other-person'],
      enquiry_feedback: ['goes out', 'other-person'],
      enquiry_drafts: ['other-person', 'staff-words'],
      enquiry_events: ['goes out', 'other-person', 'safeguarding', 'safeguarding'],
      message_files: ['goes out', 'other-person'],
      // Of her own: the question’s goes out, and an automatic answer from her address waits.
      inbound_mails: ['goes out', 'other-person', 'unknown-person'],
      staff_tasks: ['other-person', 'staff-words', 'staff-words', 'staff-words', 'staff-words'],
    })
    const handOvers = items.filter((item) => /bruise|Front door/.test(textOf(item)))
    expect(new Set(handOvers.map(({ why }) => why))).toEqual(new Set(['safeguarding']))
  })

  it('has what was joined to a question of the case, though it is on no case itself', async () => {
    const whole = await aRecord()
    const ask = (more: object) => anEnquiry(test.pool, { familyMemberId: whole.mother.id, ...more })
    const main = await ask({ caseId: whole.case.id, body: 'the first' })
    const joined = await ask({ status: 'closed', body: 'a glockenspiel' })
    await ask({ status: 'closed', body: 'a didgeridoo' })
    await test.pool.query('update enquiries set merged_into_id = $2 where id = $1', [joined.id, main.id])

    const texts = itemsOf(await read(await recorded(whole)))
      .map(textOf)
      .join('\n')

    expect(texts).toContain('a glockenspiel')
    expect(texts).not.toContain('a didgeridoo')
  })

  it('shows the father his own, and flags the mother’s', async () => {
    const whole = await aRecord()
    const items = itemsOf(await read(await recorded(whole, { familyMemberId: whole.father.id })))

    const open = items
      .filter(({ why }) => why === null)
      .map((item) => `${textOf(item)} ${item.fileName}`)
      .join('\n')
    expect(open).toContain(whole.words.ofFather)
    expect(open).not.toMatch(/Quillfeather|xylophone/i)
  })

  it('waits whole while a restriction is in force: any part may tell where the child is', async () => {
    const whole = await aRecord()
    await insertRow(test.pool, 'restrictions', {
      ...{ id: newId(), child_id: whole.case.childId, kind: 'ADDRESS_HIDDEN', note: 'Refuge' },
      ...{ set_at: usualMoment, set_by_id: inesId },
    })

    const items = itemsOf(await read(await recorded(whole)))

    expect(items.filter(({ why }) => why === null)).toEqual([])
    expect(items.find(({ source }) => source === 'children')?.why).toBe('restricted')
  })

  it('leaves a trace when it is read, and what others are still writing stays theirs', async () => {
    const whole = await aRecord()
    await test.pool.query('update draft_comments set sent_at = null where family_member_id = $1', [
      whole.father.id,
    ])
    const id = await recorded(whole)

    const comments = itemsOf(await read(id)).filter(({ source }) => source === 'draft_comments')

    expect(comments.map(textOf).join()).not.toContain(whole.words.ofFather)
    const { rows } = await test.pool.query(
      "select from audit_entries where action = 'access-request-read' and subject_id = $1",
      [id],
    )
    expect(rows).toHaveLength(1)
  })
})

describe('deciding', () => {
  it('keeps each decision with its reason, and asks again for what has changed since', async () => {
    const whole = await aRecord()
    const id = await recorded(whole)
    await decideAll(id, () => false)
    await test.pool.query("update advice_requests set contact_name = 'Somebody new' where case_id = $1", [
      whole.case.id,
    ])

    const request = await read(id)

    expect(request.undecided).toBe(1)
    const [left] = itemsOf(request).filter(({ source }) => source === 'restrictions')
    expect(left).toMatchObject({ decision: 'leave-out', decisionReason: 'About somebody else' })
    expect((await release(id)).statusCode).toBe(409)
  })

  it('wants a reason to leave something out, and a thing that waits for one', async () => {
    const whole = await aRecord()
    const id = await recorded(whole)
    const [flagged] = itemsOf(await read(id)).filter(({ why }) => why !== null)
    const thing = { source: flagged?.source, sourceId: flagged?.sourceId }
    const send = (item: object) => ines.post(`${urlOf(id)}/items`, { items: [item] })

    expect((await send({ ...thing, decision: 'leave-out' })).statusCode).toBe(400)
    expect((await send({ ...thing, decision: 'burn' })).statusCode).toBe(400)
    expect((await send({ ...thing, sourceId: newId(), decision: 'include' })).statusCode).toBe(409)
    expect(
      (await send({ source: 'children', sourceId: whole.case.childId, decision: 'include' })).statusCode,
    ).toBe(409)
    expect((await ines.post(`${urlOf(id)}/items`, { items: [] })).statusCode).toBe(400)
    expect(
      (await ines.post(`${urlOf(newId())}/items`, { items: [{ ...thing, decision: 'include' }] })).statusCode,
    ).toBe(404)
  })
})

describe('the copy', () => {
  it('is released only once everything was looked at, and holds what was decided and nothing else', async () => {
    const whole = await aRecord()
    const id = await recorded(whole)
    expect((await release(id)).statusCode).toBe(409)
    await decideAll(id, ({ source }) => source === 'advice_requests')

    const released = await release(id)

    expect(released.statusCode, released.payload).toBe(204)
    const hers = await test.signInFamily(whole.mother.email)
    const answer = await hers.get(`/api/family/copies/${id}/content`)
    expect(answer.headers).toMatchObject({
      'content-type': 'application/zip',
      'cache-control': 'private, no-store',
    })
    const parts = unzip(answer.rawPayload)
    const page = parts.get('index.html')?.toString() ?? ''
    const data = parts.get('data.json')?.toString() ?? ''
    const names = [...parts.keys()]
    // What she sent as a document, with a message, and by email, as it came.
    expect(names.slice(2)).toEqual([
      `files/001 ${whole.words.ofMother}.pdf`,
      `files/002 ${whole.words.ofMother}.pdf`,
      'files/003 email.eml',
    ])
    expect(parts.get('files/003 email.eml')?.toString()).toContain(`From: ${whole.mother.email}`)
    expect(parts.get(names[2] ?? '')?.toString('latin1')).toMatch(/^%PDF-1\.4/)
    for (const text of [page, data]) {
      for (const there of [
        'Vantongeren',
        'Peregrina',
        whole.case.reference,
        whole.words.ofMother,
        'Ottoline Quillfeather',
      ])
        expect(text).toContain(there)
      for (const not of ['Tresillian', 'bassoon', '990777', 'Bassoon Row', 'NO_CONTACT', 'relative'])
        expect(text).not.toContain(not)
    }
    // The professional's name, which somebody let out.
    expect(page).toContain(whole.words.ofStaff)
    expect(page).not.toContain('<script')
    expect(JSON.parse(data).parts.map(({ heading }: { heading: string }) => heading)).toContain(
      'Messages and notes',
    )
  })

  it('says the same of what is left out whether or not anything was', async () => {
    const whole = await aRecord()
    const alone = await aFamilyMember(test.pool)
    const simple = await aCase(test.pool, { sharedWith: [alone.id] })
    const sentence = async (id: string) => {
      await decideAll(id, () => false)
      await release(id)
      const zip = (await ines.get(`${urlOf(id)}/content`)).rawPayload
      return /<p>The law asks us.*?<\/p>/.exec(unzip(zip).get('index.html')?.toString() ?? '')?.[0]
    }
    const first = await recorded(whole)
    const second = (
      await record({ caseId: simple.id, familyMemberId: alone.id, receivedOn: '2026-11-23' })
    ).json().id

    expect(await sentence(first)).toBe(await sentence(second))
  })

  it('shows what was typed as words: no markup, and no path out of the folder', async () => {
    const person = await aFamilyMember(test.pool, { name: '<img src=x onerror=alert(1)>' })
    const made = await aCase(test.pool, { sharedWith: [person.id] })
    const title = '../../etc/<b>passwd'
    await aDocument(test.pool, test.filesDir, { caseId: made.id, familyMemberId: person.id, title })
    const id = (await record({ caseId: made.id, familyMemberId: person.id, receivedOn: '2026-11-23' })).json()
      .id
    await decideAll(id, () => true)
    await release(id)

    const parts = unzip((await ines.get(`${urlOf(id)}/content`)).rawPayload)

    const page = parts.get('index.html')?.toString() ?? ''
    expect(page).not.toMatch(/<img|<b>/)
    expect(page).toContain('&lt;img src=x')
    for (const name of parts.keys())
      expect(name).toMatch(/^(index\.html|data\.json|files\/\d{3} [^/\\<>]+\.pdf)$/)
  })

  it('is for who asked alone, and never without a sign-in', async () => {
    const whole = await aRecord()
    const id = await recorded(whole)
    await decideAll(id, () => false)
    await release(id)
    const url = `/api/family/copies/${id}/content`
    const his = await test.signInFamily(whole.father.email)

    expect((await test.stranger.get(url)).statusCode).toBe(401)
    expect((await his.get(url)).statusCode).toBe(404)
    expect((await his.get('/api/family/copies')).payload).not.toContain(id)
    expect((await ines.get(url)).statusCode).toBe(401)
    expect(
      (await (await test.signInFamily(whole.mother.email)).get('/api/family/copies')).json().items,
    ).toMatchObject([
      { id, state: 'released', releasedOn: '2026-11-23', copyUntil: '2027-01-22', childName: 'Perrywinkle' },
    ])
  })

  it('wants the second factor of who has set one up, as every paper does', async () => {
    const whole = await aRecord()
    const id = await recorded(whole)
    await decideAll(id, () => false)
    await release(id)
    const hers = await test.signInFamily(whole.mother.email)
    await insertRow(test.pool, 'passkeys', {
      ...{
        id: newId(),
        family_member_id: whole.mother.id,
        credential_id: newId(),
        public_key: 'key',
        counter: 0,
      },
      ...{ label: 'My phone', created_at: usualMoment },
    })

    expect((await hers.get(`/api/family/copies/${id}/content`)).statusCode).toBe(403)
    expect((await hers.get('/api/family/copies')).json().items).toHaveLength(1)
  })

  it('tells who asked that there is an update, and nothing more', async () => {
    const whole = await aRecord()
    const id = await recorded(whole)
    await decideAll(id, () => false)
    await release(id)

    const { rows } = await test.pool.query('select kind, values from notifications where event_key = $1', [
      `${id}:access-request-released`,
    ])
    expect(rows).toEqual([{ kind: 'case-updated', values: {} }])
  })

  it('is made once, also when two press at the same moment, and leaves no second file', async () => {
    const whole = await aRecord()
    const id = await recorded(whole)
    await decideAll(id, () => false)
    const store = createFolderStore(test.filesDir)
    const count = () => countFiles(store)
    const before = await count()

    const answers = await Promise.all([release(id), release(id)])

    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([204, 409])
    expect(await count()).toBe(before + 1)
    expect((await release(id)).statusCode).toBe(409)
  })

  it('is not made of a part: with a file that can’t be reached nothing is released', async () => {
    const whole = await aRecord()
    const id = await recorded(whole)
    await decideAll(id, () => true)
    await createFolderStore(test.filesDir).remove(whole.files[0] ?? '')

    expect((await release(id)).statusCode).toBe(503)

    expect((await read(id)).state).toBe('open')
  })

  it('waits for the virus check of a document that goes into it', async () => {
    const whole = await aRecord()
    await test.pool.query("update documents set scan_status = 'waiting' where case_id = $1", [whole.case.id])
    const id = await recorded(whole)
    await decideAll(id, () => true)

    expect((await release(id)).json().detail).toMatch(/virus/)
  })

  it('is given to nobody who must be kept from the child, released or not', async () => {
    const whole = await aRecord()
    const id = await recorded(whole)
    await decideAll(id, () => false)
    await release(id)
    const hers = await test.signInFamily(whole.mother.email)
    await insertRow(test.pool, 'restrictions', {
      ...{ id: newId(), child_id: whole.case.childId, kind: 'NO_CONTACT', family_member_id: whole.mother.id },
      ...{ note: 'Order', set_at: usualMoment, set_by_id: inesId },
    })

    expect((await hers.get(`/api/family/copies/${id}/content`)).statusCode).toBe(404)
    expect((await hers.get('/api/family/copies')).json()).toEqual({ items: [] })
    expect((await ines.get(`${urlOf(id)}/content`)).statusCode).toBe(404)
    const next = await recorded(whole)
    await decideAll(next, () => false)
    expect((await release(next)).json().detail).toMatch(/restriction/)
  })

  it('can be fetched for sixty days; then the file is gone, and no sweep takes it before', async () => {
    const whole = await aRecord()
    const id = await recorded(whole)
    await decideAll(id, () => false)
    await release(id)
    const files = createFolderStore(test.filesDir)
    const system = () => contextFor(test.pool, test.clock, { kind: 'system' as const, id: null })
    const fetched = async () =>
      (await (await test.signInFamily(whole.mother.email)).get(`/api/family/copies/${id}/content`)).statusCode
    test.clock.set('2027-01-22T18:00:00Z')
    await sweepFiles(system(), files)
    await tidyUp(system(), { files, retention: kent.retention })
    expect(await fetched()).toBe(200)

    test.clock.set('2027-01-23T12:00:00Z')
    expect(await fetched()).toBe(404)
    test.clock.set('2027-01-24T12:00:00Z')
    const { copies } = await tidyUp(system(), { files, retention: kent.retention })

    expect(copies).toBeGreaterThanOrEqual(1)
    const { rows } = await test.pool.query('select storage_key from access_requests where id = $1', [id])
    expect(rows).toEqual([{ storage_key: null }])
  })
})

describe('more time, and no copy at all', () => {
  it('is two months more, once, with a reason that the family reads', async () => {
    const whole = await aRecord()
    const id = await recorded(whole)
    const extend = (reason: string) => ines.post(`${urlOf(id)}/extend`, { reason })

    expect((await extend(' ')).statusCode).toBe(400)
    expect((await extend('There is a great deal to read')).statusCode).toBe(204)
    expect((await extend('Still more')).statusCode).toBe(409)

    expect(
      (await (await test.signInFamily(whole.mother.email)).get('/api/family/copies')).json().items,
    ).toMatchObject([
      { dueOn: '2026-12-23', extendedTo: '2027-02-23', extensionReason: 'There is a great deal to read' },
    ])
  })

  it('can’t be taken when the first month is over', async () => {
    const whole = await aRecord()
    const id = await recorded(whole, { receivedOn: '2026-10-20' })

    expect((await ines.post(`${urlOf(id)}/extend`, { reason: 'Late' })).statusCode).toBe(409)
  })

  it('closes with a reason; then nothing more is decided or released', async () => {
    const whole = await aRecord()
    const id = await recorded(whole)

    expect((await ines.post(`${urlOf(id)}/close`, { why: '' })).statusCode).toBe(400)
    expect((await ines.post(`${urlOf(id)}/close`, { why: 'You took it back.' })).statusCode).toBe(204)

    expect((await ines.post(`${urlOf(id)}/close`, { why: 'Again' })).statusCode).toBe(409)
    expect((await release(id)).statusCode).toBe(409)
    expect((await read(id)).groups).toEqual([])
    expect((await ines.get('/api/staff/access-requests')).json().items).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ id, state: 'closed', closedWhy: 'You took it back.' }),
      ]),
    )
  })
})
