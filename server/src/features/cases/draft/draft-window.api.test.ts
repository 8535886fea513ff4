import { randomUUID } from 'node:crypto'
import type { CaseForFamily, CaseForStaff, DraftForFamily } from '@send-hub/shared'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../../test/build-test-app.ts'
import {
  aCase,
  aFamilyMember,
  anAccess,
  aStaffMember,
  letterElsewhere,
} from '../../../../test/factories/index.ts'
import { usualMoment } from '../../../../test/test-clock.ts'
import type { Visitor } from '../../../../test/visitor.ts'

let test: TestApp
let officer: Visitor
interface Person {
  id: string
  visitor: Visitor
}
let mother: Person
let father: Person
let stranger: Visitor

const emails: string[] = []
beforeAll(async () => {
  test = await buildTestApp()
  for (const name of ['Amina Okafor', 'Daniel Okafor', 'Zofia Nowak']) {
    emails.push((await aFamilyMember(test.pool, { name })).email)
  }
  emails.push((await aStaffMember(test.pool, { name: 'Priya Shah', team: 'assessment' })).email)
})
beforeEach(() => itIs(usualMoment))
afterAll(() => test?.close())

/** Time passes, and everybody signs in anew: a session doesn't last for days. */
async function itIs(moment: string): Promise<void> {
  test.clock.set(moment)
  const [amina = '', daniel = '', zofia = '', priya = ''] = emails
  const person = async (email: string) => ({
    id: email.split('@')[0] ?? '',
    visitor: await test.signInFamily(email),
  })
  mother = await person(amina)
  father = await person(daniel)
  stranger = await test.signInFamily(zofia)
  officer = await test.signInStaff(priya)
}

/** A draft that both parents got on 16 November 2026: by law their last day is the 30th. */
const withDraft = async (more: Parameters<typeof aCase>[1] = {}) =>
  (await aCase(test.pool, { status: 'DRAFT_WITH_FAMILY', sharedWith: [mother.id, father.id], ...more })).id

const pathOf = (id: string) => `/api/family/cases/${id}/draft`
const type = (id: string, body: object, { visitor }: Person = mother) =>
  visitor.post(`${pathOf(id)}/comments`, body)
const send = (id: string, { visitor }: Person = mother, body: object = {}) =>
  visitor.post(`${pathOf(id)}/comments/send`, body)
const ask = (id: string, kind: string, { visitor }: Person = mother, more: object = {}) =>
  visitor.post(`${pathOf(id)}/requests`, { kind, ...more })
const draftOf = async (id: string, { visitor }: Person = mother) =>
  (await visitor.get(pathOf(id))).json<DraftForFamily>()
const caseOf = async (id: string) => (await officer.get(`/api/staff/cases/${id}`)).json<CaseForStaff>()
const familyCase = async (id: string, { visitor }: Person = mother) =>
  (await visitor.get(`/api/family/cases/${id}`)).json<CaseForFamily>()

async function answer(id: string, body: object) {
  const { version, draft } = await caseOf(id)
  const requestId = draft?.requests.find((request) => request.answer === null)?.id ?? randomUUID()
  return officer.post(`/api/staff/cases/${id}/requests/${requestId}/answer`, { version, ...body })
}
const move = async (id: string, kind: string) => {
  const { version } = await caseOf(id)
  return officer.post(`/api/staff/cases/${id}/steps`, {
    kind,
    on: test.clock.now().toISOString().slice(0, 10),
    version,
    letter: letterElsewhere,
  })
}
async function toldAbout(id: string): Promise<string[]> {
  const { rows } = await test.pool.query<{ to: string }>(
    "select family_member_id as to from notifications where case_id = $1 and kind = 'case-updated' order by created_at",
    [id],
  )
  return rows.map(({ to }) => to)
}
async function eventsOf(id: string, kind: string) {
  return (await test.pool.query('select * from case_events where case_id = $1 and kind = $2', [id, kind]))
    .rows
}

