import { formatInvitationCode } from '@send-hub/shared'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../../test/build-test-app.ts'
import { aCase, aFamilyMember, anAccess, aStaffMember } from '../../../../test/factories/index.ts'
import { insertRow } from '../../../../test/factories/insert-row.ts'
import { usualMoment } from '../../../../test/test-clock.ts'
import { Visitor } from '../../../../test/visitor.ts'
import { newId } from '../../../platform/ids.ts'
import { oneTimeCode } from '../../../platform/one-time-code.ts'
import { newInvitationCode } from './invitation-code.ts'

const birthOn = '2016-05-04'
const wrongBirthOn = '2016-05-05'

let test: TestApp
let staff: Visitor
let guard: Visitor
/** On the case, without a sign-in; their letter's code. */
let person: { id: string; name: string }
let caseId: string
let code: string

beforeAll(async () => {
  test = await buildTestApp()
  staff = await test.signInStaff((await aStaffMember(test.pool)).email)
  guard = await test.signInStaff((await aStaffMember(test.pool, { powers: ['safeguarding'] })).email)
})
beforeEach(async () => {
  test.clock.set(usualMoment)
  person = await aFamilyMember(test.pool, { name: 'Amina Okafor', email: null })
  caseId = (await aCase(test.pool, { sharedWith: [person.id] })).id
  code = await invited()
})
afterAll(() => test?.close())

const inviteUrl = (ofCase = caseId, id = person.id) => `/api/staff/cases/${ofCase}/people/${id}/invitation`
async function invited(by = staff, body: object = {}, ofCase = caseId, id = person.id): Promise<string> {
  const answer = await by.post(inviteUrl(ofCase, id), body)
  expect(answer.statusCode).toBe(201)
  return answer.json<{ code: string }>().code
}

const newEmail = () => `${newId()}@new.example`
const check = (typed: object = {}, from = test.stranger) =>
  from.post('/api/join/checks', { code, birthOn, email: newEmail(), ...typed })
async function prove(attemptId: string) {
  return test.stranger.post('/api/sign-in/sessions', {
    attemptId,
    code: oneTimeCode(test.secrets.signInCode, attemptId),
  })
}
/** All of joining, to the answer of the last step. */
async function join(typed: object = {}) {
  const checked = await check(typed)
  expect(checked.statusCode, checked.body).toBe(202)
  return prove(checked.json<{ attemptId: string }>().attemptId)
}
function visitorOf(answer: Awaited<ReturnType<typeof join>>): Visitor {
  const cookies = answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  return new Visitor(test.app, { cookie: cookies })
}
const casesOf = async (who: Visitor) =>
  (await who.get('/api/family/cases')).json<{ items: { id: string }[] }>().items.map(({ id }) => id)
const restrict = (kind: string, more: object = {}) => restrictCase(caseId, kind, more)
async function restrictCase(ofCase: string, kind: string, more: object) {
  const { rows } = await test.pool.query('select child_id from cases where id = $1', [ofCase])
  const setBy = await aStaffMember(test.pool)
  await insertRow(test.pool, 'restrictions', {
    ...{ id: newId(), child_id: rows[0].child_id, kind, note: 'A note', set_at: test.clock.now() },
    ...{ set_by_id: setBy.id, ...more },
  })
}

async function wordsOf(pdf: string): Promise<string> {
  const data = new Uint8Array(Buffer.from(pdf, 'base64'))
  const opened = await getDocument({ data, verbosity: 0 }).promise
  const { items } = await (await opened.getPage(1)).getTextContent()
  return items.map((item) => ('str' in item ? item.str : '')).join(' ')
}

