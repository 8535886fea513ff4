import type { StaffSearchFound } from '@send-hub/shared'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../../test/build-test-app.ts'
import { aCase, aFamilyMember, anEnquiry, aStaffMember } from '../../../../test/factories/index.ts'
import { insertRow } from '../../../../test/factories/insert-row.ts'
import { usualMoment } from '../../../../test/test-clock.ts'
import type { Visitor } from '../../../../test/visitor.ts'
import { newId } from '../../../platform/ids.ts'
import { toExcerpt } from './search.store.ts'

let test: TestApp
let joe: { id: string; visitor: Visitor }
let zofia: string
let locked: { id: string; childId: string }
let made: Record<'bus' | 'therapy' | 'old' | 'hidden' | 'unlinked', { id: string; reference: string }>

beforeAll(async () => {
  test = await buildTestApp()
  const { pool } = test
  const staff = await aStaffMember(pool, { name: 'Joe Bell' })
  joe = { id: staff.id, visitor: await test.signInStaff(staff.email) }
  zofia = (await aFamilyMember(pool, { name: 'Zofia Wiśniewska' })).id
  const child = await aCase(pool, {
    sharedWith: [zofia],
    child: { forename: 'Kacper', surname: 'Wiśniewski' },
  })
  const lockedParent = await aFamilyMember(pool, { name: 'Petra Lockwood' })
  locked = await aCase(pool, { sharedWith: [lockedParent.id], child: { surname: 'Lockwood' } })
  made = {
    bus: await anEnquiry(pool, {
      ...{ caseId: child.id, familyMemberId: zofia, contactName: 'Zofia Wiśniewska' },
      body: 'The minibus was late again. The drivers keep changing and nobody told us.',
    }),
    therapy: await anEnquiry(pool, {
      ...{ contactName: 'Gwen Harker', openedAt: '2026-11-20T09:00:00Z' },
      body: 'Speech therapy has stopped. Why?',
    }),
    old: await anEnquiry(pool, {
      ...{ contactName: 'Gwen Harker', openedAt: '2024-01-20T09:00:00Z', status: 'closed' },
      body: 'A question about therapy at the old school',
    }),
    hidden: await anEnquiry(pool, {
      ...{ caseId: locked.id, familyMemberId: lockedParent.id, contactName: 'Petra Lockwood' },
      body: 'Our minibus is a secret',
    }),
    unlinked: await anEnquiry(pool, {
      ...{ familyMemberId: lockedParent.id, contactName: 'Petra Lockwood' },
      body: 'A minibus question about no case',
    }),
  }
  await insertRow(pool, 'messages', {
    ...{ id: newId(), enquiry_id: made.bus.id, kind: 'note', author_kind: 'staff', author_staff_id: joe.id },
    ...{ author_name: 'Joe Bell', body: 'Rang Invicta Cabs: a puncture', written_at: usualMoment },
  })
  const lock = { id: newId(), child_id: locked.childId, staff_member_id: joe.id, reason: 'relative' }
  await insertRow(pool, 'staff_locks', { ...lock, set_at: usualMoment, set_by_id: joe.id })
})
afterAll(() => test?.close())

async function search(query: string, visitor = joe.visitor): Promise<StaffSearchFound> {
  const answer = await visitor.post('/api/staff/search', { query })
  expect(answer.statusCode, answer.payload).toBe(200)
  return answer.json()
}
const ids = async (query: string) => (await search(query)).enquiries.map(({ id }) => id)

