import { randomUUID } from 'node:crypto'
import type { EnquiryRows, StaffSearchFound } from '@send-hub/shared'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../test/build-test-app.ts'
import { aCase, aFamilyMember, anEnquiry, aStaffMember } from '../../../test/factories/index.ts'
import { insertRow } from '../../../test/factories/insert-row.ts'
import type { Visitor } from '../../../test/visitor.ts'
import { contextFor } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { readLiveRows } from './live/live-rows.ts'
import { allManagers, seniorFor, whoWorksFor } from './promise/who-has-it.ts'
import { shareOut } from './queue/share-out.ts'

/** Joe is the former partner of a mother, and locked out of her child's case. */
let test: TestApp
let joe: { id: string; email: string; visitor: Visitor }
let priya: { id: string; visitor: Visitor }
let mother: { id: string; email: string }

beforeAll(async () => {
  test = await buildTestApp()
  mother = await aFamilyMember(test.pool, { phone: '07700 900123' })
  const { childId } = await aCase(test.pool, { sharedWith: [mother.id] })
  const [one, other] = [await aStaffMember(test.pool, { name: 'Joe Bell' }), await aStaffMember(test.pool)]
  joe = { ...one, visitor: await test.signInStaff(one.email) }
  priya = { ...other, visitor: await test.signInStaff(other.email) }
  await insertRow(test.pool, 'staff_locks', {
    ...{ id: newId(), child_id: childId, staff_member_id: joe.id, reason: 'relative' },
    ...{ set_at: test.clock.now(), set_by_id: priya.id },
  })
})
beforeEach(() =>
  test.pool.query(
    "update enquiries set status = 'closed', reply_by = null, waiting_since = null, closed_at = now()",
  ),
)
afterAll(() => test?.close())

async function fromAddress(contact: object, channel = 'email') {
  const enquiry = await anEnquiry(test.pool, { body: 'We have moved to Maidstone' })
  await test.pool.query('update enquiries set contact = $2, channel = $3 where id = $1', [
    enquiry.id,
    contact,
    channel,
  ])
  return enquiry
}
const statusFor = async ({ visitor }: { visitor: Visitor }, id: string) =>
  (await visitor.get(`/api/staff/enquiries/${id}`)).statusCode

describe('what somebody wrote from whom a member of staff is kept, before anybody has linked it', () => {
  it.each([
    ['her address', { email: 'AMINA' }, 'email'],
    ['her number', { phone: '+44 7700 900123' }, 'web'],
  ])('by %s is not there for them, and is for others', async (_, contact, channel) => {
    const { id } = await fromAddress(
      'email' in contact ? { email: mother.email.toUpperCase() } : contact,
      channel,
    )

    expect(await statusFor(priya, id)).toBe(200)
    expect(await statusFor(joe, id)).toBe(404)
    const rows = (await joe.visitor.get('/api/staff/enquiries')).json<EnquiryRows>()
    expect(rows).toMatchObject({ items: [], total: 0 })
    const found = await joe.visitor.post('/api/staff/search', { query: 'Maidstone' })
    expect(found.json<StaffSearchFound>().enquiries).toEqual([])
    const presence = { tab: randomUUID(), state: 'reading' }
    expect((await joe.visitor.post(`/api/staff/enquiries/${id}/presence`, presence)).statusCode).toBe(404)
  })

  it('is told to no screen of theirs, and given to them by nobody', async () => {
    const { id } = await fromAddress({ email: mother.email })
    const ctx = contextFor(test.pool, test.clock, { kind: 'system', id: null })
    await test.pool.query('update staff_members set takes_turns = (id = $1)', [joe.id])

    const { hidden } = await readLiveRows(ctx, [id], [joe.id, priya.id])
    expect([...hidden]).toEqual([`${joe.id} ${id}`])
    expect(await shareOut(ctx, 'hub')).toEqual({ given: 0, left: 1 })
    const { version } = (await priya.visitor.get(`/api/staff/enquiries/${id}`)).json<{ version: number }>()
    const given = await priya.visitor.post(`/api/staff/enquiries/${id}/hand-over`, {
      version,
      ownerId: joe.id,
    })
    expect(given.json()).toMatchObject({ errors: [{ pointer: '/ownerId' }] })
  })

  it('is raised to somebody else, also where they are the manager', async () => {
    const { id } = await fromAddress({ email: mother.email })
    const ctx = contextFor(test.pool, test.clock, { kind: 'system', id: null })
    await test.pool.query("update staff_members set role = 'manager'")

    expect(await ctx.tx((tx) => allManagers(tx, id))).toEqual([priya.id])
    expect(await ctx.tx((tx) => seniorFor(tx, { team: 'hub', id }, [priya.id]))).toMatchObject({
      id: priya.id,
    })
    expect(await ctx.tx((tx) => whoWorksFor(tx, joe.id, id))).toBeUndefined()
  })

  it('from any other address is there for everybody', async () => {
    const { id } = await fromAddress({ email: 'school@kent.example', phone: '01622 000000' })

    expect(await statusFor(joe, id)).toBe(200)
  })
})
