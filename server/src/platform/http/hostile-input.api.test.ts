import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../test/build-test-app.ts'
import {
  aCase,
  aFamilyMember,
  anEnquiry,
  aStaffMember,
  letterElsewhere,
} from '../../../test/factories/index.ts'
import type { Visitor } from '../../../test/visitor.ts'

let test: TestApp
let parent: Visitor
let staff: Visitor
let system: Visitor
let caseId: string
let draftCaseId: string
let enquiryId: string
let officerId: string
beforeAll(async () => {
  test = await buildTestApp()
  const amina = await aFamilyMember(test.pool)
  const priya = await aStaffMember(test.pool)
  officerId = priya.id
  parent = await test.signInFamily(amina.email)
  staff = await test.signInStaff(priya.email)
  system = await test.service(['enquiries:write', 'enquiries:read', 'cases:read'])
  caseId = (await aCase(test.pool, { sharedWith: [amina.id], receivedOn: '2026-06-01' })).id
  draftCaseId = (await aCase(test.pool, { status: 'DRAFT_WITH_FAMILY', sharedWith: [amina.id] })).id
  enquiryId = (await anEnquiry(test.pool, { caseId, familyMemberId: amina.id })).id
})
afterAll(() => test?.close())

const payloads = [
  "'; drop table messages; --",
  "' or '1'='1",
  '$1 $2 {{7*7}} <%= 7*7 %> %s %n',
  '\\',
  '%_%',
  '<script>alert(1)</script>',
  '\u202e\u200b\ufeff',
  '👩‍👩‍👧‍👦'.repeat(50),
  'İıſK', // letters that change their length when their case does
  '\u0001\u001f\u007f',
  'a\r\nBcc: evil@b.example',
  '../../etc/passwd',
  'null',
  '-1',
  '1e309',
  'x'.repeat(100_000),
  '\0',
  '\ud800',
]
const others: unknown[] = [null, true, 0, -1, 1.5, 1e308, [], ['x'], {}, { toString: 'x' }, [[[[[]]]]]]

