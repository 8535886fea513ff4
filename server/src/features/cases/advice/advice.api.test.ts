import { randomUUID } from 'node:crypto'
import type { AdviceRequestForStaff, CaseForFamily, CaseForStaff } from '@send-hub/shared'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../../test/build-test-app.ts'
import { aCase, aFamilyMember, aStaffMember, type CaseWanted } from '../../../../test/factories/index.ts'
import { usualDay } from '../../../../test/test-clock.ts'
import type { Visitor } from '../../../../test/visitor.ts'

let test: TestApp
let staff: Visitor
let parent: Visitor
let parentId: string
beforeAll(async () => {
  test = await buildTestApp()
  staff = await test.signInStaff((await aStaffMember(test.pool)).email)
  const amina = await aFamilyMember(test.pool)
  parentId = amina.id
  parent = await test.signInFamily(amina.email)
})
afterAll(() => test?.close())

/** Received in May, agreed on 13 July: by the usual day there is time for reports to be late. */
const assessed = (more: CaseWanted = {}) =>
  aCase(test.pool, { status: 'ASSESSING', receivedOn: '2026-06-08', sharedWith: [parentId], ...more })

const psychologist = {
  kind: 'psychology',
  askedOf: 'Educational psychologist',
  contactName: 'Dr Helen Marsh',
  contactPhone: '03069 990321',
  contactEmail: 'h.marsh@psychology.example',
}
const post = (path: string, body: object, visitor = staff) => visitor.post(`/api/staff/cases/${path}`, body)
const ask = (id: string, more: object = {}, visitor = staff) =>
  post(`${id}/advice`, { requests: [psychologist], askedOn: '2026-07-13', version: 1, ...more }, visitor)

async function done(answer: ReturnType<typeof post>): Promise<CaseForStaff> {
  const { statusCode, payload, ...rest } = await answer
  expect(statusCode, payload).toBe(200)
  return rest.json()
}
const pageOf = async (id: string) => (await parent.get(`/api/family/cases/${id}`)).json<CaseForFamily>()
const first = (view: CaseForStaff) => view.advice.requests[0] as AdviceRequestForStaff
const mailsAbout = async (id: string) =>
  (await test.pool.query('select 1 from notifications where case_id = $1', [id])).rowCount
const auditOf = async (id: string): Promise<string[]> =>
  (
    await test.pool.query<{ action: string }>(
      "select action from audit_entries where case_id = $1 and action <> 'case-read' order by id",
      [id],
    )
  ).rows.map(({ action }) => action)

/** A case with one report asked for, due on 24 August. */
async function withReport(more: CaseWanted = {}) {
  const { id } = await assessed(more)
  const view = await done(ask(id))
  return { id, adviceId: first(view).id, version: view.version }
}