describe('the words of a message', () => {
  it('are found in every form, in notes of staff too, with what stands around them', async () => {
    const { enquiries } = await search('driver changes')

    expect(enquiries).toMatchObject([{ id: made.bus.id, foundBy: 'words', reference: made.bus.reference }])
    expect(enquiries[0]?.excerpt?.filter(({ isHit }) => isHit).map(({ text }) => text)).toEqual([
      'drivers',
      'changing',
    ])
    expect(await ids('puncture')).toEqual([made.bus.id])
  })

  it('come newest first, with quotes and minus as in a search engine', async () => {
    expect(await ids('therapy')).toEqual([made.therapy.id, made.old.id])
    expect(await ids('"speech therapy"')).toEqual([made.therapy.id])
    expect(await ids('therapy -school')).toEqual([made.therapy.id])
  })

  it('that nobody wrote find nothing, nor does what is no word', async () => {
    for (const query of ['zzyzx', '!!', 'the', '-school', "'; drop table messages; --", '%', '\\']) {
      const answer = await joe.visitor.post('/api/staff/search', { query })

      expect([200, 400], query).toContain(answer.statusCode)
      if (answer.statusCode === 200) expect(answer.json<StaffSearchFound>().isMore, query).toBe(false)
    }
  })
})

describe('names and references', () => {
  it('find enquiries by who asked, whom it is about, and the reference as people say it', async () => {
    expect(await ids('Harker')).toEqual([made.therapy.id, made.old.id])
    expect(await ids('wiśniewski kacper')).toEqual([made.bus.id])
    expect((await search(made.bus.reference.toLowerCase().replaceAll('-', ' '))).enquiries).toMatchObject([
      { id: made.bus.id, foundBy: 'reference' },
    ])
  })

  it('find people whose name is only like what was typed', async () => {
    const { people } = await search('Zofia Wisniewska')

    expect(people.map(({ familyMemberId }) => familyMemberId)).toContain(zofia)
  })
})

describe('what is locked', () => {
  it('is found by nobody who is locked out: not by name, by words, by reference, nor about no case', async () => {
    for (const query of [
      'Lockwood',
      'Petra',
      'minibus',
      'secret',
      made.hidden.reference,
      made.unlinked.reference,
    ]) {
      const { enquiries, people } = await search(query)

      expect(JSON.stringify({ enquiries, people }), query).not.toContain('Lockwood')
      expect(enquiries.map(({ id }) => id)).not.toContain(made.hidden.id)
      expect(enquiries.map(({ id }) => id)).not.toContain(made.unlinked.id)
    }
  })

  it('is found by a colleague', async () => {
    const colleague = await test.signInStaff((await aStaffMember(test.pool)).email)
    const { enquiries } = await search('minibus', colleague)

    expect(new Set(enquiries.map(({ id }) => id))).toEqual(
      new Set([made.bus.id, made.hidden.id, made.unlinked.id]),
    )
  })
})

describe('who may search', () => {
  it('is staff alone', async () => {
    const { email } = await aFamilyMember(test.pool)
    const family = await test.signInFamily(email)

    expect((await test.stranger.post('/api/staff/search', { query: 'bus' })).statusCode).toBe(401)
    expect((await family.post('/api/staff/search', { query: 'bus' })).statusCode).toBe(401)
  })

  it('must type at least two letters, and no more than a hundred', async () => {
    for (const query of ['', ' a ', 'x'.repeat(101)]) {
      expect((await joe.visitor.post('/api/staff/search', { query })).statusCode, query).toBe(400)
    }
  })

  it('leaves a trace of whom the search named, without what was typed', async () => {
    await search('therapy')
    const { rows } = await test.pool.query(
      "select details, actor_id from audit_entries where action = 'enquiries-searched' order by id desc limit 1",
    )

    expect(rows[0].actor_id).toBe(joe.id)
    expect(rows[0].details.found).toEqual([made.therapy.id, made.old.id])
    expect(JSON.stringify(rows[0])).not.toMatch(/therapy/i)
  })
})

it('an excerpt is cut at its marks', () => {
  expect(toExcerpt('The \uE000bus\uE001 was\nlate')).toEqual([
    { text: 'The ', isHit: false },
    { text: 'bus', isHit: true },
    { text: ' was late', isHit: false },
  ])
})