/** Each place where something that was typed comes in. */
const fields: Record<string, (value: unknown) => Promise<{ statusCode: number; payload: string }>> = {
  'the address of a sign-in': (email) => test.stranger.post('/api/sign-in/codes', { email, side: 'family' }),
  'the side of a sign-in': (side) => test.stranger.post('/api/sign-in/codes', { email: 'a@b.example', side }),
  'an attempt': (attemptId) => test.stranger.post('/api/sign-in/sessions', { attemptId, code: '123456' }),
  'a code': (code) => test.stranger.post('/api/sign-in/sessions', { attemptId: randomUUID(), code }),
  'a question': (body) => ask({ body }),
  'a topic': (topic) => ask({ topic }),
  'a form’s key': (requestKey) => ask({ requestKey }),
  'a message': (body) =>
    parent.post(`/api/family/enquiries/${enquiryId}/messages`, { body, requestKey: randomUUID() }),
  'a reply': (body) => act('replies', { body, requestKey: randomUUID(), version: 99 }),
  'a note': (body) => act('notes', { body, requestKey: randomUUID() }),
  'a reason to close': (reason) => act('close', { reason, version: 99 }),
  'a note to a colleague': (note) => act('hand-over', { note, ownerId: officerId, version: 99 }),
  'a colleague': (ownerId) => act('hand-over', { ownerId, version: 1 }),
  'a version': (version) => act('take', { version }),
  'a caller’s name': (name) => record({ contact: { name } }),
  'a caller’s phone': (phone) => record({ contact: { name: 'A', phone } }),
  'a caller’s address': (email) => record({ contact: { name: 'A', email } }),
  'a contact': (contact) => record({ contact }),
  topics: (topics) => record({ topics }),
  'a channel': (channel) => record({ channel }),
  'a case’s reference': (caseReference) => record({ caseReference }),
  'a step': (kind) => step({ kind, version: 99 }),
  'the day of a meeting': (meetingOn) => step({ kind: 'review-arranged', meetingOn, version: 99 }),
  'a day': (on) => step({ on }),
  'a note to a step': (note) => step({ note, version: 99 }),
  'a reason for the end': (ceaseReason) => step({ ceaseReason, version: 99 }),
  'a fact': (kind) => fact({ kind }),
  'an order': (order) => fact({ kind: 'order-received', order }),
  'a move to the next school': (phase) => fact({ kind: 'phase-transfer-set', phase, startsOn: '2027-09-01' }),
  'an exception': (code) => exception({ code }),
  'what an exception excuses': (duties) => exception({ duties }),
  'evidence of an exception': (evidence) => exception({ evidence, version: 99 }),
  'the report that is excused': (adviceId) =>
    exception({ code: 'MISSED_APPT', duties: ['advice'], adviceId }),
  'the entry that is wrong': (eventId) =>
    staff.post(`/api/staff/cases/${caseId}/corrections`, { eventId, version: 1, reason: 'x' }),
  'why an entry is wrong': (reason) =>
    staff.post(`/api/staff/cases/${caseId}/corrections`, { eventId: randomUUID(), version: 1, reason }),
  'who looks after a case': (newOfficerId) =>
    staff.post(`/api/staff/cases/${caseId}/officer`, { officerId: newOfficerId, version: 99 }),
  'a child’s name': (forename) => openCase({ child: { ...newChild(), forename } }),
  'a child’s birthday': (birthOn) => openCase({ child: { ...newChild(), birthOn } }),
  'a child’s number': (upn) => openCase({ child: { ...newChild(), upn } }),
  'a child’s postcode': (postcode) => openCase({ child: { ...newChild(), postcode } }),
  'a known child': (childId) => openCase({ childId }),
  'who may see a case': (name) => openCase({ people: [{ ...newPerson, name }] }),
  'their address': (email) => openCase({ people: [{ ...newPerson, email }] }),
  'what was seen of them': (evidence) => openCase({ people: [{ ...newPerson, evidence }] }),
  'a surname to look for': (surname) =>
    staff.post('/api/staff/cases/alike', { surname, birthOn: '2018-03-09' }),
  'addresses to look for': (email) =>
    staff.post('/api/staff/cases/alike', { surname: 'x', birthOn: '2018-03-09', emails: [email] }),
  'a duty': (duty) => delay({ duty }),
  'a reason for a delay': (reason) => delay({ reason }),
  'own words for a delay': (reasonWords) => delay({ reason: 'OTHER', reasonWords, version: 99 }),
  'a promised day': (promisedOn) => delay({ promisedOn, version: 99 }),
  'who is asked for a report': (askedOf) => board('advice', { requests: [{ kind: 'health', askedOf }] }),
  'a kind of report': (kind) => board('advice', { requests: [{ kind, askedOf: 'Health service' }] }),
  'how to reach who writes': (contactEmail) => board(`advice/${randomUUID()}/contact`, { contactEmail }),
  'a report’s id': (id) => board(`advice/${encode(id)}/arrived`, { on: '2026-11-20' }),
  'a note on a chase': (note) =>
    board(`advice/${randomUUID()}/chases`, { on: '2026-11-20', how: 'phone', note }),
  'a school’s name': (name) => board('settings', { settings: [{ name }] }),
  'a school’s number': (urn) => board('settings', { settings: [{ name: 'A school', urn }] }),
  'a school’s answer': (answer) => board(`settings/${randomUUID()}/answer`, { on: '2026-11-20', answer }),
  'words on a section': (words) => draft('comments', { sections: { B: words } }),
  'the sections of a draft': (sections) => draft('comments', { sections }),
  'a school asked for': (settingName) => draft('comments', { settingName }),
  'whether the draft is right': (nothingToChange) => draft('comments/send', { nothingToChange }),
  'a request': (kind) => draft('requests', { kind }),
  'words with a request': (words) => draft('requests', { kind: 'meeting', words }),
  'an answer to a request': (words) => answerRequest({ words }),
  'a new last day': (extendedTo) => answerRequest({ extendedTo }),
  'a search for enquiries': (query) => search('enquiries', { query }),
  'a page': (page) => search('enquiries', { page }),
  'an owner': (owner) => search('enquiries', { owner }),
  'a search for cases': (query) => search('cases', { query }),
  'a district': (district) => search('cases', { district }),
  'late or not': (late) => search('cases', { late }),
  'an id': (id) => parent.get(`/api/family/cases/${encode(id)}`),
  'a report': (name) => staff.get(`/api/staff/reports/${encode(name)}`),
  'a year': (year) => staff.get(`/api/staff/reports/timeliness?year=${encode(year)}`),
  'a token': (token) =>
    test.stranger.call('GET', '/api/staff/cases', undefined, { authorization: `Bearer ${encode(token)}` }),
  'a cookie': (token) =>
    test.stranger.call('GET', '/api/session', undefined, { cookie: `hub_session=${encode(token)}` }),
  'an idempotency key': (key) => record({}, { 'idempotency-key': encode(key).slice(0, 300) }),
}
const encode = (value: unknown) =>
  encodeURIComponent((typeof value === 'string' ? value : JSON.stringify(value)).toWellFormed())
const ask = (more: object) =>
  parent.post(`/api/family/cases/${caseId}/enquiries`, {
    topic: 'STATUS',
    body: 'x',
    requestKey: randomUUID(),
    ...more,
  })
const act = (name: string, body: object) => staff.post(`/api/staff/enquiries/${enquiryId}/${name}`, body)
const record = (more: object, headers = {}) =>
  system.post(
    '/api/staff/enquiries',
    { channel: 'phone', topics: ['STATUS'], body: 'x', contact: { name: 'A' }, ...more },
    headers,
  )