describe('asking for reports', () => {
  it('records several at once, each due six weeks later, and sends no mail', async () => {
    const { id } = await assessed()
    const view = await done(
      ask(id, { requests: [psychologist, { kind: 'family', askedOf: 'Family' }], askedOn: '2026-11-16' }),
    )

    expect(view).toMatchObject({ version: 2, status: 'ASSESSING' })
    expect(view.advice).toMatchObject({ asked: 2, answered: 0, assessmentFrom: '2026-07-13' })
    expect(view.advice.requests).toMatchObject([
      {
        ...{ askedOf: 'Educational psychologist', askedOn: '2026-11-16', state: 'waiting', isCurrent: true },
        ...{ dueOn: '2026-12-28', actBy: '2026-12-24' },
        contact: { name: 'Dr Helen Marsh', phone: '03069 990321', email: 'h.marsh@psychology.example' },
      },
      { askedOf: 'Family', dueOn: null, actBy: null, state: 'waiting', contact: { name: null } },
    ])
    expect(view.advice.usualToAsk).toEqual(['setting', 'health', 'social-care'])
    expect(view.events.flatMap(({ kind, about }) => (kind === 'advice-requested' ? [about] : []))).toEqual(
      expect.arrayContaining(['Educational psychologist', 'Family']),
    )
    expect(await auditOf(id)).toEqual(['advice-requested', 'advice-requested'])
    expect(await mailsAbout(id)).toBe(0)
  })

  it('shows the family who was asked, and nothing of whom or how', async () => {
    const { id } = await withReport()
    const answer = await parent.get(`/api/family/cases/${id}`)
    const page = answer.json<CaseForFamily>()

    expect(page.reports).toMatchObject({
      asked: 1,
      answered: 0,
      items: [
        { askedOf: 'Educational psychologist', askedOn: '2026-07-13', dueOn: '2026-08-24', state: 'late' },
      ],
    })
    expect(page.history[0]?.text).toBe('We asked the educational psychologist for a report.')
    expect(answer.payload).not.toMatch(/Marsh|03069 990321|psychology\.example/)
  })

  it('keeps the details of the events free of names', async () => {
    const { id, adviceId } = await withReport()
    const { rows } = await test.pool.query(
      "select details from case_events where case_id = $1 and kind = 'advice-requested'",
      [id],
    )

    expect(rows).toEqual([{ details: { adviceId, kind: 'psychology' } }])
  })

  it.each([
    ['a day ahead', { askedOn: '2026-11-24' }, '/askedOn'],
    ['a day before the assessment', { askedOn: '2026-07-12' }, '/askedOn'],
    ['no real day', { askedOn: '2026-02-30' }, '/askedOn'],
    ['nobody', { requests: [] }, '/requests'],
    ['an unknown kind', { requests: [{ ...psychologist, kind: 'astrology' }] }, '/requests/0/kind'],
    ['a person by name', { requests: [{ ...psychologist, askedOf: 'Dr Marsh' }] }, '/requests/0/askedOf'],
    ['no address', { requests: [{ ...psychologist, contactEmail: 'x' }] }, '/requests/0/contactEmail'],
    ['one twice', { requests: [psychologist, psychologist] }, '/requests/1/askedOf'],
    ['no version', { version: undefined }, '/version'],
  ])('refuses %s', async (_, fault, pointer) => {
    const { id } = await assessed()
    const answer = await ask(id, fault)

    expect(answer.statusCode).toBe(400)
    expect(answer.json()).toMatchObject({ errors: [{ pointer }] })
    expect((await pageOf(id)).reports.items).toEqual([])
  })

  it('refuses who was asked already and has not answered', async () => {
    const { id, version } = await withReport()

    expect((await ask(id, { version })).json()).toMatchObject({
      status: 400,
      errors: [{ pointer: '/requests/0/askedOf', detail: expect.stringContaining('has been asked already') }],
    })
  })

  it.each(['DECIDING_TO_ASSESS', 'FINAL_ISSUED', 'CLOSED_DECEASED'] as const)(
    'is not possible at %s',
    async (status) => {
      const { id } = await aCase(test.pool, { status })

      expect((await ask(id)).statusCode).toBe(409)
    },
  )
})