describe('the draft, as a parent reads it', () => {
  it('T10: served on 21 December 2026 it is open to the end of 4 January 2027', async () => {
    const { id: reader, email } = await aFamilyMember(test.pool)
    const id = await withDraft({ today: '2026-12-28', sharedWith: [reader] })
    test.clock.set('2027-01-04T23:59:00Z')
    const visitor = await test.signInFamily(email)
    const onTheLastDay = await draftOf(id, { id: reader, visitor })
    test.clock.set('2027-01-05T00:00:00Z')
    const dayAfter = await draftOf(id, { id: reader, visitor })

    expect(onTheLastDay).toMatchObject({
      servedOn: '2026-12-21',
      commentBy: '2027-01-04',
      daysLeft: 0,
      isOpen: true,
    })
    expect(dayAfter).toMatchObject({
      isOpen: false,
      daysLeft: -1,
      closedWords: 'The time to tell us about the draft ended on Monday 4 January 2027.',
    })
  })

  it('has all sections, nothing typed, and the days that are left', async () => {
    const draft = await draftOf(await withDraft())

    expect(draft.sections.map(({ code }) => code).join('')).toBe('ABCDEFGHIJK')
    expect(draft).toMatchObject({
      kind: 'plan',
      servedOn: '2026-11-16',
      commentBy: '2026-11-30',
      daysLeft: 7,
      isOpen: true,
      closedWords: null,
      settingName: null,
      typedOn: null,
      sent: [],
      requests: [],
    })
  })

  it('is there for proposed changes to a plan as well', async () => {
    const id = await withDraft({ status: 'AMENDING_PLAN' })

    expect(await draftOf(id)).toMatchObject({ kind: 'changes', isOpen: true })
    expect((await familyCase(id)).draft).toMatchObject({ kind: 'changes', isOpen: true, sentOn: null })
  })

  it('is not there without a draft, and not after a death', async () => {
    const early = await withDraft({ status: 'ASSESSING' })
    const ended = await withDraft()
    await move(ended, 'child-died')

    expect((await mother.visitor.get(pathOf(early))).statusCode).toBe(404)
    expect((await mother.visitor.get(pathOf(ended))).statusCode).toBe(404)
    expect((await familyCase(early)).draft).toBeNull()
  })
})

describe('what a parent types', () => {
  it('is kept section by section, and nobody else reads it', async () => {
    const id = await withDraft()
    await type(id, { sections: { B: 'She can’t read the board.\n  And not the book.' } })
    await type(id, { sections: { F: '' }, settingName: '  Meadow School ' })
    const answered = await type(id, { sections: { F: 'How often does the therapist come?' } })

    expect(answered.statusCode).toBe(200)
    const mine = await draftOf(id)
    expect(mine.sections.filter(({ text }) => text)).toEqual([
      { code: 'B', text: 'She can’t read the board.\n  And not the book.' },
      { code: 'F', text: 'How often does the therapist come?' },
    ])
    expect(mine).toMatchObject({ settingName: 'Meadow School', typedOn: '2026-11-23', sent: [] })
    expect(await draftOf(id, father)).toMatchObject({ typedOn: null, settingName: null })
    expect((await caseOf(id)).draft?.readers.flatMap(({ sent }) => sent)).toEqual([])
    expect((await familyCase(id)).draft).toMatchObject({ hasUnsent: true, sentOn: null })
  })

  it('can be taken back', async () => {
    const id = await withDraft()
    await type(id, { sections: { B: 'Wrong' }, settingName: 'Meadow School' })
    await type(id, { sections: { B: ' ' }, settingName: '' })

    expect(await draftOf(id)).toMatchObject({ typedOn: null, settingName: null })
    expect((await send(id)).statusCode).toBe(400)
  })

  it('of two sections saved at once, both are kept', async () => {
    const id = await withDraft()
    await Promise.all([
      type(id, { sections: { A: 'one' } }),
      type(id, { sections: { B: 'two' } }),
      type(id, { sections: { C: 'three' } }),
      type(id, { settingName: 'Meadow School' }),
    ])

    const { sections, settingName } = await draftOf(id)
    expect(sections.slice(0, 3).map(({ text }) => text)).toEqual(['one', 'two', 'three'])
    expect(settingName).toBe('Meadow School')
  })

  it.each([
    [{ sections: { F: 'x'.repeat(10_001) } }, '/sections/F', 'Use 10,000 characters or fewer for one part'],
    [{ settingName: 'x'.repeat(201) }, '/settingName', 'Use 200 characters or fewer for the name'],
  ])('is refused with a sentence when it is too long', async (body, pointer, detail) => {
    const refused = await type(await withDraft(), body)

    expect(refused.statusCode).toBe(400)
    expect(refused.json().errors).toEqual([{ pointer, detail }])
  })

  it('is refused for a section that no plan has', async () => {
    expect((await type(await withDraft(), { sections: { Z: 'x' } })).statusCode).toBe(400)
  })

  it('is kept when a new draft takes the place of the old one', async () => {
    const id = await withDraft()
    await type(id, { sections: { B: 'Half a thought' } })
    await move(id, 'draft-served')
    const after = await draftOf(id)
    await type(id, { sections: { C: 'More' } })

    expect(after).toMatchObject({
      servedOn: '2026-11-23',
      commentBy: '2026-12-07',
      isAboutEarlierDraft: true,
    })
    const { sections, isAboutEarlierDraft } = await draftOf(id)
    expect(sections.slice(1, 3).map(({ text }) => text)).toEqual(['Half a thought', 'More'])
    expect(isAboutEarlierDraft).toBe(false)
  })
})

