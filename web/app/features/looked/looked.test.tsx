import { kent, type LookedAt } from '@send-hub/shared'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { LookedView } from './looked-view.tsx'

const looked: LookedAt = {
  caseId: '0190a000-0000-7000-8000-000000000001',
  reference: 'SEN-7K3M-Q',
  total: 3,
  items: [
    { day: '2026-11-23', team: 'Assessment team', firstName: 'Joe' },
    { day: '2026-11-23', team: null, firstName: null },
    { day: '2026-11-20', team: 'Enquiries team', firstName: 'Hana' },
  ],
}
const page = (some: Partial<LookedAt> = {}, number = 1, askHref: string | null = null) =>
  renderToStaticMarkup(
    <LookedView
      looked={{ ...looked, ...some }}
      page={number}
      href={(one) => `?page=${one}`}
      askHref={askHref}
      hub={kent.hub}
    />,
  )

describe('who has looked', () => {
  it('is told by day, with the first name and the team', () => {
    expect(page().match(/<h2/g)).toHaveLength(2)
    expect(page()).toMatch(
      /Monday 23 November 2026.*Joe, Assessment team.*One of our computer systems.*Friday 20 November/,
    )
  })

  it('says so when nobody has', () => {
    expect(page({ items: [], total: 0 })).toContain('None of our staff has opened this record yet.')
  })

  it('leads on to ask why, where they may ask here, and always says whom to ring', () => {
    expect(page({}, 1, '/cases/1/ask')).toContain('href="/cases/1/ask"')
    expect(page()).not.toContain('/ask')
    expect(page()).toContain(kent.hub.phone)
  })

  it('leads to older days and back', () => {
    expect(page({ total: 120 })).toMatch(/href="\?page=2"/)
    expect(page({ total: 120 }, 2)).toMatch(/href="\?page=1".*href="\?page=3"/)
    expect(page()).not.toContain('govuk-pagination')
  })
})
