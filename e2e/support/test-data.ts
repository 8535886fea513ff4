import { randomUUID } from 'node:crypto'
import { type APIRequestContext, expect, request as requests } from '@playwright/test'
import { daysAfter } from './days.ts'
import { families, staff } from './people.ts'
import { signIn } from './sign-in.ts'

/** What a family or staff have done before a journey begins, made through the API. */
export interface TestData {
  /** The first case that this family member sees. */
  caseOf(address: string): Promise<{ id: string; reference: string; childName: string }>
  /** A case that went in time up to its last step; one person sees it, and no officer has it. */
  caseUpTo(lastStep: StepTaken, child: NewChild): Promise<{ id: string; updatesSent: number }>
  /** A question asked by the mother of Skye, one for each journey that works on it. */
  question(words: string): Promise<{ id: string; reference: string }>
  /** Contacts by phone, recorded by staff; all of them wait. */
  contacts(count: number, name: string, topic?: string): Promise<void>
  /** One call by somebody without an account, recorded by staff. */
  contact(call: { name: string; body: string; email?: string }): Promise<{ id: string; reference: string }>
  /** So many emails of one sender, each about something else; handed over, and not yet sorted. */
  emails(from: string, count: number): Promise<void>
  /** The mother of Skye writes in an enquiry of hers. */
  writeBack(enquiryId: string, words: string): Promise<void>
  /** The same again and again: "Message 1", "Message 2" and so on. */
  writeOften(enquiryId: string, count: number): Promise<void>
  close(): Promise<void>
}

export type StepTaken = (typeof life)[number][0]

/** All days as `YYYY-MM-DD`. `lastStepOn`: today or before; what came before is set back from it. */
export interface NewChild {
  forename: string
  surname: string
  bornOn: string
  lastStepOn: string
  parent: { name: string; email: string; relationship: string }
  /** A second person who may act, and has neither email nor account. */
  onPaper?: { name: string; relationship: string }
  /** Somebody of the child's school, who sees the stage; their report is asked for once the assessment runs. */
  school?: { name: string; email: string; relationship: string; askedAs: string }
}

export function makeTestData(origin: string): TestData {
  const opened: APIRequestContext[] = []
  const as = async (side: 'family' | 'staff', address: string) => {
    const request = await requests.newContext({ baseURL: origin, extraHTTPHeaders: { origin } })
    opened.push(request)
    await signIn(request, origin, side, address)
    return request
  }
  const firstCase = async (request: APIRequestContext) => {
    const { items } = (await (await request.get('/api/family/cases')).json()) as { items: CaseCard[] }
    if (!items[0]) throw new Error('This account sees no case')
    return items[0]
  }
  return {
    caseOf: async (address) => firstCase(await as('family', address)),
    caseUpTo: async (lastStep, child) => openCaseUpTo(await as('staff', staff.priya), lastStep, child),
    question: async (body) => {
      const family = await as('family', families.motherOfSkye)
      const { id } = await firstCase(family)
      const data = { topic: 'DRAFT', body, requestKey: randomUUID(), isNewMatter: true }
      return post<Opened>(family, `/api/family/cases/${id}/enquiries`, data)
    },
    contacts: async (count, name, topic = 'OTHER') => {
      const joe = await as('staff', staff.joe)
      for (let n = 1; n <= count; n++) {
        // Whoever rings twice from one number is one person, and their second call joins the first.
        const contact = { name: `${name} ${n}`, email: `${randomUUID()}@example.test` }
        await post(joe, '/api/staff/enquiries', {
          channel: 'phone',
          topics: [topic],
          body: 'Please ring me back.',
          contact,
        })
      }
    },
    contact: async ({ name, body, email = `${randomUUID()}@example.test` }) => {
      const joe = await as('staff', staff.joe)
      const call = { channel: 'phone', topics: ['OTHER'], body, contact: { name, email } }
      return post<Opened>(joe, '/api/staff/enquiries', call)
    },
    emails: async (from, count) => {
      const request = await requests.newContext({ baseURL: origin, extraHTTPHeaders: { origin } })
      opened.push(request)
      for (let n = 1; n <= count; n++) {
        const form = { from, subject: `Notice ${n}`, text: 'Sent by a machine.', answers: '' }
        const taken = await request.post('/dev/inbox', { form, maxRedirects: 0 })
        expect(taken.status(), `email ${n} is taken`).toBe(303)
      }
    },
    writeBack: async (id, body) => {
      const family = await as('family', families.motherOfSkye)
      await post(family, `/api/family/enquiries/${id}/messages`, { body, requestKey: randomUUID() })
    },
    writeOften: async (id, count) => {
      const family = await as('family', families.motherOfSkye)
      for (let n = 1; n <= count; n++) {
        const data = { body: `Message ${n}`, requestKey: randomUUID() }
        await post(family, `/api/family/enquiries/${id}/messages`, data)
      }
    },
    close: async () => {
      for (const request of opened) await request.dispose()
    },
  }
}