describe('a report that comes in', () => {
  it('counts for the family, and one that came late stays late', async () => {
    const { id, adviceId, version } = await withReport()
    const view = await done(post(`${id}/advice/${adviceId}/arrived`, { on: '2026-09-01', version }))

    expect(first(view)).toMatchObject({ state: 'in-late', arrivedOn: '2026-09-01', lateByDays: 8 })
    expect(view.advice).toMatchObject({ asked: 1, answered: 1 })
    const page = await pageOf(id)
    expect(page.reports).toMatchObject({ asked: 1, answered: 1, items: [{ state: 'in-late' }] })
    expect(page.history[0]?.text).toBe('The report from the educational psychologist came in.')
    expect(await mailsAbout(id)).toBe(0)
  })

  it('that was recorded by mistake is taken back: the trace stays, the history follows', async () => {
    const { id, adviceId, version } = await withReport()
    await done(post(`${id}/advice/${adviceId}/arrived`, { on: '2026-09-01', version }))
    const view = await done(post(`${id}/advice/${adviceId}/not-arrived`, { version: version + 1 }))

    expect(first(view)).toMatchObject({ state: 'late', arrivedOn: null })
    expect(view.events.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['event-corrected', 'advice-received']),
    )
    const page = await pageOf(id)
    expect(page.history.map(({ text }) => text)).not.toContain(
      'The report from the educational psychologist came in.',
    )
    expect(page.history[0]?.text).toMatch(
      /^We put right a mistake\. For 1 September 2026 we had written: “A report/,
    )
    expect(page.reports).toMatchObject({ answered: 0, items: [{ state: 'late', arrivedOn: null }] })
  })

  it.each([
    ['ahead', '2026-11-24'],
    ['before it was asked for', '2026-07-12'],
    ['unreal', 'soon'],
  ])('can’t be on a day %s', async (_, on) => {
    const { id, adviceId, version } = await withReport()
    const answer = await post(`${id}/advice/${adviceId}/arrived`, { on, version })

    expect(answer.json()).toMatchObject({ status: 400, errors: [{ pointer: '/on' }] })
  })

  it('comes in once, and is not chased or cancelled afterwards', async () => {
    const { id, adviceId } = await withReport()
    await done(post(`${id}/advice/${adviceId}/arrived`, { on: usualDay, version: 2 }))
    const again = { on: usualDay, how: 'phone', reason: 'not-needed', version: 3 }

    for (const act of ['arrived', 'chases', 'cancel']) {
      expect((await post(`${id}/advice/${adviceId}/${act}`, again)).statusCode, act).toBe(409)
    }
  })
})

describe('a report that is chased', () => {
  it('shows the family when and how, and staff the note and who', async () => {
    const { id, adviceId, version } = await withReport()
    const chase = { on: '2026-11-20', how: 'phone', note: 'Mrs Marsh is off sick', version }
    const view = await done(post(`${id}/advice/${adviceId}/chases`, chase))

    expect(first(view).chases).toMatchObject([
      { on: '2026-11-20', how: 'phone', note: 'Mrs Marsh is off sick', by: 'Priya Shah' },
    ])
    const answer = await parent.get(`/api/family/cases/${id}`)
    const page = answer.json<CaseForFamily>()
    expect(page.reports.items[0]?.chases).toEqual([{ on: '2026-11-20', how: 'phone' }])
    expect(page.history[0]?.text).toBe('We asked the educational psychologist again for the report.')
    expect(answer.payload).not.toContain('sick')
  })

  it.each([
    ['no way', { how: undefined }, '/how'],
    ['an unknown way', { how: 'pigeon' }, '/how'],
    ['a day ahead', { on: '2026-11-24' }, '/on'],
    ['a day before it was asked for', { on: '2026-07-01' }, '/on'],
    ['a book for a note', { note: 'x'.repeat(1_001) }, '/note'],
  ])('refuses %s', async (_, fault, pointer) => {
    const { id, adviceId, version } = await withReport()
    const chase = { on: usualDay, how: 'phone', version, ...fault }

    expect((await post(`${id}/advice/${adviceId}/chases`, chase)).json()).toMatchObject({
      status: 400,
      errors: [{ pointer }],
    })
  })

  it('comes first in what to do while it was never chased', async () => {
    const { id, adviceId, version } = await withReport()
    const before = (await staff.get(`/api/staff/cases/${id}`)).json<CaseForStaff>()
    expect(before.advice.todo[0]).toEqual({
      adviceId,
      text: 'Educational psychologist: 91 days late and never chased. Chase it today.',
    })

    const after = await done(post(`${id}/advice/${adviceId}/chases`, { on: usualDay, how: 'email', version }))
    expect(after.advice.todo.map((each) => each.adviceId)).not.toContain(adviceId)
  })
})