describe('a letter with a code', () => {
  it('is made for somebody on the case, shows its code once, and keeps only a keyed hash', async () => {
    const answer = await staff.post(inviteUrl(), {})

    expect(answer.json()).toMatchObject({ name: 'Amina Okafor', worksUntil: '2026-12-21', hasAddress: false })
    const made = answer.json<{ id: string; code: string; pdf: string }>()
    expect(Buffer.from(made.pdf, 'base64').subarray(0, 5).toString()).toBe('%PDF-')
    const kept = await test.pool.query(
      'select i::text || coalesce((select string_agg(a::text, $2) from audit_entries a), $2) as all from invitations i where id = $1',
      [made.id, ' '],
    )
    expect(kept.rows[0].all).not.toContain(made.code)
    expect(kept.rows[0].all).not.toContain(made.code.replaceAll('-', ''))
  })

  it('can be read in print, and what is printed lets its person in', async () => {
    await test.pool.query(
      "update family_members set postal_address = E'5 Harbour Street\\nMargate' where id = $1",
      [person.id],
    )
    const { pdf, hasAddress } = (await staff.post(inviteUrl(), {})).json<{
      pdf: string
      hasAddress: boolean
    }>()
    const printed = await wordsOf(pdf)

    expect(hasAddress).toBe(true)
    expect(printed).toContain('5 Harbour Street')
    expect(printed).toContain('http://hub.test/join')
    expect(printed).not.toMatch(/Sam\b|Okafor.*EHC|\bSEND?\b|school|special/)
    const inPrint = /(?:[2-9C-Y]{4}-){3}[2-9C-Y]/.exec(printed)?.[0] ?? ''
    expect((await join({ code: inPrint })).statusCode).toBe(201)
  })

  it('withdraws the older one of the same person and case', async () => {
    const newer = await invited()

    expect((await check()).statusCode).toBe(400)
    expect((await check({ code: newer })).statusCode).toBe(202)
  })

  it('leaves a trace without a name or the code', async () => {
    const { rows } = await test.pool.query(
      "select actor_kind, subject_id, details from audit_entries where action = 'invitation-made' and case_id = $1",
      [caseId],
    )

    expect(rows).toEqual([
      {
        actor_kind: 'staff',
        subject_id: person.id,
        details: { invitationId: expect.any(String), role: 'parent', level: 'act', worksUntil: '2026-12-21' },
      },
    ])
  })

  it('is not made for somebody of another case, or who may see nothing', async () => {
    const other = await aFamilyMember(test.pool)
    const refused = await aFamilyMember(test.pool, { email: null })
    await anAccess(test.pool, { caseId, familyMemberId: refused.id, level: 'none' })

    expect((await staff.post(inviteUrl(caseId, other.id), {})).statusCode).toBe(404)
    expect((await staff.post(inviteUrl(newId()), {})).statusCode).toBe(404)
    expect((await staff.post(inviteUrl(caseId, refused.id), {})).statusCode).toBe(409)
  })

  it('is made under a restriction by staff with the power alone, and then lets them in', async () => {
    await restrict('COURT_ORDER')

    expect((await staff.post(inviteUrl(), {})).statusCode).toBe(403)
    const answer = await join({ code: await invited(guard) })
    expect(answer.statusCode).toBe(201)
  })

  it('is made for nobody after a death', async () => {
    const { id } = await aCase(test.pool, { status: 'CLOSED_DECEASED', sharedWith: [person.id] })

    expect((await staff.post(inviteUrl(id), {})).statusCode).toBe(409)
  })
})

