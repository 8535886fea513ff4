import { describe, expect, it } from 'vitest'
import { HubError } from '../../../platform/errors.ts'
import { accessTerms, type WantedAccess } from './access-rules.ts'

const today = '2026-11-23'
const mother = { role: 'parent', level: 'act', endsOn: null } as const
const wanted = (change: Partial<WantedAccess>): WantedAccess => ({
  role: 'parent',
  relationship: 'Mother',
  level: 'act',
  evidence: 'Passport and birth certificate seen',
  ...change,
})
const helper = (change: Partial<WantedAccess> = {}) =>
  wanted({
    role: 'advocate',
    relationship: 'Advocate',
    consentedById: 'mother',
    consentHow: 'Letter',
    ...change,
  })

function faultOf(work: () => unknown): string | undefined {
  try {
    work()
  } catch (error) {
    return error instanceof HubError ? error.errors[0]?.pointer : String(error)
  }
}

describe('access', () => {
  it('begins today and has no end, if nothing else is said', () => {
    expect(accessTerms(wanted({}), today, undefined)).toMatchObject({ startsOn: today, endsOn: null })
  })

  it('names the school with the job of whoever asks for it', () => {
    const senco = wanted({
      role: 'school',
      relationship: 'SENCO',
      settingName: 'Hillside School',
      level: 'status',
    })

    expect(accessTerms(senco, today, undefined).relationship).toBe('SENCO, Hillside School')
  })

  it('of a helper runs out after twelve months and keeps how consent was given', () => {
    const terms = accessTerms(helper(), today, mother)

    expect(terms).toMatchObject({ endsOn: '2027-11-23', consentedById: 'mother' })
    expect(terms.evidence).toContain('Consent: Letter')
  })

  it.each<[string, WantedAccess, Parameters<typeof accessTerms>[2]]>([
    ['/role', wanted({ role: 'alternative-person' }), undefined],
    ['/level', wanted({ role: 'school', settingName: 'Hillside School', level: 'act' }), undefined],
    ['/level', helper({ role: 'councillor' }), mother],
    ['/settingName', wanted({ role: 'school', level: 'status' }), undefined],
    ['/startsOn', wanted({ startsOn: '2026-11-22' }), undefined],
    ['/endsOn', wanted({ endsOn: '2026-11-22' }), undefined],
    ['/endsOn', helper({ endsOn: '2027-11-24' }), mother],
    ['/endsOn', helper({ endsOn: '2027-01-02' }), { ...mother, endsOn: '2027-01-01' }],
    ['/consentedById', helper({ consentedById: undefined }), undefined],
    ['/consentedById', helper(), undefined],
    ['/consentedById', helper(), { ...mother, level: 'status' }],
    ['/consentHow', helper({ consentHow: undefined }), mother],
  ])('is refused at %s', (pointer, access, consenter) => {
    expect(faultOf(() => accessTerms(access, today, consenter))).toBe(pointer)
  })
})
