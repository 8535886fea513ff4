import { kent, recordKinds } from '@send-hub/shared'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it, test } from 'vitest'
import { aCaseForStaff, aDuty, today } from '../staff-case.fixtures.ts'
import { StaffCasePage } from '../staff-case-page.tsx'
import { caseView } from '../staff-case-view.ts'
import { ActFormPage } from './act-form-page.tsx'
import { actFormView, untouched } from './act-form-view.ts'
import { correctionCheck, correctionFaults } from './correction-act.ts'
import { officerCheck } from './officer-act.ts'
import { recordBody, recordCheck, recordFaults } from './record-act.ts'
import { recordForm } from './record-form.ts'

const found = aCaseForStaff({ ordersWaiting: ['amend'] })
const formOf = (
  kind: (typeof recordKinds)[number],
  typed = {},
  errors: { field: string; text: string }[] = [],
) =>
  renderToStaticMarkup(
    <ActFormPage
      view={actFormView(found, `/staff/cases/x/records/${kind}`, recordForm(kind, found, today), {
        ...untouched,
        typed,
        errors,
      })}
    />,
  )

test.each(recordKinds)('%s has a form with its day, today at the latest, and no question twice', (kind) => {
  const html = formOf(kind)
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)

  expect(html).toMatch(/<input[^>]*name="on"[^>]*>/)
  expect(html).toContain(`max="${today}"`)
  expect(html).toContain('name="version" value="4"')
  expect(new Set(ids).size).toBe(ids.length)
})

test.each(recordKinds)('%s is checked with the words the family will read', (kind) => {
  const view = recordCheck(kind, found, {
    ...{ on: '2026-11-20', code: 'AWAY', toldFamilyOn: today, startsOn: '2027-09-01' },
  })

  expect(view.family.paragraphs[0]).toMatch(/^[A-Z].+\.$/)
  expect(view.facts.map(({ value }) => value)).toContain('Friday 20 November 2026')
})

test('what changes nothing for the family is checked as told to nobody', () => {
  expect(recordCheck('review-report-received', found, { on: today }).told).toEqual([])
  expect(recordCheck('review-meeting-held', found, { on: today }).told.length).toBeGreaterThan(0)
})

test('errors stand beside their fields and lead to them', () => {
  const html = formOf('phase-transfer-set', {}, [{ field: 'startsOn', text: 'Enter the first day there' }])

  expect(html).toContain('href="#startsOn"')
  expect(html.match(/Enter the first day there/g)).toHaveLength(2)
})

describe('an exception', () => {
  const typed = {
    on: '2026-11-20',
    version: '4',
    code: 'SCHOOL_CLOSED',
    'duty-final-plan': 'yes',
    'SCHOOL_CLOSED-closedFrom': '2026-07-22',
    'SCHOOL_CLOSED-reopensOn': '2026-09-02',
    'SCHOOL_CLOSED-adviceAskedOn': '2026-07-20',
    'EY_CLOSED-closedFrom': '2020-01-01',
    evidenceKind: 'closure-dates',
    evidence: 'Term dates',
    toldFamilyOn: '2026-11-20',
    adviceId: 'left over',
  }

  it('sends the fields of the chosen code alone', () => {
    expect(recordBody('exception-recorded', typed)).toEqual({
      kind: 'exception-recorded',
      on: '2026-11-20',
      version: '4',
      note: undefined,
      code: 'SCHOOL_CLOSED',
      duties: ['final-plan'],
      evidenceKind: 'closure-dates',
      evidence: 'Term dates',
      toldFamilyOn: '2026-11-20',
      closedFrom: '2026-07-22',
      reopensOn: '2026-09-02',
      adviceAskedOn: '2026-07-20',
    })
  })

  it('of a missed appointment is about its report and nothing else', () => {
    const missed = { ...typed, code: 'MISSED_APPT', adviceId: 'a1' }

    expect(recordBody('exception-recorded', missed)).toMatchObject({ duties: ['advice'], adviceId: 'a1' })
    expect(recordFaults('exception-recorded', { ...missed, adviceId: '' }, today)).toEqual([
      { field: 'adviceId', text: 'Choose the report' },
    ])
  })

  it('wants its code, step, evidence and the day the family was told', () => {
    const fields = recordFaults('exception-recorded', { on: today }, today).map(({ field }) => field)

    expect(fields).toEqual(['code', 'duties', 'evidenceKind', 'evidence', 'toldFamilyOn'])
  })

  it('is offered only for steps that the case has', () => {
    const html = renderToStaticMarkup(
      <ActFormPage
        view={actFormView(
          aCaseForStaff({ duties: [aDuty()] }),
          '/x',
          recordForm('exception-recorded', aCaseForStaff({ duties: [aDuty()] }), today),
          untouched,
        )}
      />,
    )

    expect([...html.matchAll(/name="duty-([a-z-]+)"/g)].map(([, kind]) => kind)).toEqual(['final-plan'])
  })

  it('says on the check that no date moves, and what the family reads', () => {
    const view = recordCheck('exception-recorded', found, typed)

    expect(view.facts).toContainEqual({ key: 'Legal dates', value: 'They do not move.' })
    expect(view.family.paragraphs.join()).toContain('It does not let us stop.')
    expect(view.family.paragraphs.join()).not.toContain('Term dates')
  })
})