describe('joining', () => {
  it('lets somebody in with the code, the birth date and a proved inbox, and they see the case', async () => {
    const email = newEmail()
    const joined = await join({ email })

    expect(joined.statusCode).toBe(201)
    expect(joined.json()).toMatchObject({ side: 'family', name: 'Amina Okafor' })
    expect(await casesOf(visitorOf(joined))).toEqual([caseId])
    const { rows } = await test.pool.query('select email from family_members where id = $1', [person.id])
    expect(rows).toEqual([{ email }])
    expect(await casesOf(await test.signInFamily(email))).toEqual([caseId])
  })

  it('sends the sign-in code to the inbox that was named, though it is on nobody’s record', async () => {
    const email = newEmail()
    const { attemptId } = (await check({ email })).json<{ attemptId: string }>()

    const { rows } = await test.pool.query(
      'select kind, family_member_id, sealed_to from notifications where event_key = $1',
      [attemptId],
    )
    expect(rows).toEqual([{ kind: 'sign-in-code', family_member_id: null, sealed_to: expect.any(String) }])
    expect(JSON.stringify(rows)).not.toContain(email)
  })

  it('tells whoever joined, staff, and nobody else of the family', async () => {
    const other = await aFamilyMember(test.pool, { name: 'Ben Okafor' })
    await anAccess(test.pool, { caseId, familyMemberId: other.id, relationship: 'Father' })
    await join()

    const told = await test.pool.query(
      'select kind, family_member_id from notifications where case_id = $1',
      [caseId],
    )
    expect(told.rows).toEqual([{ kind: 'access-granted', family_member_id: person.id }])
    const seen = await (await test.signInFamily(other.email)).get(`/api/family/cases/${caseId}`)
    expect(seen.body).not.toMatch(/Amina|joined|sign in here now/i)
    const events = (await staff.get(`/api/staff/cases/${caseId}`)).json<{ events: { label: string }[] }>()
      .events
    expect(events.map(({ label }) => label)).toContain('Joined with a code')
    const audit = await test.pool.query(
      "select subject_id from audit_entries where action = 'joined' and case_id = $1",
      [caseId],
    )
    expect(audit.rows).toEqual([{ subject_id: person.id }])
  })

  it('takes the code however it is typed', async () => {
    expect((await check({ code: ` ${code.toLowerCase().replaceAll('-', ' ')} ` })).statusCode).toBe(202)
  })

  it('tells of a slip in the code at once, and counts it as no try', async () => {
    const slip = code.startsWith('2') ? `3${code.slice(1)}` : `2${code.slice(1)}`
    const answer = await check({ code: slip })

    expect(answer.statusCode).toBe(400)
    expect(answer.json()).toMatchObject({
      errors: [{ pointer: '/code', detail: expect.stringMatching(/^Check the code/) }],
    })
  })

  it('works once', async () => {
    await join()

    expect((await check()).statusCode).toBe(400)
  })

  it('lets one of two browsers in that use one code at once', async () => {
    const attempts = await Promise.all([check(), check(), check()])
    const answers = await Promise.all(
      attempts.map((answer) => prove(answer.json<{ attemptId: string }>().attemptId)),
    )

    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409, 409])
    const { rows } = await test.pool.query('select email from family_members where id = $1', [person.id])
    const [winner] = answers.filter(({ statusCode }) => statusCode === 201)
    expect(winner && (await casesOf(visitorOf(winner)))).toEqual([caseId])
    expect(rows).toHaveLength(1)
  })

  it('is of no use when staff took the access away after the code was asked for', async () => {
    const { attemptId } = (await check()).json<{ attemptId: string }>()
    await test.pool.query(
      "update case_access set revoked_at = $2, revoked_by_kind = 'staff' where case_id = $1",
      [caseId, test.clock.now()],
    )

    expect((await prove(attemptId)).statusCode).toBe(409)
  })

  it('opens nothing without the code from the inbox', async () => {
    const { attemptId } = (await check()).json<{ attemptId: string }>()
    const right = oneTimeCode(test.secrets.signInCode, attemptId)
    const wrong = right === '000000' ? '111111' : '000000'

    const answer = await test.stranger.post('/api/sign-in/sessions', { attemptId, code: wrong })
    expect(answer.statusCode).toBe(400)
    const { rows } = await test.pool.query('select email from family_members where id = $1', [person.id])
    expect(rows).toEqual([{ email: null }])
  })

  it.each([
    ['no code', { code: '' }, '/code'],
    ['no such day', { birthOn: '2016-02-30' }, '/birthOn'],
    ['no address', { email: 'amina' }, '/email'],
  ])('with %s is refused in words', async (_, typed, pointer) => {
    const answer = await check(typed)

    expect(answer.statusCode).toBe(400)
    expect(answer.json()).toMatchObject({ errors: [{ pointer }] })
  })
})

