import { kent, type SecondFactorView } from '@send-hub/shared'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { FamilyPapers } from '../documents/family-papers.tsx'
import { ConfirmView, SetUpFirstView } from './confirm-views.tsx'
import { MakeItSafer } from './make-it-safer.tsx'

const nothing: SecondFactorView = {
  ...{ rule: 'if-set-up', passkeys: [], textEnding: null, canText: true },
  ...{ isSetUp: false, isConfirmed: false, isAskedForPapers: false },
}
const aPasskey = {
  id: '0190a000-0000-7000-8000-00000000000b',
  label: 'Chrome on Android',
  createdAt: '2026-11-22T23:30:00.000Z',
  lastUsedAt: null,
}
const textOf = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

describe('the account', () => {
  const draw = (change: Partial<SecondFactorView>) =>
    renderToStaticMarkup(<MakeItSafer factor={{ ...nothing, ...change }} />)

  it('offers both ways to somebody who has none, and no text where none can be sent', () => {
    expect(draw({})).toContain('href="/account/passkey"')
    expect(draw({})).toContain('href="/account/text-code"')
    expect(draw({ canText: false })).not.toContain('text-code')
  })

  it('names what there is by its device, day and last digits, each with a button of its own', () => {
    const html = draw({ passkeys: [aPasskey], textEnding: '982' })

    expect(textOf(html)).toContain('Passkey , added with Chrome on Android on 22 November 2026')
    expect(textOf(html)).toContain('mobile number that ends in 982')
    expect(textOf(html)).toContain('Take away the passkey added with Chrome on Android')
    expect(textOf(html)).toContain('Take away the number that ends in 982')
    expect(html).toContain(`name="passkey" value="${aPasskey.id}"`)
  })
})

describe('confirming', () => {
  const draw = (passkey: object | null, textEnding: string | null) =>
    renderToStaticMarkup(
      <ConfirmView
        council={kent}
        action="/confirm-it-is-you"
        state="sealed"
        passkey={passkey}
        textEnding={textEnding}
      />,
    )

  it('with a passkey is hidden until the script is there, and says so without one', () => {
    const html = draw({ challenge: 'a"><script>' }, null)

    expect(html).toMatch(/<form[^>]*data-passkey="show"[^>]*hidden=""/)
    expect(html).toContain('data-options="{&quot;challenge&quot;:&quot;a\\&quot;&gt;&lt;script&gt;&quot;}"')
    expect(html).toMatch(/<noscript>.*needs JavaScript/)
    expect(html).not.toContain('Text me a code')
  })

  it('by text needs no script', () => {
    const html = draw(null, '982')

    expect(html).not.toContain('data-passkey')
    expect(textOf(html)).toContain('mobile number that ends in 982. Text me a code')
  })

  it('always says whom to ring', () => {
    expect(textOf(draw(null, '982'))).toContain(kent.hub.phone)
  })
})

describe('somebody without a second check', () => {
  it('is led to set one up where the council wants it, and back to where they were going', () => {
    const html = renderToStaticMarkup(<SetUpFirstView council={kent} canText to="/letters/1" />)

    expect(html).toContain('href="/account/passkey?to=%2Fletters%2F1"')
    expect(html).toContain('href="/account/text-code?to=%2Fletters%2F1"')
    expect(textOf(html)).toContain(kent.hub.phone)
  })

  it('is told once, beside their papers, and not where there are none', () => {
    const letter = { id: '1', title: 'Our decision', sentOn: '2026-12-24', isNew: true, isTakenBack: false }
    const draw = (letters: (typeof letter)[], offersSecondCheck: boolean) =>
      renderToStaticMarkup(
        <FamilyPapers {...{ caseId: 'c1', documents: [], maySend: true, letters, offersSecondCheck }} />,
      )

    expect(draw([letter], true).match(/href="\/account#safer"/g)).toHaveLength(1)
    expect(draw([letter], false)).not.toContain('#safer')
    expect(draw([], true)).not.toContain('#safer')
  })
})
