import type { CaseForFamily } from '@send-hub/shared'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { FamilyReports } from './family-reports.tsx'

type Report = CaseForFamily['reports']['items'][number]
const report = (some: Partial<Report> = {}): Report => ({
  ...{ id: '1', kind: 'psychology', askedOf: 'Educational psychologist', askedOn: '2026-10-22' },
  ...{ dueOn: '2026-12-03', state: 'late', arrivedOn: null, chases: [{ on: '2026-12-08', how: 'phone' }] },
  ...some,
})
const isIn = report({ id: '2', askedOf: 'Health service', state: 'in', arrivedOn: '2026-11-20' })
const draw = (items: Report[], settings: CaseForFamily['settings'] = null) =>
  renderToStaticMarkup(
    <FamilyReports
      reports={{
        asked: items.length,
        answered: items.filter(({ arrivedOn }) => arrivedOn).length,
        items,
      }}
      settings={settings}
    />,
  )
const textOf = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

test('the count, then each report by its profession: due, late, and what we did', () => {
  const text = textOf(draw([report(), isIn]))

  expect(text).toContain('We have 1 of 2 reports. 1 is late.')
  expect(text).toContain(
    'Educational psychologist Late We asked on 22 October 2026. It was due by 3 December 2026. It is late. We rang on 8 December 2026.',
  )
  expect(text).toContain('Health service In It came in on 20 November 2026.')
})

test('what is still to come is in sight, late first; what came folds away', () => {
  const waiting = report({ id: '3', askedOf: 'School or nursery', state: 'waiting', chases: [] })
  const [inSight = '', folded = ''] = draw([isIn, waiting, report()]).split('<details')

  expect(inSight.indexOf('Educational psychologist')).toBeLessThan(inSight.indexOf('School or nursery'))
  expect(inSight).not.toContain('Health service')
  expect(textOf(folded)).toContain('Show the one we have')
  expect(folded).toContain('Health service')
  expect(draw([report()])).not.toContain('<details')
})

test('with nothing asked there is no section', () => {
  expect(draw([])).toBe('')
})

test('schools are a number', () => {
  expect(textOf(draw([], { asked: 3, answered: 1, replyBy: '2026-12-05' }))).toContain(
    'Schools and colleges We asked 3 schools or colleges if they can help. 1 has answered.',
  )
})