describe('sending', () => {
  it('reaches staff section by section, once, with the event, the trace and the clock', async () => {
    const id = await withDraft()
    await type(id, { sections: { F: 'How often?', B: 'Too short' }, settingName: 'Meadow School' })
    const before = await caseOf(id)
    const answered = await send(id)
    const again = await send(id)

    expect([answered.statusCode, again.statusCode]).toEqual([200, 200])
    const comments = {
      sentOn: '2026-11-23',
      sections: [
        { code: 'B', text: 'Too short' },
        { code: 'F', text: 'How often?' },
      ],
      settingName: 'Meadow School',
    }
    expect(again.json<DraftForFamily>()).toMatchObject({ typedOn: null, settingName: null, sent: [comments] })
    const { draft, version, events } = await caseOf(id)
    expect(draft?.readers).toMatchObject([
      { name: 'Amina Okafor', sent: [comments] },
      { name: 'Daniel Okafor', sent: [] },
    ])
    expect(version).toBe(before.version + 1)
    expect(events[0]).toMatchObject({ kind: 'draft-comments-received', by: 'Amina Okafor' })
    expect(await eventsOf(id, 'draft-comments-received')).toMatchObject([
      { recorded_by_kind: 'family', recorded_by_id: mother.id, family_member_id: mother.id },
    ])
    const audit = await test.pool.query(
      "select actor_id, details from audit_entries where case_id = $1 and action = 'draft-comments-sent'",
      [id],
    )
    expect(audit.rows).toMatchObject([{ actor_id: mother.id }])
    expect(JSON.stringify(audit.rows)).not.toContain('Meadow')
    expect((await familyCase(id)).draft).toMatchObject({ sentOn: '2026-11-23', hasUnsent: false })
  })

  it('twice at once sends once', async () => {
    const id = await withDraft()
    await type(id, { sections: { B: 'Too short' } })
    const answers = await Promise.all([send(id), send(id), send(id)])

    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200])
    expect(await eventsOf(id, 'draft-comments-received')).toHaveLength(1)
    expect((await draftOf(id)).sent).toHaveLength(1)
  })

  it('says that nothing is to change, where that is so', async () => {
    const id = await withDraft()
    const empty = await send(id)
    const agreed = await send(id, mother, { nothingToChange: true })

    expect(empty.statusCode).toBe(400)
    expect(empty.json().errors[0].pointer).toBe('/nothingToChange')
    expect(agreed.statusCode).toBe(200)
    expect((await caseOf(id)).draft?.readers[0]?.sent).toMatchObject([
      { sentOn: '2026-11-23', sections: [], settingName: null },
    ])
  })

  it('leaves room for more until the last day; what was sent stays as it was', async () => {
    const id = await withDraft()
    await type(id, { sections: { B: 'First' } })
    await send(id)
    await itIs('2026-11-25T10:00:00Z')
    await type(id, { sections: { B: 'Second' } })
    const unsent = await caseOf(id)
    await send(id)

    expect(JSON.stringify(unsent)).not.toContain('Second')
    expect((await draftOf(id)).sent.map(({ sentOn, sections }) => [sentOn, sections[0]?.text])).toEqual([
      ['2026-11-25', 'Second'],
      ['2026-11-23', 'First'],
    ])
  })

  it('waits, as a sent plan does, for whoever changes the case at the same moment', async () => {
    const id = await withDraft()
    await type(id, { sections: { B: 'First' } })
    const client = await test.pool.connect()
    try {
      await client.query('begin')
      await client.query('select from cases where id = $1 for update', [id])
      const sending = send(id)
      await client.query("update cases set status = 'FINAL_ISSUED' where id = $1", [id])
      await client.query('commit')

      expect((await sending).statusCode).toBe(409)
    } finally {
      client.release()
    }
    expect(await eventsOf(id, 'draft-comments-received')).toEqual([])
    expect((await draftOf(id)).sections[1]?.text).toBe('First')
  })
})

