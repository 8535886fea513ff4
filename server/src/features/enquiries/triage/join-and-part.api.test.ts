import type { EnquiryForFamily, EnquiryForStaff, LinkCheck } from '@send-hub/shared'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../../test/build-test-app.ts'
import { aCase, aFamilyMember, anAccess, anEnquiry, aStaffMember } from '../../../../test/factories/index.ts'
import { insertRow } from '../../../../test/factories/insert-row.ts'
import { usualMoment } from '../../../../test/test-clock.ts'
import type { Visitor } from '../../../../test/visitor.ts'
import { newId } from '../../../platform/ids.ts'

let test: TestApp
let amina: { id: string; email: string }
let daniel: { id: string; email: string }
let priya: { id: string; email: string }
let staff: Visitor
let theCase: { id: string; reference: string }

beforeAll(async () => {
  test = await buildTestApp()
  amina = await aFamilyMember(test.pool)
  daniel = await aFamilyMember(test.pool, { name: 'Daniel Okafor' })
  priya = await aStaffMember(test.pool)
  theCase = await aCase(test.pool, { status: 'ASSESSING', sharedWith: [amina.id, daniel.id] })
})
beforeEach(async () => {
  test.clock.set(usualMoment)
  staff = await test.signInStaff(priya.email)
})
afterAll(() => test?.close())

const read = async (id: string) => (await staff.get(`/api/staff/enquiries/${id}`)).json<EnquiryForStaff>()
const act = async (id: string, name: string, body: object = {}) =>
  staff.post(`/api/staff/enquiries/${id}/${name}`, { version: (await read(id)).version, ...body })
async function done(id: string, name: string, body: object = {}): Promise<EnquiryForStaff> {
  const answer = await act(id, name, body)
  expect(answer.statusCode, answer.payload).toBe(200)
  return answer.json<EnquiryForStaff>()
}
async function refused(id: string, name: string, body: object = {}) {
  const answer = await act(id, name, body)
  expect(answer.statusCode, answer.payload).toBeGreaterThanOrEqual(400)
  const { detail, errors } = answer.json<{ detail: string; errors?: { pointer: string; detail: string }[] }>()
  return errors?.[0] ? `${errors[0].pointer} ${errors[0].detail}` : detail
}
const familyReads = async (id: string, email = amina.email) =>
  (await test.signInFamily(email)).get(`/api/family/enquiries/${id}`)
const aMessage = async (enquiryId: string, body: string, writtenAt: string, by: string | null = null) => {
  const id = newId()
  await insertRow(test.pool, 'messages', {
    ...{ id, enquiry_id: enquiryId, kind: 'message', author_kind: by ? 'family' : 'contact' },
    ...{ author_family_member_id: by, author_name: 'Amina Okafor', body, written_at: writtenAt },
  })
  return id
}
const fromEmail = (id: string, contact: object) =>
  test.pool.query('update enquiries set contact = $2 where id = $1', [id, contact])