describe('a request that is taken back', () => {
  it('is told to the family when the report is no longer needed', async () => {
    const { id, adviceId, version } = await withReport()
    const view = await done(post(`${id}/advice/${adviceId}/cancel`, { reason: 'not-needed', version }))

    expect(first(view)).toMatchObject({ state: 'cancelled', isCurrent: false, lateByDays: 0 })
    const page = await pageOf(id)
    expect(page.reports).toEqual({ asked: 0, answered: 0, items: [] })
    expect(page.history[0]?.text).toBe('We no longer need a report from the educational psychologist.')
  })

  it('is told as a mistake when it was one, and leaves nothing else in the family’s history', async () => {
    const { id, adviceId, version } = await withReport()
    await done(post(`${id}/advice/${adviceId}/chases`, { on: usualDay, how: 'phone', version }))
    await done(post(`${id}/advice/${adviceId}/cancel`, { reason: 'by-mistake', version: version + 1 }))

    const page = await pageOf(id)
    expect(JSON.stringify(page.history)).not.toContain('psychologist')
    expect(page.history.filter(({ text }) => text.startsWith('We put right a mistake'))).toHaveLength(1)
    const { rows } = await test.pool.query(
      "select count(*)::int as n from case_events where case_id = $1 and kind = 'event-corrected'",
      [id],
    )
    expect(rows).toEqual([{ n: 2 }])
  })

  it('needs its reason, and can be asked for again', async () => {
    const { id, adviceId, version } = await withReport()
    expect((await post(`${id}/advice/${adviceId}/cancel`, { version })).statusCode).toBe(400)
    await done(post(`${id}/advice/${adviceId}/cancel`, { reason: 'not-needed', version }))

    expect((await ask(id, { version: version + 1 })).statusCode).toBe(200)
  })
})

describe('how to reach who writes a report', () => {
  it('is changed for staff alone: no event, but a trace', async () => {
    const { id, adviceId, version } = await withReport()
    const view = await done(post(`${id}/advice/${adviceId}/contact`, { contactName: 'Duty desk', version }))

    expect(first(view).contact).toEqual({ name: 'Duty desk', phone: null, email: null })
    expect(await auditOf(id)).toEqual(['advice-requested', 'advice-contact-changed'])
    expect((await pageOf(id)).history).toHaveLength(3)
  })

  it('refuses what is no address', async () => {
    const { id, adviceId, version } = await withReport()

    expect((await post(`${id}/advice/${adviceId}/contact`, { contactEmail: 'x', version })).statusCode).toBe(
      400,
    )
  })
})