describe('whatever is wrong with a code', () => {
  const wrongs: Record<string, () => Promise<object>> = {
    'it was never made': async () => ({ code: newInvitationCode() }),
    'the birth date is wrong': async () => ({ birthOn: wrongBirthOn }),
    'it was used': async () => {
      await join()
      return {}
    },
    'it has run out': async () => {
      test.clock.pass({ days: 30 })
      return {}
    },
    'it was withdrawn': async () => {
      await invited()
      return {}
    },
    'it is dead': async () => {
      for (let n = 0; n < 5; n += 1) await check({ birthOn: wrongBirthOn })
      return {}
    },
    'there is a restriction since': async () => {
      test.clock.pass({ minutes: 1 })
      await restrict('ADDRESS_HIDDEN')
      return {}
    },
    'a safeguarding hold stands': async () => {
      await restrict('SAFEGUARDING_HOLD')
      return {}
    },
    'its person must have no contact': async () => {
      await restrict('NO_CONTACT', { family_member_id: person.id })
      return {}
    },
    'its person’s access was taken away': async () => {
      await test.pool.query(
        "update case_access set revoked_at = $2, revoked_by_kind = 'staff' where case_id = $1",
        [caseId, test.clock.now()],
      )
      return {}
    },
    'the child has died': async () => {
      await test.pool.query("update cases set status = 'CLOSED_DECEASED' where id = $1", [caseId])
      return {}
    },
  }

  it('gets one answer, by the same statements', async () => {
    const bodies: Record<string, object> = {}
    const statements: Record<string, string[]> = {}
    for (const [name, prepare] of Object.entries(wrongs)) {
      test.clock.set(usualMoment)
      person = await aFamilyMember(test.pool, { email: null })
      caseId = (await aCase(test.pool, { sharedWith: [person.id] })).id
      code = await invited()
      const typed = await prepare()
      statements[name] = (
        await test.statementsOf(async () => {
          const answer = await check(typed)
          bodies[name] = { ...answer.json<object>(), instance: '', status: answer.statusCode }
        })
      ).map((text) => text.replace(/'\d{4}-[^']*'/g, 'AT'))
    }

    const [first] = Object.values(bodies)
    expect(first).toMatchObject({ status: 400, errors: [{ pointer: '/code' }] })
    expect(JSON.stringify(first)).toMatch(/ring us on/)
    for (const name of Object.keys(wrongs)) {
      expect(bodies[name], name).toEqual(first)
      expect(statements[name], name).toEqual(Object.values(statements)[0])
    }
  })
})

describe('guessing', () => {
  it('the birth date kills the code at the fifth wrong one, all at once or not', async () => {
    const guesses = await Promise.all(
      Array.from({ length: 12 }, (_, n) => check({ birthOn: `2015-01-${10 + n}` })),
    )

    expect(new Set(guesses.map(({ statusCode }) => statusCode))).toEqual(new Set([400]))
    expect((await check()).statusCode).toBe(400)
    const { rows } = await test.pool.query('select tries from invitations where case_id = $1', [caseId])
    expect(rows).toEqual([{ tries: 5 }])
  })

  it('four times wrong still leaves the right one', async () => {
    for (let n = 0; n < 4; n += 1) await check({ birthOn: wrongBirthOn })

    expect((await check()).statusCode).toBe(202)
  })

  it('is limited for one network, whatever codes are tried, and says whom to ring', async () => {
    const slow = await buildTestApp({ limits: { signInPer15Minutes: 3, writesPerMinute: 1_000_000 } })
    const guess = (remoteAddress: string) =>
      slow.app.inject({
        ...{ method: 'POST', url: '/api/join/checks', remoteAddress },
        payload: { code: newInvitationCode(), birthOn, email: newEmail() },
      })
    try {
      const answers = await Promise.all(Array.from({ length: 5 }, () => guess('2001:db8:1:2::1')))

      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([400, 400, 400, 429, 429])
      const next = await guess('2001:db8:1:2:ffff::9')
      expect(next.statusCode).toBe(429)
      expect(next.headers['retry-after']).toBe('900')
      expect(next.json()).toMatchObject({ detail: expect.stringContaining('ring us on') })
      expect((await guess('2001:db8:1:3::1')).statusCode).toBe(400)
      slow.clock.pass({ minutes: 16 })
      expect((await guess('2001:db8:1:2::1')).statusCode).toBe(400)
    } finally {
      await slow.close()
    }
  })

  it('a code that could be one tells nothing of a code that is', async () => {
    const alike = formatInvitationCode('222222222222')

    const [real, none] = [await check({ birthOn: wrongBirthOn }), await check({ code: alike })]
    expect({ ...real.json<object>(), instance: '' }).toEqual({ ...none.json<object>(), instance: '' })
  })
})

describe('an inbox that somebody here has already', () => {
  it('of the same name: the access goes to that account, which then sees both children', async () => {
    const same = await aFamilyMember(test.pool, { name: 'Mrs AMINA Ókafor' })
    const first = await aCase(test.pool, { sharedWith: [same.id] })
    const helper = await aFamilyMember(test.pool)
    await anAccess(test.pool, {
      caseId,
      familyMemberId: helper.id,
      role: 'advocate',
      consentedById: person.id,
    })
    const joined = await join({ email: same.email })

    expect(joined.statusCode).toBe(201)
    expect(new Set(await casesOf(visitorOf(joined)))).toEqual(new Set([first.id, caseId]))
    const { rows } = await test.pool.query(
      'select family_member_id, consented_by_id from case_access where case_id = $1 and revoked_at is null order by role',
      [caseId],
    )
    expect(rows).toEqual([
      { family_member_id: helper.id, consented_by_id: same.id },
      { family_member_id: same.id, consented_by_id: null },
    ])
  })

  it('of another name: says so only once the inbox is proved, and gives nothing', async () => {
    const other = await aFamilyMember(test.pool, { name: 'Clara Webb' })
    const checked = await check({ email: other.email })

    expect(checked.statusCode).toBe(202)
    const answer = await prove(checked.json<{ attemptId: string }>().attemptId)
    expect(answer.statusCode).toBe(409)
    expect(answer.json()).toMatchObject({
      detail: expect.stringMatching(/^This email address belongs to somebody else here\. Ring us/),
    })
    expect(answer.cookies).toEqual([])
    expect(await casesOf(await test.signInFamily(other.email))).toEqual([])
    expect((await check()).statusCode, 'the code still works').toBe(202)
  })

  it('of somebody whom staff refused this case: what staff decided stays', async () => {
    const same = await aFamilyMember(test.pool, { name: 'Amina Okafor' })
    await anAccess(test.pool, { caseId, familyMemberId: same.id, level: 'none' })

    expect((await join({ email: same.email })).statusCode).toBe(409)
    expect(await casesOf(await test.signInFamily(same.email))).toEqual([])
  })
})

describe('somebody who has a sign-in under another address', () => {
  let before: string
  beforeEach(async () => {
    before = newEmail()
    await test.pool.query('update family_members set email = $2 where id = $1', [person.id, before])
  })

  it('can’t take a new one with a usual letter', async () => {
    const answer = await join()

    expect(answer.statusCode).toBe(409)
    expect(answer.body).not.toContain(before)
    expect(await casesOf(await test.signInFamily(before))).toEqual([caseId])
  })

  it('can with a letter made for a lost inbox: older sessions end, and the old address is told', async () => {
    const older = await test.signInFamily(before)
    const email = newEmail()
    const joined = await join({ code: await invited(staff, { hasLostEmail: true }), email })

    expect(joined.statusCode).toBe(201)
    expect(await casesOf(await test.signInFamily(email))).toEqual([caseId])
    expect((await older.get('/api/family/cases')).statusCode).toBe(401)
    const { rows } = await test.pool.query(
      'select kind from notifications where family_member_id = $1 and sealed_to is not null',
      [person.id],
    )
    expect(rows).toEqual([{ kind: 'email-changed' }])
  })

  it('keeps what they see from another account of the same name, by a usual letter', async () => {
    const namesake = await aFamilyMember(test.pool, { name: person.name })
    await aCase(test.pool, { sharedWith: [namesake.id] })
    const signedIn = await test.signInFamily(namesake.email)
    const joined = await join({ email: namesake.email })
    const added = await signedIn.post('/api/family/children', { code, birthOn })

    expect([joined.statusCode, added.statusCode]).toEqual([409, 409])
    expect(joined.body).not.toContain(before)
    expect(await casesOf(signedIn)).not.toContain(caseId)
    expect(await casesOf(await test.signInFamily(before))).toEqual([caseId])
  })

  it('is told at the old address when a letter for a lost inbox moves what they see', async () => {
    const other = await aFamilyMember(test.pool, { name: person.name })
    const joined = await join({ code: await invited(staff, { hasLostEmail: true }), email: other.email })

    expect(joined.statusCode).toBe(201)
    const { rows } = await test.pool.query(
      "select kind from notifications where family_member_id = $1 and kind <> 'sign-in-code'",
      [person.id],
    )
    expect(rows).toEqual([{ kind: 'access-ended' }])
  })
})

describe('a second child', () => {
  const add = (who: Visitor, typed: object = {}) =>
    who.post('/api/family/children', { code, birthOn, ...typed })

  it('is added with code and birth date by whoever is signed in', async () => {
    const parent = await aFamilyMember(test.pool, { name: 'Amina Okafor' })
    const first = await aCase(test.pool, { sharedWith: [parent.id] })
    const signedIn = await test.signInFamily(parent.email)

    const answer = await add(signedIn)
    expect(answer.statusCode).toBe(201)
    expect(answer.json()).toEqual({ caseId })
    expect(new Set(await casesOf(signedIn))).toEqual(new Set([first.id, caseId]))
    expect((await add(signedIn)).statusCode, 'a code works once').toBe(400)
  })

  it('is not added for somebody of another name', async () => {
    const clara = await aFamilyMember(test.pool, { name: 'Clara Webb' })
    const signedIn = await test.signInFamily(clara.email)

    const answer = await add(signedIn)
    expect(answer.statusCode).toBe(409)
    expect(answer.body).not.toMatch(/Amina/)
    expect(await casesOf(signedIn)).toEqual([])
  })

  it('counts wrong birth dates as joining does', async () => {
    const amina = await aFamilyMember(test.pool, { name: 'Amina Okafor' })
    const signedIn = await test.signInFamily(amina.email)
    for (let n = 0; n < 5; n += 1) await add(signedIn, { birthOn: wrongBirthOn })

    expect((await add(signedIn)).statusCode).toBe(400)
    expect(await casesOf(signedIn)).toEqual([])
  })
})
