import type { CallToMake } from '@send-hub/shared'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { CallsToday } from './queue-calls.tsx'
import { callsToday } from './queue-calls-view.ts'

const call = (change: Partial<CallToMake>): CallToMake => ({
  ...{
    enquiryId: '01a2037c-eab5-777b-9d1b-5b2dae21c4d5',
    reference: 'ENQ-4WHC-7',
    contactName: 'Amina Khan',
  },
  ...{ slotOn: '2026-11-23', startsAtHour: 11, ownerId: null, ownerName: null, team: 'hub' },
  ...{ isDue: false, isOver: false, halfDays: 0, ...change },
})

test('calls of today and those that were not made stand above one’s own list, those of later days do not', () => {
  const html = renderToStaticMarkup(
    <CallsToday
      calls={callsToday(
        [
          call({ slotOn: '2026-11-20', isDue: true, isOver: true, contactName: 'Late Lee' }),
          call({ isDue: true }),
          call({ slotOn: '2026-11-24', contactName: 'Tomorrow Tom' }),
        ],
        '2026-11-23',
      )}
    />,
  )

  expect(html).toContain('Today, between 11am and 1pm')
  expect(html).toMatch(/Overdue.*Late Lee.*20 November 2026/s)
  expect(html).not.toContain('Tomorrow Tom')
})

test('without a call nothing is drawn', () => {
  expect(renderToStaticMarkup(<CallsToday calls={[]} />)).toBe('')
})
