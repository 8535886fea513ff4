import { type CaseForStaff, kent } from '@send-hub/shared'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { aCaseForStaff, aDuty, colleagues, today } from './staff-case.fixtures.ts'
import { noCaseForm } from './staff-case-forms.ts'
import { StaffCasePage } from './staff-case-page.tsx'
import { type CaseFacts, caseView } from './staff-case-view.ts'
import { StaffCheckPage } from './staff-check-page.tsx'
import { delayCheck, stepCheck } from './staff-check-view.ts'
import { dutyRow } from './staff-duty-view.ts'

const page = (some: Partial<CaseForStaff> = {}, more: Partial<CaseFacts> = {}) =>
  renderToStaticMarkup(
    <StaffCasePage
      view={caseView({ found: aCaseForStaff(some), colleagues, council: kent, today, ...more })}
    />,
  )

test('lateness is told in words, at the head and in the duties', () => {
  expect(page().match(/12 days late/g)).toHaveLength(2)
})

test('a locked case that was opened in an emergency says when it closes, by the clock in London', () => {
  expect(page({ glassUntil: '2026-07-01T11:00:00.000Z' })).toContain('until 12:00pm.')
  expect(page()).not.toContain('in an emergency')
})

test('a duty says how it stands without its colour', () => {
  const state = (some: Parameters<typeof aDuty>[0]) => dutyRow(aDuty({ lateByDays: 0, ...some }), today).state

  expect(state({ metOn: '2026-11-01' })).toBe('Done in time')
  expect(state({ metOn: '2026-11-13', lateByDays: 3 })).toBe('Done, 3 days late')
  expect(state({ lateByDays: 1 })).toBe('1 day late')
  expect(state({ legalDate: '2026-12-10', actBy: '2026-12-09' })).toBe('To do')
  expect(state({ legalDate: '2026-11-23', actBy: '2026-11-20' })).toBe('Act today')
})

test('a family’s own time is never late', () => {
  const row = (some: Parameters<typeof aDuty>[0]) => dutyRow(aDuty({ lateByDays: 0, ...some }), today)

  for (const kind of ['family-comments', 'appeal', 'contact-mediation']) {
    expect(row({ kind, state: 'window', legalDate: today, actBy: '2026-11-20' })).toMatchObject({
      isLate: false,
      state: 'Their time',
    })
    expect(row({ kind, state: 'ended', legalDate: '2026-11-01' }).state).toBe('Time is over')
  }
  expect(row({ kind: 'appeal', state: 'ended', legalDate: '2027-01-22' }).state).toBe('Time is over')
})

test('two rights to appeal are two lines, and what was done on a day nobody knows is not owed', () => {
  const rights = ['019aa000-0000-7000-8000-000000000001', '019aa000-0000-7000-8000-000000000002']
  const view = caseView({
    found: aCaseForStaff({
      duties: [
        ...rights.map((subjectId) => aDuty({ kind: 'appeal', subjectId, state: 'window', lateByDays: 0 })),
        aDuty({ state: 'not-recorded', lateByDays: 0 }),
      ],
    }),
    colleagues,
    council: kent,
    today,
  })

  expect(new Set(view.duties.map(({ key }) => key)).size).toBe(3)
  expect(view.next).toBeNull()
  expect(view.delay.duties).toEqual([])
  expect(view.duties.at(-1)?.state).toBe('Done, day not on record')
})

test('only the allowed steps are offered, the day is today and may not be later', () => {
  const html = page()

  expect(html.match(/type="radio"[^>]*name="kind"/g)).toHaveLength(4)
  expect(html).not.toContain('value="plan-issued"')
  expect(html).toMatch(/name="on"[^>]*type="date"[^>]*|type="date"[^>]*name="on"/)
  expect(html).toContain(`max="${today}"`)
})

test('an ended case offers nothing but a death, folded away', () => {
  const nextSteps = [
    { kind: 'child-died', to: 'CLOSED_DECEASED', label: 'Child or young person has died' },
  ] as const
  const html = page({ status: 'PLAN_CEASED', nextSteps: [...nextSteps], duties: [] })

  expect(html).toMatch(/<details[^>]*><summary[^>]*><span[^>]*>Record a death/)
  expect(html.match(/type="radio"[^>]*name="kind"/g)).toHaveLength(1)
  expect(html).not.toContain('Record a delay')
})

test('after a death no step and no delay is offered', () => {
  const html = page({ status: 'CLOSED_DECEASED', nextSteps: [], duties: [] })

  expect(html).not.toContain('Record a death')

  expect(html).toContain('No step follows')
  expect(html).not.toContain('Record a delay')
})

test('a delay can only be recorded for what the council still owes', () => {
  const { delay } = caseView({
    found: aCaseForStaff({
      duties: [aDuty(), aDuty({ kind: 'family-comments' }), aDuty({ kind: 'x', metOn: today })],
    }),
    colleagues,
    council: kent,
    today,
  })

  expect(delay.duties.map(({ value }) => value)).toEqual(['final-plan'])
})