describe('schools and colleges', () => {
  const settings = [{ name: 'Hillside School', urn: '118123' }, { name: 'Oak Tree Academy' }]
  const consult = (id: string, more: object = {}, visitor = staff) =>
    post(`${id}/settings`, { settings, askedOn: '2026-11-20', version: 1, ...more }, visitor)

  it('are asked several at once; each has 15 days; no mail leaves and the case stays', async () => {
    const { id } = await aCase(test.pool, { status: 'CONSULTING_SETTINGS', sharedWith: [parentId] })
    const view = await done(consult(id))

    expect(view.advice.settings).toMatchObject([
      { name: 'Hillside School', urn: '118123', replyBy: '2026-12-05', answeredOn: null },
      { name: 'Oak Tree Academy', urn: null, replyBy: '2026-12-05' },
    ])
    expect(view.status).toBe('CONSULTING_SETTINGS')
    expect(await mailsAbout(id)).toBe(0)
  })

  it('are counted for the family, never named', async () => {
    const { id } = await aCase(test.pool, { status: 'CONSULTING_SETTINGS', sharedWith: [parentId] })
    const { advice } = await done(consult(id))
    const answered = { on: usualDay, answer: 'full', note: 'Until July', version: 2 }
    const view = await done(post(`${id}/settings/${advice.settings[0]?.id}/answer`, answered))
    const answer = await parent.get(`/api/family/cases/${id}`)
    const page = answer.json<CaseForFamily>()

    expect(view.advice.settings[0]).toMatchObject({
      answer: 'full',
      answeredOn: usualDay,
      note: 'Until July',
    })
    expect(page.settings).toEqual({ asked: 2, answered: 1, replyBy: '2026-12-05' })
    expect(page.history.slice(0, 2).map(({ text }) => text)).toEqual([
      'A school or college answered us.',
      'We asked 2 schools or colleges if they can help.',
    ])
    expect(answer.payload).not.toMatch(/Hillside|Oak Tree|Until July|118123/)
  })

  it('can be asked in the act that moves the case on, and then the family is told once', async () => {
    const { id } = await aCase(test.pool, { status: 'DRAFT_WITH_FAMILY', sharedWith: [parentId] })
    const view = await done(consult(id, { movesCase: true }))

    expect(view).toMatchObject({ status: 'CONSULTING_SETTINGS', statusSince: '2026-11-20' })
    expect(view.advice.settings).toHaveLength(2)
    expect(await mailsAbout(id)).toBe(1)
    expect((await pageOf(id)).history[0]?.text).toBe('We asked schools or colleges if they can help.')
  })

  it('move nothing where the rules have no such step, and then nothing is kept', async () => {
    const { id } = await aCase(test.pool, { status: 'CONSULTING_SETTINGS' })

    expect((await consult(id, { movesCase: true })).statusCode).toBe(409)
    const view = (await staff.get(`/api/staff/cases/${id}`)).json<CaseForStaff>()
    expect(view).toMatchObject({ version: 1, advice: { settings: [] } })
  })

  it('may change their answer: the first stays on record as corrected', async () => {
    const { id } = await aCase(test.pool, { status: 'CONSULTING_SETTINGS', sharedWith: [parentId] })
    const { advice } = await done(consult(id))
    const path = `${id}/settings/${advice.settings[0]?.id}/answer`
    await done(post(path, { on: '2026-11-21', answer: 'full', version: 2 }))
    await done(post(path, { on: usualDay, answer: 'can-meet-needs', version: 3 }))

    const page = await pageOf(id)
    expect(page.settings).toMatchObject({ answered: 1 })
    expect(page.history.filter(({ text }) => text.includes('answered us'))).toMatchObject([{ on: usualDay }])
  })

  it.each([
    ['no name', { settings: [] }, '/settings'],
    ['an empty name', { settings: [{ name: ' ' }] }, '/settings/0/name'],
    ['half a number', { settings: [{ name: 'Hillside', urn: '118' }] }, '/settings/0/urn'],
    ['one twice', { settings: [{ name: 'Hillside' }, { name: 'hillside' }] }, '/settings/1/name'],
    ['a day ahead', { askedOn: '2026-11-24' }, '/askedOn'],
    ['a day before the assessment', { askedOn: '2026-01-01' }, '/askedOn'],
  ])('refuse %s', async (_, fault, pointer) => {
    const { id } = await aCase(test.pool, { status: 'CONSULTING_SETTINGS' })

    expect((await consult(id, fault)).json()).toMatchObject({ status: 400, errors: [{ pointer }] })
  })

  it('refuse an answer that is none, or from a day before they were asked', async () => {
    const { id } = await aCase(test.pool, { status: 'CONSULTING_SETTINGS' })
    const { advice } = await done(consult(id))
    const path = `${id}/settings/${advice.settings[0]?.id}/answer`

    expect((await post(path, { on: usualDay, answer: 'maybe', version: 2 })).statusCode).toBe(400)
    expect((await post(path, { on: '2026-11-19', answer: 'full', version: 2 })).statusCode).toBe(400)
  })

  it('are not asked before there is a draft', async () => {
    const { id } = await aCase(test.pool, { status: 'DRAFTING' })

    expect((await consult(id)).statusCode).toBe(409)
  })
})