describe('after the last day', () => {
  it('nothing can be typed, sent or asked for, and what was typed is still there to read', async () => {
    const id = await withDraft()
    await type(id, { sections: { B: 'Not sent in time' } })
    await itIs('2026-12-01T09:00:00Z')
    const refused = [await type(id, { sections: { B: 'x' } }), await send(id), await ask(id, 'meeting')]

    expect(refused.map(({ statusCode }) => statusCode)).toEqual([409, 409, 409])
    expect(refused[0]?.json().detail).toBe(
      'The time to tell us about the draft ended on Monday 30 November 2026. You can still send us what you think as a question.',
    )
    expect((await draftOf(id)).sections[1]?.text).toBe('Not sent in time')
    expect((await familyCase(id)).draft).toMatchObject({ isOpen: false, daysLeft: -1 })
  })

  it('once the plan is final, the same', async () => {
    const id = await withDraft({ receivedOn: '2026-07-06' })
    expect((await move(id, 'plan-issued')).statusCode).toBe(200)

    expect((await type(id, { sections: { B: 'x' } })).statusCode).toBe(409)
    expect(await draftOf(id)).toMatchObject({ isOpen: false, closedWords: 'The plan is final now.' })
    expect((await familyCase(id)).draft).toBeNull()
  })

  it('whoever asked for more time in time may go on until we answer, and to the end of the day of a no', async () => {
    const id = await withDraft()
    await itIs('2026-11-30T22:00:00Z')
    await ask(id, 'more-time')
    await itIs('2026-12-02T09:00:00Z')
    const waiting = await type(id, { sections: { B: 'Still writing' } })
    const other = await type(id, { sections: { B: 'x' } }, father)
    await answer(id, { answer: 'declined', words: 'The school needs the plan for January.' })
    const onTheDay = await send(id)
    await type(id, { sections: { C: 'One thing more' } })
    await itIs('2026-12-03T09:00:00Z')

    expect([waiting.statusCode, other.statusCode, onTheDay.statusCode]).toEqual([200, 409, 200])
    expect((await send(id)).statusCode).toBe(409)
  })
})

describe('a request in one press', () => {
  it('is promised an answer within two working days, and is found again by a second press', async () => {
    const id = await withDraft()
    const asked = await ask(id, 'more-time', mother, { words: 'The therapist is away.' })
    const again = await ask(id, 'more-time', mother, { words: 'Once more' })

    expect([asked.statusCode, again.statusCode]).toEqual([201, 201])
    expect(again.json<DraftForFamily>().requests).toMatchObject([
      {
        kind: 'more-time',
        words: 'The therapist is away.',
        askedOn: '2026-11-23',
        answerBy: '2026-11-25',
        isLate: false,
        answer: null,
      },
    ])
    expect(await eventsOf(id, 'more-time-requested')).toMatchObject([{ family_member_id: mother.id }])
    expect((await caseOf(id)).draft?.requests).toMatchObject([
      { kind: 'more-time', from: 'Amina Okafor', words: 'The therapist is away.', canBeTold: true },
    ])
  })

  it('made on a Friday evening is counted from Monday', async () => {
    const id = await withDraft()
    await itIs('2026-11-27T17:30:00Z')

    expect((await ask(id, 'meeting')).json<DraftForFamily>().requests[0]?.answerBy).toBe('2026-12-02')
  })

  it('pressed three times at once makes one', async () => {
    const id = await withDraft()
    await Promise.all([ask(id, 'meeting'), ask(id, 'meeting'), ask(id, 'meeting')])

    expect(await eventsOf(id, 'meeting-requested')).toHaveLength(1)
    expect((await draftOf(id)).requests).toHaveLength(1)
  })

  it('is late once the promised day has passed', async () => {
    const id = await withDraft()
    await ask(id, 'meeting')
    await itIs('2026-11-26T09:00:00Z')

    expect((await draftOf(id)).requests).toMatchObject([{ isLate: true }])
    expect((await caseOf(id)).draft?.requests).toMatchObject([{ isLate: true }])
  })

  it.each([{ kind: 'money' }, { kind: 'meeting', words: 'x'.repeat(2_001) }, {}])(
    'is refused as %j',
    async (body) => {
      const id = await withDraft()

      expect((await mother.visitor.post(`${pathOf(id)}/requests`, body)).statusCode).toBe(400)
    },
  )
})