const step = (more: object) =>
  staff.post(`/api/staff/cases/${caseId}/steps`, {
    kind: 'plan-agreed',
    on: '2026-11-20',
    version: 1,
    letter: letterElsewhere,
    ...more,
  })
const fact = (more: object) =>
  staff.post(`/api/staff/cases/${caseId}/records`, { on: '2026-11-20', version: 1, ...more })
const exception = (more: object) =>
  fact({
    kind: 'exception-recorded',
    code: 'AWAY',
    duties: ['final-plan'],
    evidenceKind: 'travel',
    evidence: 'x',
    toldFamilyOn: '2026-11-20',
    version: 99,
    ...more,
  })
const newChild = () => ({ forename: 'A', surname: randomUUID(), birthOn: '2018-03-09' })
const newPerson = {
  name: 'A',
  relationship: 'mother',
  hasParentalResponsibility: null,
  level: 'status',
  evidence: 'x',
}
const openCase = (more: object) =>
  staff.post('/api/staff/cases', {
    basis: 'request',
    child: newChild(),
    receivedOn: '2026-11-20',
    requestSource: 1,
    people: [],
    ...more,
  })
const board = (path: string, more: object) =>
  staff.post(`/api/staff/cases/${caseId}/${path}`, { askedOn: '2026-11-20', version: 99, ...more })
const delay = (more: object) =>
  staff.post(`/api/staff/cases/${caseId}/delays`, {
    duty: 'toString',
    reason: 'HEALTH_ADVICE',
    promisedOn: '2026-12-11',
    ownerId: officerId,
    version: 1,
    ...more,
  })
const draft = (path: string, body: object) =>
  parent.post(`/api/family/cases/${draftCaseId}/draft/${path}`, body)
const answerRequest = (more: object) =>
  staff.post(`/api/staff/cases/${draftCaseId}/requests/${randomUUID()}/answer`, {
    answer: 'agreed',
    words: 'x',
    version: 99,
    ...more,
  })
const search = (list: string, query: Record<string, unknown>) => {
  const [[name, value]] = Object.entries(query) as [[string, unknown]]
  return system.get(`/api/staff/${list}?${name}=${encode(value)}`)
}

describe('hostile input', () => {
  it.each(Object.keys(fields))(
    'as %s is taken as it is, or refused: it is never our fault',
    async (field) => {
      for (const value of [...payloads, ...others]) {
        const answer = await fields[field]?.(value)
        const shown = JSON.stringify(value).slice(0, 60)
        expect(answer?.statusCode, shown).toBeGreaterThanOrEqual(200)
        expect(answer?.statusCode, shown).toBeLessThan(500)
        expect(answer?.payload, shown).not.toMatch(/syntax error|invalid input|node_modules|violates/)
      }
    },
  )

  it('changes no prototype, by names or by values', async () => {
    const bodies = [
      '{"__proto__": {"polluted": true}, "email": "a@b.example", "side": "family"}',
      '{"constructor": {"prototype": {"polluted": true}}, "email": "a@b.example", "side": "family"}',
      '{"email": "a@b.example", "side": "__proto__"}',
    ]
    for (const payload of bodies) {
      const headers = { 'content-type': 'application/json' }
      const answer = await test.app.inject({ method: 'POST', url: '/api/sign-in/codes', headers, payload })
      expect(answer.statusCode).toBe(400)
    }
    await staff.get('/api/staff/cases?__proto__[polluted]=1&constructor.prototype.polluted=1')

    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })

  it('is stored letter by letter', async () => {
    const body = payloads
      .filter((text) => text.length < 1_000 && text.isWellFormed() && !text.includes('\0'))
      .join('|')
    // Another matter than what was asked before: its words stand in a thread of their own.
    const { id } = (await ask({ body, isNewMatter: true })).json<{ id: string }>()
    const read = await parent.get(`/api/family/enquiries/${id}`)

    expect(read.json()).toMatchObject({ messages: [{ body: body.trim() }] })
  })
})

describe('what a visitor says of itself', () => {
  it.each([
    { 'x-forwarded-for': '127.0.0.1' },
    { 'x-forwarded-proto': 'https' },
    { 'x-real-ip': '127.0.0.1' },
    { 'x-http-method-override': 'DELETE' },
    { 'x-original-url': '/api/staff/cases' },
    { 'x-request-id': 'mine' },
    { host: 'evil.example' },
  ])('such as %j changes nothing', async (headers) => {
    const answer = await test.stranger.call(
      'GET',
      '/api/session',
      undefined,
      headers as unknown as Record<string, string>,
    )

    expect(answer.statusCode).toBe(401)
    expect(answer.headers['strict-transport-security']).toBeUndefined()
    expect(answer.payload).not.toMatch(/mine|evil/)
  })
})