describe('every act on the board', () => {
  const acts = (adviceId: string, settingId: string) =>
    [
      ['advice', { requests: [{ ...psychologist, askedOf: 'Second opinion' }], askedOn: usualDay }],
      [`advice/${adviceId}/arrived`, { on: usualDay }],
      [`advice/${adviceId}/not-arrived`, {}],
      [`advice/${adviceId}/chases`, { on: usualDay, how: 'phone' }],
      [`advice/${adviceId}/contact`, { contactName: 'Duty desk' }],
      [`advice/${adviceId}/cancel`, { reason: 'not-needed' }],
      ['settings', { settings: [{ name: 'Hillside' }], askedOn: usualDay }],
      [`settings/${settingId}/answer`, { on: usualDay, answer: 'full' }],
    ] as const

  it('is refused on a case that somebody else has changed meanwhile, and to whoever is not staff', async () => {
    const { id, adviceId } = await withReport()
    const looker = await test.service(['cases:read'])
    for (const [path, body] of acts(adviceId, randomUUID())) {
      const url = `${id}/${path}`
      expect((await post(url, { ...body, version: 1 })).statusCode, path).toBe(409)
      expect((await post(url, { ...body, version: 2 }, test.stranger)).statusCode, path).toBe(401)
      expect((await post(url, { ...body, version: 2 }, parent)).statusCode, path).toBe(401)
      expect((await post(url, { ...body, version: 2 }, looker)).statusCode, path).toBe(403)
    }
  })

  it('finds nothing of another case', async () => {
    const { adviceId } = await withReport()
    const { id: consulting } = await aCase(test.pool, { status: 'CONSULTING_SETTINGS' })
    const asked = { settings: [{ name: 'Hillside' }], askedOn: usualDay, version: 1 }
    const { advice } = await done(post(`${consulting}/settings`, asked))
    const { id } = await assessed()

    for (const [path, body] of acts(adviceId, advice.settings[0]?.id ?? '')) {
      if (path === 'advice' || path === 'settings') continue
      expect((await post(`${id}/${path}`, { ...body, version: 1 })).statusCode, path).toBe(404)
    }
    expect((await post(`${randomUUID()}/advice`, { ...acts('', '')[0][1], version: 1 })).statusCode).toBe(404)
  })

  it('of two at once one wins', async () => {
    const { id, adviceId, version } = await withReport()
    const answers = await Promise.all([
      post(`${id}/advice/${adviceId}/arrived`, { on: usualDay, version }),
      post(`${id}/advice/${adviceId}/cancel`, { reason: 'not-needed', version }),
    ])

    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409])
  })
})

describe('a new assessment', () => {
  it('counts its own reports; those of the first one stay on staff’s board', async () => {
    const { id } = await withReport()
    await test.pool.query("update cases set status = 'REASSESSING' where id = $1", [id])
    await test.pool.query(
      `insert into case_events (id, case_id, kind, happened_on, recorded_at, recorded_by_kind, is_visible_to_family)
       values (gen_random_uuid(), $1, 'reassessment-agreed', '2026-11-02', '2026-11-02T10:00:00Z', 'staff', true)`,
      [id],
    )
    const view = await done(
      ask(id, {
        askedOn: '2026-11-03',
        version: 2,
        requests: [{ ...psychologist, askedOf: 'Educational psychologist, again' }],
      }),
    )

    expect(view.advice).toMatchObject({ asked: 1, answered: 0 })
    expect(view.advice.requests.map(({ isCurrent }) => isCurrent)).toEqual([false, true])
    expect((await pageOf(id)).reports).toMatchObject({ asked: 1, items: [{ askedOn: '2026-11-03' }] })
  })
})