describe('an officer’s answer', () => {
  it('gives more time to that parent alone, and tells nobody else', async () => {
    const id = await withDraft()
    await ask(id, 'more-time')
    const answered = await answer(id, {
      answer: 'agreed',
      words: 'Take another week.',
      extendedTo: '2026-12-07',
    })

    expect(answered.statusCode, answered.payload).toBe(200)
    const mine = await draftOf(id)
    expect(mine).toMatchObject({ commentBy: '2026-12-07', daysLeft: 14, isExtended: true })
    expect(mine.requests).toMatchObject([
      {
        answer: {
          answer: 'agreed',
          words: 'Take another week.',
          on: '2026-11-23',
          by: 'Priya, Assessment team',
          extendedTo: '2026-12-07',
        },
      },
    ])
    expect(await draftOf(id, father)).toMatchObject({
      commentBy: '2026-11-30',
      isExtended: false,
      requests: [],
    })
    expect(await toldAbout(id)).toEqual([mother.id])
    await itIs('2026-12-07T20:00:00Z')
    expect((await type(id, { sections: { B: 'x' } })).statusCode).toBe(200)
    expect((await type(id, { sections: { B: 'x' } }, father)).statusCode).toBe(409)
  })

  it('to a wish to meet is read by that parent', async () => {
    const id = await withDraft()
    await ask(id, 'meeting')
    await answer(id, { answer: 'agreed', words: 'Thursday at 3 in the town hall?' })

    const [request] = (await draftOf(id)).requests
    expect(request?.answer).toMatchObject({ answer: 'agreed', words: 'Thursday at 3 in the town hall?' })
    expect((await ask(id, 'meeting')).json<DraftForFamily>().requests).toHaveLength(2)
  })

  it('is given once', async () => {
    const id = await withDraft()
    await ask(id, 'meeting')
    const { version, draft } = await caseOf(id)
    const url = `/api/staff/cases/${id}/requests/${draft?.requests[0]?.id}/answer`
    const body = { answer: 'declined', words: 'No room this week.', version }
    const answers = await Promise.all([officer.post(url, body), officer.post(url, body)])
    const afterwards = await officer.post(url, { ...body, version: version + 1 })

    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
    expect(afterwards.json().detail).toBe('This was answered already.')
    expect(await toldAbout(id)).toEqual([mother.id])
  })

  it.each([
    ['without words', { answer: 'agreed', words: ' ', extendedTo: '2026-12-07' }, '/words'],
    ['without a day', { answer: 'agreed', words: 'Yes' }, '/extendedTo'],
    [
      'with a day that the law gives anyway',
      { answer: 'agreed', words: 'Yes', extendedTo: '2026-11-30' },
      '/extendedTo',
    ],
    ['with a slip in the year', { answer: 'agreed', words: 'Yes', extendedTo: '2027-12-07' }, '/extendedTo'],
    ['with neither yes nor no', { answer: 'maybe', words: 'Yes' }, '/answer'],
  ])('%s is refused', async (_, body, pointer) => {
    const id = await withDraft()
    await ask(id, 'more-time')
    const refused = await answer(id, body)

    expect(refused.statusCode).toBe(400)
    expect(refused.json().errors[0].pointer).toBe(pointer)
  })

  it('to an older version of the case, to a request of another case, or to none is refused', async () => {
    const id = await withDraft()
    const other = await withDraft()
    await ask(id, 'meeting')
    const { version, draft } = await caseOf(id)
    const requestId = draft?.requests[0]?.id
    const post = (caseId: string, of: string | undefined, at: number) =>
      officer.post(`/api/staff/cases/${caseId}/requests/${of}/answer`, {
        answer: 'agreed',
        words: 'Yes',
        version: at,
      })

    expect((await post(id, requestId, version - 1)).statusCode).toBe(409)
    expect((await post(other, requestId, 1)).statusCode).toBe(404)
    expect((await post(id, randomUUID(), version)).statusCode).toBe(404)
  })

  it('after a death is refused, and nobody is written to', async () => {
    const id = await withDraft()
    await ask(id, 'meeting')
    await move(id, 'child-died')
    const refused = await answer(id, { answer: 'agreed', words: 'Yes' })

    expect(refused.statusCode).toBe(409)
    expect(await toldAbout(id)).toEqual([])
  })

  it('to somebody whose access has ended reaches nobody', async () => {
    const id = await withDraft()
    await ask(id, 'meeting')
    await test.pool.query(
      "update case_access set ends_on = '2026-11-22' where case_id = $1 and family_member_id = $2",
      [id, mother.id],
    )
    const answered = await answer(id, { answer: 'agreed', words: 'Yes' })

    expect(answered.json<CaseForStaff>().draft?.requests).toMatchObject([
      { canBeTold: false, answer: { answer: 'agreed' } },
    ])
    expect(await toldAbout(id)).toEqual([])
  })
})

