import { kent, type ServiceTokenView, type StaffAccountView } from '@send-hub/shared'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { rightsOf, tokenOf, typedOf } from './accounts-forms.ts'
import { AccountsPage, TokenMadePage } from './accounts-page.tsx'

const grace: StaffAccountView = {
  ...{ id: 'g', name: 'Grace Manager', email: 'grace@council.example', role: 'manager', team: 'hub' },
  ...{ powers: ['accounts'], isActive: true, isFromClaims: false, isMe: true },
}
const aToken: ServiceTokenView = {
  ...{ id: 't1', name: 'Reporting', scopes: ['reports:read'], state: 'works' },
  ...{ createdAt: '2026-11-22T23:30:00.000Z', expiresAt: '2027-11-22T10:00:00.000Z' },
}
const draw = (accounts: StaffAccountView[], tokens: ServiceTokenView[] = []) =>
  renderToStaticMarkup(<AccountsPage council={kent} accounts={accounts} tokens={tokens} done={null} />)
const textOf = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

describe('the list of accounts', () => {
  it('says who it is, what they may do, and where it comes from', () => {
    const joe = { ...grace, id: 'j', name: 'Joe Bell', isMe: false, isActive: false, isFromClaims: true }
    const text = textOf(draw([grace, joe]))

    expect(text).toContain('Grace Manager You grace@council.example Manager Hub Accounts')
    expect(text).toContain('Joe Bell Ended')
    expect(text).toContain('Manager from the council’s sign-in')
    expect(text).toContain('Change the account of Joe Bell')
  })

  it('offers to take back a token that works, and no other', () => {
    const html = draw(
      [],
      [aToken, { ...aToken, id: 't2', state: 'revoked' }, { ...aToken, id: 't3', state: 'expired' }],
    )

    expect(html.match(/tokens\/\w+\/revoke/g)).toEqual(['tokens/t1/revoke'])
    expect(textOf(html)).toContain(
      'Reporting Read reports 22 November 2026 22 November 2027 Take back the token of Reporting',
    )
  })
})

it('a token is shown with the one chance to copy it', () => {
  const page = (
    <TokenMadePage name="Reporting" token="hub_abc" until="22 November 2027" back="/staff/accounts" />
  )

  expect(textOf(renderToStaticMarkup(page))).toContain('Copy it now: it is not shown again')
})

describe('the forms', () => {
  it('send what is ticked', () => {
    const values = {
      role: 'hub',
      team: 'hub',
      'power-accounts': 'yes',
      'power-safeguarding': '',
      other: 'yes',
    }

    expect(rightsOf(values)).toEqual({ role: 'hub', team: 'hub', powers: ['accounts'] })
    expect(tokenOf({ name: 'A', 'scope-cases:read': 'yes', validForDays: ' 30 ' })).toEqual({
      ...{ name: 'A', scopes: ['cases:read'], validForDays: '30' },
    })
  })

  it('begin with what the account has', () => {
    expect(rightsOf(typedOf(grace))).toEqual({ role: 'manager', team: 'hub', powers: ['accounts'] })
  })
})
