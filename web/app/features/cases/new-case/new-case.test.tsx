import type { Alike } from '@send-hub/shared'
import { kent } from '@send-hub/shared'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it, test } from 'vitest'
import { colleagues, today } from '../staff-case.fixtures.ts'
import { fieldOfPointer, newCaseBody, newCaseFaults } from './new-case-body.ts'
import { NewCaseCheckPage } from './new-case-check-page.tsx'
import { newCaseCheckFaults, newCaseCheckView } from './new-case-check-view.ts'
import { NewCasePage } from './new-case-page.tsx'
import { newCaseView } from './new-case-view.ts'

const typed = {
  basis: 'request',
  forename: 'Lena',
  surname: 'Hart',
  birthOn: '2018-03-09',
  receivedOn: '2026-11-20',
  requestSource: '1',
  planStartedOn: 'left over',
  p2Name: 'Sofia Hart',
  p2Email: ' Sofia@Family.Example ',
  p2Relationship: 'mother',
  p2Level: 'act',
  p2Evidence: 'Birth certificate',
  p2Responsibility: 'yes',
}
const nobody: Alike = { children: [], people: [] }
const alike: Alike = {
  children: [
    {
      id: 'c1',
      name: 'Lena Hart',
      birthOn: '2018-03-09',
      postcode: null,
      hasSameUpn: false,
      cases: [{ id: 'k', reference: 'SEN-1', stage: 'Assessing' }],
    },
  ],
  people: [{ id: 'f1', name: 'Sofia M. Hart', email: 'sofia@family.example' }],
}

test('the form has no question twice, and its receipt day is today until another is typed', () => {
  const html = renderToStaticMarkup(<NewCasePage view={newCaseView(kent, colleagues, today, {}, [])} />)
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)

  expect(new Set(ids).size).toBe(ids.length)
  expect(html).toMatch(
    new RegExp(`name="receivedOn"[^>]*value="${today}"|value="${today}"[^>]*name="receivedOn"`),
  )
})

test('an empty person is none; one begun must be finished', () => {
  expect(newCaseFaults(typed, today)).toEqual([])
  expect(newCaseFaults({ ...typed, p1Phone: '0300' }, today).map(({ field }) => field)).toEqual([
    'p1Name',
    'p1Relationship',
    'p1Level',
    'p1Evidence',
  ])
})

test('only the fields of the way it begins are sent, and an address as people type it', () => {
  const body = newCaseBody(typed, [])

  expect(body).not.toHaveProperty('planStartedOn')
  expect(body).toMatchObject({
    basis: 'request',
    requestSource: '1',
    isAnotherChild: false,
    people: [{ name: 'Sofia Hart', email: 'sofia@family.example', hasParentalResponsibility: true }],
  })
  expect(newCaseBody({ ...typed, basis: 'plan-moved-in' }, [])).toMatchObject({ requestSource: undefined })
})

test('a fault of the API is shown at the field it was typed into', () => {
  expect(fieldOfPointer('/people/0/email', typed)).toBe('p2Email')
  expect(fieldOfPointer('/child/upn', typed)).toBe('upn')
  expect(fieldOfPointer('/receivedOn', typed)).toBe('receivedOn')
})

describe('the check', () => {
  it('asks about a child who is alike and an address that belongs to somebody, and takes no silence for an answer', () => {
    const fields = (more: object) =>
      newCaseCheckFaults({ ...typed, ...more }, alike).map(({ field }) => field)

    expect(fields({})).toEqual(['childIs', 'p2IsSame'])
    expect(fields({ childIs: 'somebody else', p2IsSame: 'no' })).toEqual(['childIs', 'p2IsSame'])
    expect(fields({ childIs: 'c1', p2IsSame: 'yes' })).toEqual([])
    expect(newCaseCheckFaults(typed, nobody)).toEqual([])
  })

  it('sends the child and the person that staff said it is', () => {
    const body = newCaseBody({ ...typed, childIs: 'c1', p2IsSame: 'yes' }, alike.people)

    expect(body).toMatchObject({ childId: 'c1', people: [{ familyMemberId: 'f1' }] })
    expect(body).not.toHaveProperty('child')
    expect(newCaseBody({ ...typed, childIs: 'new' }, [])).toMatchObject({ isAnotherChild: true })
  })

  it('names who is told and where, and what they will read', () => {
    const view = newCaseCheckView(typed, { alike, officer: null })
    const html = renderToStaticMarkup(<NewCaseCheckPage view={view} />)

    expect(html).toContain('Told by email at sofia@family.example')
    expect(html).toContain('This address belongs to Sofia M. Hart')
    expect(html).toContain('We got the request for an assessment.')
    expect(html).toContain('SEN-1, Assessing')
  })
})