describe('linking to a case', () => {
  const compare = async (id: string) =>
    (await staff.get(`/api/staff/enquiries/${id}/link-check?caseId=${theCase.id}`)).json<LinkCheck>()

  it('shows the asker beside everybody with access, and what is alike, before anything is linked', async () => {
    const { id } = await anEnquiry(test.pool, { body: 'It is about Sam. We live in ME14 1XX' })
    await fromEmail(id, { email: amina.email.toUpperCase(), phone: '+44 3069 990 999' })
    const check = await compare(id)

    expect(check.case).toMatchObject({ reference: theCase.reference, isNamed: true })
    expect(check.asker).toMatchObject({ name: 'Amina Okafor', postcodes: ['ME141XX'], isKnown: false })
    const mother = check.people.find((person) => person.id === amina.id)
    expect(mother).toMatchObject({
      ...{ mayBeLinked: true, isProven: true },
      compared: { name: 'same', email: 'same', phone: 'differs' },
    })
    expect(check.people.find((person) => person.id === daniel.id)).toMatchObject({
      ...{ isProven: false, compared: { name: 'differs', email: 'differs' } },
    })
  })

  it('puts it on the page of whom the email proves, who reads their own words and is told', async () => {
    const { id } = await anEnquiry(test.pool)
    await fromEmail(id, { email: amina.email })
    const view = await done(id, 'link', { caseId: theCase.id, familyMemberId: amina.id })

    expect(view).toMatchObject({
      caseId: theCase.id,
      triage: { familyMemberId: amina.id, isLinkedByUs: true },
    })
    const page = (await familyReads(id)).json<EnquiryForFamily>()
    expect(page.messages).toMatchObject([{ from: 'you', body: 'When will you decide?' }])
    const { rows } = await test.pool.query('select kind from notifications where event_key = $1', [
      `${id}:linked`,
    ])
    expect(rows).toEqual([{ kind: 'enquiry-received' }])
  })

  it('takes a check of who they are where neither email nor phone is theirs', async () => {
    const { id } = await anEnquiry(test.pool)
    const link = { caseId: theCase.id, familyMemberId: daniel.id }

    expect(await refused(id, 'link', link)).toContain('/identityCheck')
    expect((await familyReads(id, daniel.email)).statusCode).toBe(404)
    const view = await done(id, 'link', { ...link, identityCheck: 'Rang the number on record' })
    expect(view.events.at(-1)?.details).toMatchObject({
      proof: 'checked',
      identityCheck: 'Rang the number on record',
    })
    expect((await familyReads(id, daniel.email)).statusCode).toBe(200)
    expect((await familyReads(id, amina.email)).statusCode).toBe(404)
  })

  it('takes a number that a second person could share for no proof under another name', async () => {
    await test.pool.query('update family_members set phone = $2 where id = $1', [daniel.id, '03069 990 777'])
    const { id } = await anEnquiry(test.pool, { contactName: 'Amina Okafor' })
    await fromEmail(id, { phone: '03069 990777' })
    const link = { caseId: theCase.id, familyMemberId: daniel.id }

    expect(await refused(id, 'link', link)).toContain('/identityCheck')
    expect((await familyReads(id, daniel.email)).statusCode).toBe(404)
  })

  it('never links somebody whose access does not run', async () => {
    const former = await aFamilyMember(test.pool)
    await anAccess(test.pool, { caseId: theCase.id, familyMemberId: former.id, endsOn: '2026-11-22' })
    const { id } = await anEnquiry(test.pool)
    const link = { caseId: theCase.id, identityCheck: 'Passport' }

    expect(await refused(id, 'link', { ...link, familyMemberId: former.id })).toContain('does not run')
    const stranger = await aFamilyMember(test.pool)
    expect(await refused(id, 'link', { ...link, familyMemberId: stranger.id })).toContain('does not run')
  })

  it('to another person than the one who is signed in is refused', async () => {
    const { id } = await anEnquiry(test.pool, { familyMemberId: amina.id })

    expect(await refused(id, 'link', { caseId: theCase.id, familyMemberId: daniel.id })).toContain(
      'another person',
    )
    expect((await done(id, 'link', { caseId: theCase.id })).triage.familyMemberId).toBe(amina.id)
  })

  it('is taken back with a reason, and whoever we had linked reads it no more', async () => {
    const { id } = await anEnquiry(test.pool)
    await fromEmail(id, { email: amina.email })
    await done(id, 'link', { caseId: theCase.id, familyMemberId: amina.id })
    expect(await refused(id, 'unlink', { reason: ' ' })).toContain('/reason')

    const view = await done(id, 'unlink', { reason: 'Another Amina Okafor' })

    expect(view).toMatchObject({ caseId: null, triage: { familyMemberId: null } })
    expect((await familyReads(id)).statusCode).toBe(404)
    const { rows } = await test.pool.query(
      "select status from notifications where event_key = $1 union all select action from audit_entries where subject_id = $2 and action = 'enquiry-unlinked' and case_id = $3",
      [`${id}:linked`, id, theCase.id],
    )
    expect(rows).toEqual([{ status: 'stopped' }, { status: 'enquiry-unlinked' }])
  })

  it('to the other parent is refused once words of the first, or to them, are in it', async () => {
    const { id } = await anEnquiry(test.pool)
    await fromEmail(id, { email: amina.email })
    await done(id, 'link', { caseId: theCase.id, familyMemberId: amina.id })
    await done(id, 'replies', { body: 'Your new address is kept.', requestKey: newId() })
    await done(id, 'unlink', { reason: 'It is from the father' })
    const link = { caseId: theCase.id, familyMemberId: daniel.id, identityCheck: 'He rang' }

    expect(await refused(id, 'link', link)).toContain('linked to another person before')
    expect((await familyReads(id, daniel.email)).statusCode).toBe(404)
    expect((await done(id, 'link', { ...link, familyMemberId: amina.id })).triage.familyMemberId).toBe(
      amina.id,
    )
  })

  it('takes along what was joined to it, and brings that back', async () => {
    const [main, other] = [await anEnquiry(test.pool), await anEnquiry(test.pool)]
    for (const { id } of [main, other]) await fromEmail(id, { email: amina.email })
    await done(main.id, 'merge', { otherReference: other.reference })
    const linkOf = async () =>
      (await test.pool.query('select case_id, family_member_id from enquiries where id = $1', [other.id]))
        .rows[0]

    await done(main.id, 'link', { caseId: theCase.id, familyMemberId: amina.id })
    expect(await linkOf()).toEqual({ case_id: theCase.id, family_member_id: amina.id })
    const messages = (await familyReads(main.id)).json<EnquiryForFamily>().messages
    expect(messages).toHaveLength(2)
    await done(main.id, 'unlink', { reason: 'Another Amina Okafor' })
    expect(await linkOf()).toEqual({ case_id: null, family_member_id: null })
  })

  it('to a case that is locked for whoever asks is as if there were none', async () => {
    const locked = await aCase(test.pool)
    await test.pool.query(
      `insert into staff_locks (id, child_id, staff_member_id, reason, set_at, set_by_id)
       select gen_random_uuid(), child_id, $2, 'relative', now(), $2 from cases where id = $1`,
      [locked.id, priya.id],
    )
    const { id } = await anEnquiry(test.pool)

    const check = await staff.get(`/api/staff/enquiries/${id}/link-check?caseId=${locked.id}`)
    expect(check.statusCode).toBe(404)
    expect((await act(id, 'link', { caseId: locked.id })).statusCode).toBe(404)
  })
})

