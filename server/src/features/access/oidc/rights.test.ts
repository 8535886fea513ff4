import { describe, expect, it } from 'vitest'
import { roleMapSetting } from '../../../role-map-setting.ts'
import { decideRights, type StaffRights } from './decide-rights.ts'
import { readIdentity } from './read-claims.ts'

const roleMap = roleMapSetting.parse('manager=Managers;hub=Hub;safeguarding=Safe')
const rightsOf = (claims: object, rolesClaim = 'roles', map = roleMap) =>
  readIdentity({ sub: 's', ...claims }, { rolesClaim, roleMap: map }).rights

describe('the roles claim', () => {
  it.each([
    ['a text', { roles: 'Hub' }, 'roles'],
    ['a list', { roles: ['Other', 'Hub'] }, 'roles'],
    ['a list inside objects', { realm_access: { roles: ['Hub'] } }, 'realm_access.roles'],
    [
      'a list under a name with dots',
      { 'https://council.example/roles': ['Hub'] },
      'https://council.example/roles',
    ],
  ])('may be %s', (_what, claims, name) => {
    expect(rightsOf(claims, name)).toMatchObject({ isClaimed: true, role: 'hub', powers: [] })
  })

  it.each([
    ['missing', {}],
    ['a number', { roles: 7 }],
    ['an object', { roles: { Hub: true } }],
    ['null', { roles: null }],
  ])('that is %s says nothing', (_what, claims) => {
    expect(rightsOf(claims)).toMatchObject({ isClaimed: false, role: null, powers: [] })
  })

  it('gives the first role of the map where several fit, and every power', () => {
    expect(rightsOf({ roles: ['Safe', 'Hub', 'Managers'] })).toMatchObject({
      role: 'manager',
      powers: ['safeguarding'],
    })
  })

  it('is compared to the letter', () => {
    expect(rightsOf({ roles: ['hub', 'Hub ', 'HUB'] }).role).toBeNull()
  })
})

describe('the address', () => {
  const emailOf = (claims: object) =>
    readIdentity({ sub: 's', ...claims }, { rolesClaim: 'roles', roleMap }).verifiedEmail

  it('counts in lower case where the provider has verified it', () => {
    expect(emailOf({ email: ' Joe@Council.example', email_verified: true })).toBe('joe@council.example')
    expect(emailOf({ email: 'joe@council.example', xms_edov: '1' })).toBe('joe@council.example')
  })

  it.each([
    [{ email: 'joe@council.example' }],
    [{ email: 'joe@council.example', email_verified: false }],
    [{ email: 'joe@council.example', email_verified: 'false', xms_edov: 0 }],
    [{ email: ['joe@council.example'], email_verified: true }],
    [{ email: 'joe@council.example, sam@council.example', email_verified: true }],
  ])('%o does not count', (claims) => {
    expect(emailOf(claims)).toBeNull()
  })
})

describe('what somebody may do after signing in', () => {
  const byHand: StaffRights = { role: 'officer', powers: ['accounts'], fromClaims: false }
  const byClaims: StaffRights = { role: 'hub', powers: ['safeguarding'], fromClaims: true }

  it('is what the claim says, where the map names it, and what was set by hand, where not', () => {
    expect(decideRights(byHand, rightsOf({ roles: ['Managers', 'Safe'] }))).toEqual({
      role: 'manager',
      powers: ['safeguarding', 'accounts'],
      fromClaims: true,
    })
  })

  it('stays as set by hand when no claim comes', () => {
    expect(decideRights(byHand, rightsOf({}))).toEqual(byHand)
  })

  it('is nothing when claims gave it and none come any more', () => {
    expect(decideRights(byClaims, rightsOf({}))).toBeNull()
    expect(decideRights(byClaims, rightsOf({ roles: [] }))).toBeNull()
  })

  it('is nothing for somebody new without a role', () => {
    expect(decideRights(null, rightsOf({}))).toBeNull()
    expect(decideRights(null, rightsOf({ roles: ['Safe'] }))).toBeNull()
  })

  it('loses a power that the map names and the claim does not', () => {
    expect(decideRights(byClaims, rightsOf({ roles: ['Hub'] }))?.powers).toEqual([])
  })

  it('keeps the role set by hand where the map names powers only', () => {
    const powersOnly = roleMapSetting.parse('safeguarding=Safe')

    expect(decideRights(byHand, rightsOf({ roles: ['Safe'] }, 'roles', powersOnly))).toMatchObject({
      role: 'officer',
      powers: ['safeguarding', 'accounts'],
    })
    expect(decideRights(null, rightsOf({ roles: ['Safe'] }, 'roles', powersOnly))).toBeNull()
  })
})
