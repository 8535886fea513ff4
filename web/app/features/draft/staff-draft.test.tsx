import type { CaseForStaff } from '@send-hub/shared'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { aCaseForStaff } from '../cases/staff-case.fixtures.ts'
import { StaffAnswerPage } from './staff-answer-page.tsx'
import { answerCheck, answerFaults, answerView } from './staff-answer-view.ts'
import { StaffDraftSection } from './staff-draft-section.tsx'
import { staffDraftView } from './staff-draft-view.ts'

type Draft = NonNullable<CaseForStaff['draft']>
type Request = Draft['requests'][number]

const today = '2026-11-23'
const helen = '0190a000-0000-7000-8000-000000000011'
const david = '0190a000-0000-7000-8000-000000000012'

const aRequest = (change: Partial<Request> = {}): Request => ({
  id: '0190a000-0000-7000-8000-000000000021',
  kind: 'more-time',
  fromId: helen,
  from: 'Helen Barker',
  words: 'The school visit is next week.',
  askedOn: '2026-11-20',
  cameBy: null,
  enteredBy: null,
  answerBy: '2026-11-24',
  isLate: false,
  canBeTold: true,
  answer: null,
  ...change,
})

function aDraft(change: Partial<Draft> = {}): Draft {
  const sent = (id: string, section: 'B' | 'F', text: string) => [
    {
      ...{ id, sentOn: '2026-11-19', sections: [{ code: section, text }], settingName: null },
      ...{ cameBy: null, enteredBy: null },
    },
  ]
  return {
    kind: 'plan',
    servedOn: '2026-11-16',
    legalDate: '2026-11-30',
    isOpen: true,
    isWithFamily: true,
    readers: [
      {
        id: helen,
        name: 'Helen Barker',
        relationship: 'mother',
        commentBy: '2026-12-07',
        mayTell: true,
        sent: sent('s1', 'B', 'Too short'),
      },
      {
        id: david,
        name: 'David Asante',
        relationship: 'father',
        commentBy: '2026-11-30',
        mayTell: true,
        sent: sent('s2', 'F', 'How often?'),
      },
    ],
    requests: [aRequest()],
    ...change,
  }
}

const person = (id: string, name: string, email: string | null) => ({
  ...aCaseForStaff().people[0],
  ...{ id, name, email, relationship: 'mother', level: 'act', phone: '01632 960102' },
})
const aCase = (change: Partial<Draft> = {}, more: Partial<CaseForStaff> = {}) =>
  aCaseForStaff({
    draft: aDraft(change),
    people: [
      person(helen, 'Helen Barker', 'helen@family.example'),
      person(david, 'David Asante', 'david@family.example'),
    ] as CaseForStaff['people'],
    ...more,
  })
const textOf = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const section = (found: CaseForStaff) =>
  renderToStaticMarkup(<StaffDraftSection draft={staffDraftView(found, today)} />)

describe('what the family says, on the page of a case', () => {
  it('is nothing where there is no draft', () => {
    expect(section(aCaseForStaff({ draft: null }))).toBe('')
  })

  it('puts the words of two adults on one section side by side, and a gap where one said nothing', () => {
    const text = textOf(section(aCase()))

    expect(text).toContain(
      'B: Special educational needs Helen Barker Sent 19 November Too short David Asante Nothing on this section.',
    )
    expect(text).toContain(
      'F: Help with learning Helen Barker Nothing on this section. David Asante Sent 19 November How often?',
    )
    expect(text).not.toContain('C: Health needs')
  })

  it('tells each person’s own last day where it is another than the law’s', () => {
    const text = textOf(section(aCase()))

    expect(text).toContain('Helen Barker (mother) sent 19 November; may comment until Mon 7 Dec')
    expect(text).toContain('David Asante (father) sent 19 November ')
    expect(text).not.toContain('Mon 30 Nov')
  })

  it('has a way to answer each request that waits, and marks the late', () => {
    const html = section(aCase({ requests: [aRequest({ isLate: true })] }))

    expect(html).toContain('/requests/0190a000-0000-7000-8000-000000000021"')
    expect(textOf(html)).toContain(
      'Late Asks for more time : Helen Barker, asked 20 November. Answer by Tue 24 Nov.',
    )
  })

  it('after a death offers no answer', () => {
    expect(section(aCase({}, { status: 'CLOSED_DECEASED' }))).not.toContain('/requests/')
  })

  it('folds away once the plan is finished, unless somebody still waits', () => {
    const answer = {
      answer: 'declined',
      words: 'No.',
      on: '2026-11-21',
      by: 'Priya',
      extendedTo: null,
    } as const

    expect(section(aCase({ isWithFamily: false, requests: [aRequest({ answer })] }))).toContain('<details')
    expect(section(aCase({ isWithFamily: false }))).not.toContain('<details')
  })
})

describe('an answer', () => {
  const view = (found = aCase(), typed = {}) =>
    answerView(found, found.draft?.requests[0] ?? aRequest(), today, { typed, errors: [], isConflict: false })

  it('shows what time the law gives, and that more of it moves nothing', () => {
    expect(textOf(renderToStaticMarkup(<StaffAnswerPage view={view()} />))).toContain(
      'The time by law ends on Monday 30 November 2026.',
    )
  })

  it('asks for a new day only for more time, and says when nobody will read it', () => {
    const meeting = aCase({ requests: [aRequest({ kind: 'meeting', canBeTold: false })] })
    const text = textOf(renderToStaticMarkup(<StaffAnswerPage view={view(meeting)} />))

    expect(text).not.toContain('New last day')
    expect(text).toContain('Helen Barker can’t see this case any more.')
  })

  it.each([
    [{}, ['answer', 'words']],
    [{ answer: 'agreed', words: 'Yes' }, ['extendedTo']],
    [{ answer: 'agreed', words: 'Yes', extendedTo: '2026-11-30' }, ['extendedTo']],
    [{ answer: 'declined', words: ' ' }, ['words']],
    [{ answer: 'agreed', words: 'Yes', extendedTo: '2026-12-07' }, []],
  ])('typed as %j has these faults: %j', (typed, fields) => {
    expect(answerFaults(typed, view()).map(({ field }) => field)).toEqual(fields)
  })

  it('is checked with the one person who is told, and the very words', () => {
    const found = aCase()
    const typed = { answer: 'agreed', words: 'Take a week.', extendedTo: '2026-12-07' }
    const check = answerCheck(found, aRequest(), typed, view(found, typed))

    expect(check.told.map(({ name }) => name)).toEqual(['Helen Barker'])
    expect(check.family.paragraphs).toEqual([
      'We gave you more time.',
      'Your new last day is Monday 7 December 2026.',
      'Take a week.',
    ])
    expect(JSON.stringify(check)).not.toContain('David')
  })

  it('of no carries no new day, even where one was typed before', () => {
    const found = aCase()
    const typed = { answer: 'declined', words: 'No.', extendedTo: '2026-12-07' }

    expect(answerCheck(found, aRequest(), typed, view(found, typed)).hidden.map(({ name }) => name)).toEqual([
      'version',
      'answer',
      'words',
    ])
  })
})
