import { randomUUID } from 'node:crypto'
import { oneTimeCode } from '../src/platform/one-time-code.ts'
import type { Work } from './drive.ts'
import type { Subjects } from './load-database.ts'

/** Cookies of a family member and of a member of staff. */
export interface SignedIn {
  family: string
  staff: string
}

/** Something people do, as requests to the hub. `goal`: the least share of its limit, from the issue. */
export interface Scenario {
  key: string
  name: string
  goal: number | null
  work(signedIn: SignedIn, subjects: Subjects): Work
}

const read =
  (side: keyof SignedIn, path: (subjects: Subjects) => string): Scenario['work'] =>
  (signedIn, subjects) =>
  (send) =>
    send({ path: path(subjects), headers: { cookie: signedIn[side] } })

const queuePage: Scenario = {
  key: 'page-queue',
  name: 'page: staff queue',
  goal: 1 / 4,
  work: read('staff', () => '/staff/enquiries'),
}

export const pageScenarios: Scenario[] = [
  {
    key: 'page-case',
    name: 'page: a family’s case',
    goal: 1 / 4,
    work: read('family', (s) => `/cases/${s.caseId}`),
  },
  {
    key: 'page-staff-case',
    name: 'page: staff case',
    goal: 1 / 4,
    work: read('staff', (s) => `/staff/cases/${s.caseId}`),
  },
  queuePage,
  {
    key: 'page-caseload',
    name: 'page: staff caseload, mine',
    goal: 1 / 4,
    work: read('staff', () => '/staff/caseload?whose=mine'),
  },
  {
    key: 'page-caseload-all',
    name: 'page: staff caseload, all late',
    goal: 1 / 4,
    work: read('staff', () => '/staff/caseload?whose=all&view=late'),
  },
  {
    key: 'page-enquiry',
    name: 'page: staff enquiry',
    goal: 1 / 4,
    work: read('staff', (s) => `/staff/enquiries/${s.enquiryId}`),
  },
]

const queue: Scenario = {
  key: 'api-queue',
  name: 'API: staff queue',
  goal: 1 / 2,
  work: read('staff', () => '/api/staff/enquiries'),
}

export const apiScenarios: Scenario[] = [
  {
    key: 'api-case',
    name: 'API: a family’s case',
    goal: 1 / 2,
    work: read('family', (s) => `/api/family/cases/${s.caseId}`),
  },
  {
    key: 'api-staff-case',
    name: 'API: staff case',
    goal: 1 / 2,
    work: read('staff', (s) => `/api/staff/cases/${s.caseId}`),
  },
  queue,
  {
    key: 'api-caseload',
    name: 'API: staff caseload, mine',
    goal: 1 / 2,
    work: read('staff', () => '/api/staff/caseload'),
  },
  {
    key: 'api-caseload-all',
    name: 'API: staff caseload, all late',
    goal: 1 / 2,
    work: read('staff', () => '/api/staff/caseload?whose=all&view=late'),
  },
  {
    key: 'api-enquiry',
    name: 'API: staff enquiry',
    goal: 1 / 2,
    work: read('staff', (s) => `/api/staff/enquiries/${s.enquiryId}`),
  },
  {
    key: 'api-search',
    name: 'API: search by name',
    goal: 1 / 2,
    work: read('staff', (s) => `/api/staff/enquiries?query=${encodeURIComponent(s.searchFor)}`),
  },
  {
    key: 'api-create',
    name: 'API: create an enquiry',
    goal: 1 / 3,
    work: (signedIn, subjects) => (send) =>
      send({
        method: 'POST',
        path: `/api/family/cases/${subjects.caseId}/enquiries`,
        headers: { cookie: signedIn.family },
        body: { topic: 'STATUS', body: 'Where is it, please?', requestKey: randomUUID() },
      }),
  },
  {
    key: 'api-sign-in',
    name: 'API: sign in (code and session)',
    goal: null,
    work: (_signedIn, subjects) => async (send, turn) => {
      // Many people, not one over and over: the limit per address counts the attempts of each.
      const email = `officer${(turn % 40) + 1}@example.test`
      const sent = await send({ method: 'POST', path: '/api/sign-in/codes', body: { email, side: 'staff' } })
      const { attemptId } = JSON.parse(sent) as { attemptId: string }
      const body = { attemptId, code: oneTimeCode(subjects.codeKey, attemptId) }
      return send({ method: 'POST', path: '/api/sign-in/sessions', body })
    },
  },
]

const open: Scenario = {
  key: 'api-enquiry',
  name: 'open an enquiry',
  goal: 1.5,
  work: read('staff', (s) => `/api/staff/enquiries/${s.enquiryId}`),
}

/** A number that stands in some twenty messages, however many there are. */
const search: Scenario = {
  key: 'api-search-words',
  name: 'search for words',
  goal: 3,
  work: (signedIn) => (send, turn) =>
    send({
      method: 'POST',
      path: '/api/staff/search',
      headers: { cookie: signedIn.staff },
      body: { query: `K${turn % 4_000}` },
    }),
}

const repliesSent = new WeakMap<Subjects, number>()

/** Each enquiry is answered once: an answer that finds another version is refused. */
const reply: Scenario = {
  key: 'api-reply',
  name: 'reply',
  goal: null,
  work: (signedIn, subjects) => (send) => {
    const place = repliesSent.get(subjects) ?? 0
    repliesSent.set(subjects, place + 1)
    return send({
      method: 'POST',
      path: `/api/staff/enquiries/${subjects.replyTo[place]}/replies`,
      headers: { cookie: signedIn.staff },
      body: { body: 'The report came today. We decide by Friday.', requestKey: randomUUID(), version: 1 },
    })
  },
}

/** What must not become much slower with the number of enquiries; `goal`: the most that ten times as many may cost. */
export const growthScenarios: Scenario[] = [
  { ...queue, goal: 1.5 },
  { ...queuePage, goal: 1.5 },
  open,
  search,
  reply,
]