/** The steps from a request to its plan, and on which day after the request each is taken. */
const life = [
  ['request-received', 0],
  ['assessment-agreed', 30],
  ['advice-complete', 80],
  ['plan-agreed', 85],
  ['draft-served', 100],
  ['plan-issued', 130],
] as const

/** As staff enter what another system did: every letter went from there, on the day of its step. */
async function openCaseUpTo(request: APIRequestContext, lastStep: StepTaken, child: NewChild) {
  const { forename, surname, bornOn, lastStepOn, parent, onPaper, school } = child
  const proven = { hasParentalResponsibility: true, level: 'act', evidence: 'Birth certificate' }
  const place = life.findIndex(([kind]) => kind === lastStep)
  const receivedOn = daysAfter(lastStepOn, -(life[place]?.[1] ?? 0))
  const { id } = await post<Opened>(request, '/api/staff/cases', {
    ...{ basis: 'request', requestSource: 1, receivedOn },
    child: { forename, surname, birthOn: bornOn },
    isAnotherChild: true,
    people: [
      ...[parent, ...(onPaper ? [onPaper] : [])].map((person) => ({ ...person, ...proven })),
      ...(school ? [await asSchool(request, school)] : []),
    ],
  })
  let { version } = (await (await request.get(`/api/staff/cases/${id}`)).json()) as Versioned
  for (const [kind, day] of life.slice(1, place + 1)) {
    const hasLetter = kind !== 'advice-complete'
    const on = daysAfter(receivedOn, day)
    const data = { kind, on, version, ...(hasLetter && { letter: { wentElsewhere: true } }) }
    const moved = await request.post(`/api/staff/cases/${id}/steps`, { data })
    expect(moved.status(), kind).toBe(200)
    version = ((await moved.json()) as Versioned).version
  }
  if (school && lastStep === 'assessment-agreed') {
    const requests = [{ kind: 'setting', askedOf: school.askedAs }]
    const data = { requests, askedOn: lastStepOn, version }
    expect((await request.post(`/api/staff/cases/${id}/advice`, { data })).status(), 'advice').toBe(200)
  }
  return { id, updatesSent: place + 1 }
}

/** An address belongs to one person: whoever has another pupil here is chosen, not entered again. */
async function asSchool(request: APIRequestContext, school: NonNullable<NewChild['school']>) {
  const { name, email, relationship } = school
  const response = await request.post('/api/staff/people/find', { data: { query: email } })
  const { items } = (await response.json()) as { items: { id: string }[] }
  const who = items[0] ? { familyMemberId: items[0].id, name } : { name, email }
  const evidence = 'The school’s own list'
  return { ...who, relationship, evidence, hasParentalResponsibility: null, level: 'status' }
}

interface Versioned {
  version: number
}
interface CaseCard {
  id: string
  reference: string
  childName: string
}
interface Opened {
  id: string
  reference: string
}

async function post<T>(request: APIRequestContext, path: string, data: object): Promise<T> {
  const response = await request.post(path, { data })
  expect(response.status(), path).toBe(201)
  return (await response.json()) as T
}