describe('joining two enquiries', () => {
  const ofAmina = (wanted: Parameters<typeof anEnquiry>[1] = {}) =>
    anEnquiry(test.pool, { caseId: theCase.id, familyMemberId: amina.id, ...wanted })
  const join = async (main: string, other: { reference: string }) =>
    done(main, 'merge', { otherReference: other.reference })

  it('of one asker keeps the earlier day, the greater urgency and both threads in one', async () => {
    const main = await ofAmina({ body: 'Where is it?', replyBy: '2026-11-30' })
    const other = await ofAmina({
      body: 'And the taxi?',
      replyBy: '2026-11-25',
      priority: 2,
      topics: ['TRANSPORT'],
    })
    const view = await join(main.id, other)

    expect(view).toMatchObject({ replyBy: '2026-11-25', priority: 2, contactCount: 2 })
    expect(view.triage.topics).toEqual(['STATUS', 'TRANSPORT'])
    expect(view.messages.map(({ body, joinedFrom }) => [body, joinedFrom])).toEqual([
      ['Where is it?', null],
      ['And the taxi?', other.reference],
    ])
    expect(await read(other.id)).toMatchObject({
      ...{ status: 'closed', replyBy: null },
      triage: { mergedInto: { id: main.id, reference: main.reference } },
    })
  })

  it('points the asker to the one that goes on, where both threads are; what they write in the old one goes there', async () => {
    const main = await ofAmina({ body: 'Where is it?' })
    const other = await ofAmina({ body: 'And the taxi?' })
    await join(main.id, other)
    const family = await test.signInFamily(amina.email)
    await family.post(`/api/family/enquiries/${other.id}/messages`, { body: 'Hello?', requestKey: newId() })

    const old = (await familyReads(other.id)).json<EnquiryForFamily>()
    const page = (await familyReads(main.id)).json<EnquiryForFamily>()
    expect(old.mergedInto).toEqual({ id: main.id, reference: main.reference, replyBy: page.replyBy })
    expect(page.replyBy).not.toBeNull()
    expect(old.status).toBe('closed')
    expect(page.messages.map(({ body }) => body)).toEqual(['Where is it?', 'And the taxi?', 'Hello?'])
  })

  it('makes it our turn where only the other one waited', async () => {
    const main = await ofAmina({ status: 'answered' })
    const view = await join(main.id, await ofAmina({ replyBy: '2026-11-25' }))

    expect(view).toMatchObject({ status: 'waiting', replyBy: '2026-11-25' })
  })

  it('of a question that waits for them into one that is answered is refused: it would be asked no more', async () => {
    const main = await ofAmina({ status: 'answered' })
    const other = await ofAmina()
    const { version } = (await staff.get(`/api/staff/enquiries/${other.id}`)).json<EnquiryForStaff>()
    const question = { version, body: 'Which school?', requestKey: newId() }
    expect((await staff.post(`/api/staff/enquiries/${other.id}/pause`, question)).statusCode).toBe(200)

    expect(await refused(main.id, 'merge', { otherReference: other.reference })).toContain(
      'We wait for the family in the other enquiry',
    )
  })

  it('of two parents of one child is refused', async () => {
    const main = await ofAmina()
    const his = await anEnquiry(test.pool, {
      caseId: theCase.id,
      familyMemberId: daniel.id,
      contactName: 'Amina Okafor',
    })

    expect(await refused(main.id, 'merge', { otherReference: his.reference })).toContain(
      'not from the same person',
    )
  })

  it('without accounts takes the same name with the same email or phone', async () => {
    const main = await anEnquiry(test.pool)
    const same = await anEnquiry(test.pool)
    const namesake = await anEnquiry(test.pool)
    await fromEmail(namesake.id, { phone: '03069 990333' })
    const sharedPhone = await anEnquiry(test.pool, { contactName: 'Daniel Okafor' })

    for (const other of [namesake, sharedPhone]) {
      expect(await refused(main.id, 'merge', { otherReference: other.reference })).toContain(
        'not from the same person',
      )
    }
    expect((await join(main.id, same)).triage.merged).toMatchObject([{ id: same.id, mayUndo: true }])
  })

  it.each([
    ['itself', async (main: { reference: string }) => main, 'this enquiry itself'],
    [
      'one of another case',
      async () => ofAmina({ caseId: (await aCase(test.pool, { sharedWith: [amina.id] })).id }),
      'another case',
    ],
    ['a complaint', async () => ofAmina({ topics: ['COMPLAINT'] }), 'keeps its own clock'],
    ['a risk of harm', async () => ofAmina({ priority: 0 }), 'risk of harm'],
    ['nothing there', async () => ({ reference: 'ENQ-2222-2' }), 'no enquiry with this reference'],
  ])('with %s is refused', async (_, other, why) => {
    const main = await ofAmina()

    expect(await refused(main.id, 'merge', { otherReference: (await other(main)).reference })).toContain(why)
  })

  it('is undone while nobody has written since, and each waits for its own day again', async () => {
    const main = await ofAmina({ status: 'answered' })
    const other = await ofAmina({ replyBy: '2026-11-25' })
    await join(main.id, other)

    expect(await done(main.id, 'unmerge')).toMatchObject({ status: 'answered', triage: { merged: [] } })
    expect(await read(other.id)).toMatchObject({
      status: 'waiting',
      replyBy: '2026-11-25',
      triage: { mergedInto: null },
    })
    expect((await act(main.id, 'unmerge')).statusCode).toBe(409)
  })

  it('is not undone once somebody has written', async () => {
    const main = await ofAmina()
    const other = await ofAmina()
    await join(main.id, other)
    await aMessage(main.id, 'Hello?', '2026-11-23T10:00:01Z', amina.id)

    expect((await read(main.id)).triage.merged).toMatchObject([{ mayUndo: false }])
    expect((await act(main.id, 'unmerge')).statusCode).toBe(409)
  })

  it('lets nobody answer in the one that was joined away', async () => {
    const main = await ofAmina()
    const other = await ofAmina()
    await join(main.id, other)

    for (const [name, body] of [
      ['replies', { body: 'By Friday.', requestKey: newId() }],
      ['reopen', { reason: 'Mine' }],
      ['topics', { topics: ['DRAFT'] }],
    ] as const) {
      expect((await act(other.id, name, body)).statusCode).toBe(409)
    }
  })
})