describe('a correction', () => {
  const entry = {
    id: 'e',
    kind: 'assessment-agreed',
    label: 'Agreed to assess',
    on: '2026-07-30',
    recordedAt: '2026-07-30T09:12:00Z',
    by: 'Joe Bell',
    about: null,
    isVisibleToFamily: true,
    note: null,
    isCorrected: false,
    canBeCorrected: true,
  }

  const after = { stage: found.stage, since: '2026-08-03', familyTitle: 'We are finding out about needs' }

  it('is checked with what the family will read, and who is told', () => {
    const view = correctionCheck(
      found,
      entry,
      { what: 'other-day', on: '2026-08-03', reason: 'Slip' },
      after,
      today,
    )

    expect(view.family.paragraphs).toEqual([
      'We put right a mistake. For 30 July 2026 we had written: “We said yes to an assessment.” The right day is 3 August 2026.',
    ])
    expect(view.told.length).toBeGreaterThan(0)
  })

  it('that moves the case back names the stage then, and the new heading of the family’s page', () => {
    const back = { stage: 'Deciding to assess', since: '2026-06-23', familyTitle: 'We are deciding' }
    const view = correctionCheck(found, entry, { what: 'never', reason: 'x' }, back, today)

    expect(view.facts).toContainEqual({
      key: 'Stage then',
      value: 'Back from “Assessing” to “Deciding to assess”, since 23 June 2026',
    })
    expect(view.family.paragraphs[1]).toBe('The heading of their page will be: We are deciding')
  })

  it('of what the family never saw is told to nobody', () => {
    expect(
      correctionCheck(
        found,
        { ...entry, isVisibleToFamily: false },
        { what: 'never', reason: 'x' },
        after,
        today,
      ).told,
    ).toEqual([])
  })

  it('of the day of a death stops short of any message', () => {
    const dead = aCaseForStaff({ status: 'CLOSED_DECEASED' })
    const view = correctionCheck(
      dead,
      { ...entry, kind: 'child-died' },
      { what: 'other-day', on: '2026-11-01', reason: 'x' },
      { ...after, stage: dead.stage },
      today,
    )

    expect(view).toMatchObject({ told: [], stopsAllMessages: true })
  })

  it('wants to know what is wrong and why; the right day may not lie ahead', () => {
    const fields = (values: object) => correctionFaults({ ...values }, today).map(({ field }) => field)

    expect(fields({})).toEqual(['what', 'reason'])
    expect(fields({ what: 'other-day', reason: 'x' })).toEqual(['on'])
    expect(fields({ what: 'other-day', reason: 'x', on: '2026-11-23' })).toEqual(['on'])
    expect(fields({ what: 'never', reason: 'x' })).toEqual([])
  })
})

test('an officer is checked by name, before and after', () => {
  expect(officerCheck(found, 'Sam Wright').facts.map(({ value }) => value)).toEqual([
    'Joe Bell',
    'Sam Wright',
  ])
})

describe('the page of a case', () => {
  const page = (some = {}) =>
    renderToStaticMarkup(
      <StaffCasePage view={caseView({ found: aCaseForStaff(some), colleagues: [], council: kent, today })} />,
    )

  it('links to what can be recorded now and to nothing else', () => {
    expect(page()).toMatch(/href="\/staff\/cases\/[^"]+\/records\/exception-recorded"/)
    expect(page({ records: [] })).not.toContain('Record something else')
  })

  it('marks a corrected entry in words, and offers to correct only what staff made', () => {
    const [entry] = aCaseForStaff().events
    const html = page({
      events: [
        { ...entry, id: 'e9', isCorrected: true },
        { ...entry, id: 'e8', canBeCorrected: true },
      ],
    })

    expect(html.match(/>Corrected<\/strong>/g)).toHaveLength(1)
    expect([...html.matchAll(/corrections\/(e\d)/g)].map(([, id]) => id)).toEqual(['e8'])
  })
})
