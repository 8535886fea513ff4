import { kent } from '@send-hub/shared'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { AccessibilityText } from './accessibility-text.tsx'
import { CookiesText } from './cookies-text.tsx'
import { PrivacyText } from './privacy-text.tsx'

const textOf = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

test('the accessibility statement has every part the regulations ask for, and says the faults we know of', () => {
  const text = textOf(renderToStaticMarkup(<AccessibilityText council={kent} />))

  expect(text).toContain('version 2.2, level AA. The service partly meets')
  expect(text).toContain('Faults we know of')
  expect(text).toContain('Equality Advisory and Support Service')
  expect(text).toContain('Sunday 22 November 2026')
  expect(text).toContain(kent.hub.phone)
})

test('the privacy notice names who answers for the data, the law, the rights and the Commissioner', () => {
  const html = renderToStaticMarkup(<PrivacyText council={kent} />)

  for (const part of [kent.dataProtection.email, kent.dataProtection.phone, kent.dataProtection.registration])
    expect(html).toContain(part)
  expect(html).toContain('9(2)(g)')
  expect(html).toContain('31 years after')
  expect(html).toContain('https://ico.org.uk/make-a-complaint/')
})

test('another council’s details stand on the pages as its settings say', () => {
  const dataProtection = { ...kent.dataProtection, officer: 'Ms Osei' }
  const retention = { ...kent.retention, planYearsFromBirth: 35 }
  const text = textOf(renderToStaticMarkup(<PrivacyText council={{ ...kent, dataProtection, retention }} />))

  expect(text).toContain('You can ask Ms Osei about it')
  expect(text).toContain('35 years after')
})

test('the cookie page lists each cookie with what it is for and how long it stays', () => {
  const text = textOf(renderToStaticMarkup(<CookiesText council={kent} />))

  expect(text).toContain('hub_session Keeps you signed in')
  expect(text).toContain('hub_device')
  expect(text).toContain('13 months')
})