describe('a plan', () => {
  it('is finished early only once every parent who may act has answered', async () => {
    const id = await withDraft()
    await type(id, { sections: { B: 'Too short' } })
    await send(id)
    const afterOne = await move(id, 'plan-issued')
    await send(id, father, { nothingToChange: true })

    expect(afterOne.statusCode).toBe(400)
    expect((await move(id, 'plan-issued')).statusCode).toBe(200)
  })

  it('waits for a parent who was given more time', async () => {
    const id = await withDraft()
    await ask(id, 'more-time')
    await answer(id, { answer: 'agreed', words: 'Take your time.', extendedTo: '2026-12-14' })
    await itIs('2026-12-14T09:00:00Z')
    const onTheDay = await move(id, 'plan-issued')
    await itIs('2026-12-15T09:00:00Z')

    expect(onTheDay.statusCode).toBe(400)
    expect((await move(id, 'plan-issued')).statusCode).toBe(200)
  })

  it('is not finished while a request waits, and the reason names it', async () => {
    const id = await withDraft({ receivedOn: '2026-07-06' })
    await test.pool.query(
      `insert into family_requests (id, case_id, family_member_id, kind, asked_at, answer_by)
       values ($1, $2, $3, 'meeting', $4, '2026-11-25')`,
      [randomUUID(), id, mother.id, test.clock.now()],
    )
    const refused = await move(id, 'plan-issued')
    await answer(id, { answer: 'agreed', words: 'We met today.' })

    expect(refused.statusCode).toBe(409)
    expect(refused.json().detail).toBe(
      'The family waits for an answer: “Asks for a meeting”, asked on 23 November 2026. Answer that first, then record this step.',
    )
    expect((await move(id, 'plan-issued')).statusCode).toBe(200)
  })
})

describe('who may', () => {
  it.each(['comments', 'comments/send', 'requests'])(
    'not another family, not a stranger to %s',
    async (path) => {
      const id = await withDraft()
      const body = path === 'requests' ? { kind: 'meeting' } : {}

      expect((await stranger.post(`${pathOf(id)}/${path}`, body)).statusCode).toBe(404)
      expect((await stranger.post(`${pathOf(randomUUID())}/${path}`, body)).statusCode).toBe(404)
      expect((await test.stranger.post(`${pathOf(id)}/${path}`, body)).statusCode).toBe(401)
      expect((await officer.post(`${pathOf(id)}/${path}`, body)).statusCode).toBe(401)
    },
  )

  it.each(['status', 'status+documents'] as const)(
    'a reader of level %s sees and does nothing of it',
    async (level) => {
      const id = await withDraft()
      const { id: reader, email } = await aFamilyMember(test.pool)
      await anAccess(test.pool, { caseId: id, familyMemberId: reader, level })
      const visitor = await test.signInFamily(email)

      expect((await visitor.get(pathOf(id))).statusCode).toBe(403)
      expect((await type(id, { sections: { A: 'x' } }, { id: reader, visitor })).statusCode).toBe(403)
      expect((await ask(id, 'meeting', { id: reader, visitor })).statusCode).toBe(403)
      expect((await familyCase(id, { id: reader, visitor })).draft).toBeNull()
    },
  )

  it('the other parent learns nothing: not from the draft, the case, its history or their mail', async () => {
    const id = await withDraft()
    const before = { draft: await draftOf(id, father), kase: await familyCase(id, father) }
    await type(id, { sections: { B: 'He must not read this' }, settingName: 'Meadow School' })
    await send(id)
    await ask(id, 'meeting', mother, { words: 'Without him' })
    await ask(id, 'more-time')
    await answer(id, { answer: 'agreed', words: 'Only for you', extendedTo: '2026-12-14' })
    await answer(id, { answer: 'declined', words: 'Only for you' })

    expect(await draftOf(id, father)).toEqual(before.draft)
    expect(await familyCase(id, father)).toEqual(before.kase)
    expect(await toldAbout(id)).not.toContain(father.id)
    expect((await familyCase(id)).history.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['You asked for more time.', 'We answered what you asked for.']),
    )
  })
})