describe('parting one enquiry', () => {
  it('makes another of what was chosen, which waits since it was written', async () => {
    const { id, reference } = await anEnquiry(test.pool, {
      ...{
        caseId: theCase.id,
        familyMemberId: amina.id,
        openedAt: '2026-11-18T10:00:00Z',
        replyBy: '2026-11-25',
      },
    })
    const taxi = await aMessage(id, 'And when does the taxi come?', '2026-11-19T10:00:00Z', amina.id)
    const view = await done(id, 'split', { messageIds: [taxi], topics: ['TRANSPORT'] })

    const [into] = view.triage.splitInto
    const part = await read(into?.id ?? '')
    expect(part).toMatchObject({
      ...{ topics: ['Home-to-school transport'], team: 'transport', caseId: theCase.id, status: 'waiting' },
      ...{ openedAt: '2026-11-19T10:00:00.000Z', replyBy: '2026-11-25' },
      triage: { splitFrom: { id, reference }, familyMemberId: amina.id },
    })
    expect(part.messages).toMatchObject([{ authorKind: 'family', body: 'And when does the taxi come?' }])
    expect(view.messages).toHaveLength(2)
    expect((await familyReads(part.id)).statusCode).toBe(200)
    expect((await familyReads(part.id, daniel.email)).statusCode).toBe(404)
  })

  it('starts the clock of a complaint where that is what was chosen', async () => {
    const { id } = await anEnquiry(test.pool, { caseId: theCase.id, familyMemberId: amina.id })
    const upset = await aMessage(id, 'I want to complain.', usualMoment, amina.id)
    const { triage } = await done(id, 'split', { messageIds: [upset], topics: ['COMPLAINT'] })

    expect((await read(triage.splitInto[0]?.id ?? '')).complaint).toMatchObject([
      { stage: 1, acknowledgeBy: '2026-11-30' },
    ])
  })

  it('takes the asker’s own messages, and leaves one', async () => {
    const { id } = await anEnquiry(test.pool)
    const second = await aMessage(id, 'And the taxi?', usualMoment)
    await done(id, 'notes', { body: 'Rang', requestKey: newId() })
    const note = (await read(id)).messages.find(({ kind }) => kind === 'note')?.id ?? ''
    const elsewhere = (await anEnquiry(test.pool)).id

    for (const messageIds of [[note], [elsewhere], [id, second]]) {
      expect(await refused(id, 'split', { messageIds, topics: ['TRANSPORT'] })).toContain('/messageIds')
    }
  })
})