test('after a conflict what was filled in is kept', () => {
  const typed = { kind: 'moved-away', on: '2026-11-19', note: 'Moved to Leeds' }
  const html = page({}, { form: { ...noCaseForm, act: 'steps', isConflict: true, typed } })

  expect(html).toContain('Someone else changed this while you were looking at it')
  expect(html).toContain('value="2026-11-19"')
  expect(html).toContain('>Moved to Leeds</textarea>')
  expect(html).toMatch(
    /<input[^>]*value="moved-away"[^>]*checked=""|<input[^>]*checked=""[^>]*value="moved-away"/,
  )
})

test('what the family does not see is marked in the history', () => {
  expect(page().match(/>Staff only<\/strong>/g)).toHaveLength(1)
})

test('the family’s words stand there word for word', () => {
  const { late, ...words } = aCaseForStaff().familyWords

  for (const text of [...Object.values(words), late?.heading, ...(late?.paragraphs ?? [])])
    expect(page()).toContain(text)
})

const step = { kind: 'advice-complete', on: '2026-11-20', note: '' }
const checkPage = (view: ReturnType<typeof stepCheck>) =>
  view ? renderToStaticMarkup(<StaffCheckPage view={view} />) : ''

test('before a step is recorded the page names who is told by email, and who cannot be', () => {
  const view = stepCheck(aCaseForStaff(), step)

  expect(view?.told.map(({ email }) => email)).toEqual([
    'adaeze.okafor@family.example',
    'p.rai@school.example',
  ])
  expect(view?.notTold.map(({ name }) => name)).toEqual(['Daniel Okafor'])
  expect(checkPage(view)).not.toContain('Colin Marsh')
})

test('who says that all advice is in is told which reports are not; other steps say nothing of it', () => {
  expect(checkPage(stepCheck(aCaseForStaff(), step))).toContain('Educational psychologist: 17 days late')
  const other = checkPage(stepCheck(aCaseForStaff(), { ...step, kind: 'request-withdrawn' }))
  expect(other).toContain('Who is told by email')
  expect(other).not.toContain('Not all the reports are in')
})

test('after a death nobody is told and the page says that messages stop', () => {
  const view = stepCheck(aCaseForStaff(), { ...step, kind: 'child-died' })

  expect(view).toMatchObject({ told: [], notTold: [], stopsAllMessages: true })
  expect(checkPage(view)).toContain('Nobody is written to')
})

test('a step that the rules do not allow cannot be checked', () => {
  expect(stepCheck(aCaseForStaff(), { ...step, kind: 'plan-issued' })).toBeNull()
})

test('the check carries the version that was looked at', () => {
  expect(checkPage(stepCheck(aCaseForStaff({ version: 9 }), step))).toContain('name="version" value="9"')
})

const delay = {
  duty: 'final-plan',
  reason: 'HEALTH_ADVICE',
  promisedOn: '2026-12-11',
  ownerId: colleagues[0]?.id,
  reasonWords: '',
}

test('a delay is previewed in the family’s words, never softened, with who answers for it', () => {
  const view = delayCheck(aCaseForStaff(), delay, { council: kent, colleagues, today })
  const words = view?.family.paragraphs.join(' ')

  expect(words).toContain(
    'This is late. We have not sent the final plan. The law says we should have finished by Tuesday 10 November 2026. We have not.',
  )
  expect(words).toContain('The reason is that we are waiting for a report from the health service.')
  expect(words).toContain('We now expect to finish by Friday 11 December 2026.')
  expect(words).toContain('Joe in the Assessment team is responsible for the new date.')
})

test('a delay of one step while the plan itself is late does not pretend to change what the page says', () => {
  const family = delayCheck(
    aCaseForStaff(),
    { ...delay, duty: 'tell-no-plan' },
    { council: kent, colleagues, today },
  )?.family

  expect(family?.intro).toContain('Their page speaks of “Week 20: final plan”')
  expect(family?.paragraphs).toEqual(['We told you of a delay, and gave a new date.'])
})

test('a delay of a step that is not late yet says when the family would read it', () => {
  const found = aCaseForStaff({
    duties: [aDuty({ legalDate: '2026-12-01', actBy: '2026-11-30', lateByDays: 0 })],
  })

  expect(delayCheck(found, delay, { council: kent, colleagues, today })?.family.intro).toBe(
    'It is not late yet. If it is not done by Tuesday 1 December 2026, their page will say:',
  )
})

test('of a long history ten entries are in sight, and the rest folds away without being lost', () => {
  const [event] = aCaseForStaff().events
  const events = Array.from({ length: 12 }, (_, nth) => ({
    ...(event as CaseForStaff['events'][number]),
    id: `0190a000-0000-7000-8000-0000000001${String(nth).padStart(2, '0')}`,
    note: `Entry ${nth + 1}.`,
  }))
  const [inSight = '', folded = ''] = page({ events }).split('Show 2 earlier')

  expect(inSight.match(/Entry \d+\./g)).toHaveLength(10)
  expect(folded.match(/Entry \d+\./g)).toEqual(['Entry 11.', 'Entry 12.'])
  expect(page({ events: events.slice(0, 10) })).not.toContain('earlier')
})
