import type { PeopleOfCase, PersonOfCase } from '@send-hub/shared'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { accessBody, accessFields } from './access-form.ts'
import { PeoplePage } from './people-page.tsx'
import { peopleView } from './people-view.ts'
import { flagViews, RestrictionFlags } from './restriction-flags.tsx'

const today = '2026-11-23'
const mother: PersonOfCase = {
  ...{
    accessId: 'a1',
    familyMemberId: 'f1',
    name: 'Amina Okafor',
    email: 'amina@family.example',
    phone: null,
  },
  ...{ role: 'parent', relationship: 'Mother', hasParentalResponsibility: true, level: 'act' },
  ...{ evidence: 'Birth certificate seen', consentedBy: null, startsOn: '2026-09-01', endsOn: null },
  ...{ grantedOn: '2026-09-01', grantedBy: 'Priya Shah', standing: 'runs', isHeldBack: false },
  ...{ takenBackOn: null, takenBackBy: null, takenBackWhy: null },
}
const noContact: PeopleOfCase['restrictions'][number] = {
  ...{ id: 'r1', kind: 'NO_CONTACT', person: { id: 'f2', name: 'Daniel Okafor' }, note: 'Order of May' },
  ...{ setOn: '2026-11-02', setBy: 'Grace Obi', reviewOn: '2026-11-23' },
}
const found = (some: Partial<PeopleOfCase> = {}): PeopleOfCase => ({
  ...{ id: 'c1', reference: 'SEN-7K3M-Q', child: { name: 'Sam Okafor', birthOn: '2016-05-04' } },
  ...{ people: [mother], restrictions: [], capacity: [], mayNobodyAct: false },
  ...{ isAddressHidden: false, mayRestrict: false, ...some },
})
const textOf = (some: Partial<PeopleOfCase>, done?: string) =>
  renderToStaticMarkup(<PeoplePage view={peopleView(found(some), today, done)} />)
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

describe('the people on a case', () => {
  it('stand with what each may see, and on what evidence', () => {
    const text = textOf({})

    for (const words of [
      'Parent: Mother',
      'Birth certificate seen',
      'amina@family.example',
      'Everything, and may act',
    ]) {
      expect(text).toContain(words)
    }
    expect(text).not.toContain('Set a restriction')
  })

  it('whose access has ended are kept apart, with why', () => {
    const ended = {
      ...mother,
      standing: 'taken-back',
      takenBackOn: '2026-11-20',
      takenBackBy: 'Priya Shah',
    } as const
    const text = textOf({ people: [{ ...ended, takenBackWhy: 'asked' }], mayNobodyAct: true })

    expect(text).toContain('Nobody may act for this child here.')
    expect(text).toContain('Access that has ended (1)')
    expect(text).toContain('20 November by Priya Shah: They asked for it')
  })

  it('show no way to reach them while the address is hidden', () => {
    const text = textOf({ isAddressHidden: true, people: [{ ...mother, email: null }] })

    expect(text).toContain('Hidden. Press “Show” on the case')
    expect(text).not.toContain('no email')
  })

  it('who are held back say so', () => {
    expect(textOf({ people: [{ ...mother, isHeldBack: true }] })).toContain('Held back: sees nothing')
  })

  it('come with the news of what was done, and of nothing that was not', () => {
    expect(textOf({}, 'cleared')).toContain('write to the family yourself')
    expect(textOf({}, 'toString')).not.toContain('Success')
  })
})

describe('a restriction', () => {
  it('says whom it is about, what it means, and that it is time to look again', () => {
    const text = renderToStaticMarkup(<RestrictionFlags flags={flagViews([noContact], today)} />)

    expect(text).toContain('No contact with one person: Daniel Okafor')
    expect(text).toContain('Order of May')
    expect(text).toContain('Look at it again now')
  })

  it('can be cleared by those who may alone', () => {
    expect(textOf({ restrictions: [noContact] })).not.toContain('Clear “')
    expect(textOf({ restrictions: [noContact], mayRestrict: true })).toContain('Clear “No contact')
  })
})

describe('the form of access', () => {
  it('offers those who may consent, and never the role that a decision about capacity gives', () => {
    const fields = accessFields([
      mother,
      { ...mother, familyMemberId: 'f2', name: 'Sue Cole', level: 'status' },
    ])
    const itemsOf = (name: string) => {
      const field = fields.find((each) => each.name === name)
      return field && 'items' in field ? field.items.map(({ text }) => text) : []
    }

    expect(itemsOf('consentedById')).toEqual(['Nobody: this is no helper', 'Amina Okafor'])
    expect(itemsOf('role')).not.toContain('Alternative person for a decision')
  })

  it('sends consent only of a helper and a school only of a school', () => {
    const typed = {
      settingName: 'Hillside',
      consentedById: 'f1',
      consentHow: 'Form',
      responsibility: 'unknown',
    }

    expect(accessBody({ ...typed, role: 'parent' })).toMatchObject({
      ...{
        settingName: undefined,
        consentedById: undefined,
        hasParentalResponsibility: null,
        isCompared: false,
      },
    })
    expect(accessBody({ ...typed, role: 'advocate' })).toMatchObject({
      consentedById: 'f1',
      consentHow: 'Form',
    })
    expect(accessBody({ ...typed, role: 'school' })).toMatchObject({ settingName: 'Hillside' })
  })
})
