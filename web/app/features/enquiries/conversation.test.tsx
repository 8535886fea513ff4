import { kent } from '@send-hub/shared'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { anEnquiry } from '../../test/samples.ts'
import { FeedbackQuestion, OtherWays } from './conversation-next.tsx'
import { ConversationPromise } from './conversation-promise.tsx'

const promise = (change: Parameters<typeof anEnquiry>[0]) =>
  renderToStaticMarkup(<ConversationPromise enquiry={anEnquiry(change)} council={kent} today="2026-12-28" />)
const ways = (change: Parameters<typeof anEnquiry>[0]) =>
  renderToStaticMarkup(<OtherWays enquiry={anEnquiry(change)} />)
const aDay = { madeOn: '2026-12-22', ownerName: 'Hub' }

describe('the promise in a conversation', () => {
  test('a broken one stays in sight, with the one that took its place', () => {
    const html = promise({
      promised: {
        ...{ missedBy: '2026-11-20', heldBy: 'senior', pausedOn: null, contactCount: 2 },
        days: [
          { ...aDay, dueOn: '2026-12-24', outcome: 'missed' },
          { ...aDay, dueOn: '2027-01-07', outcome: 'open' },
        ],
      },
    })

    expect(html).toContain('Thursday 24 December 2026')
    expect(html).toContain('We missed this')
    expect(html).toContain('A senior officer has your question')
    expect(html).toContain('You have come to us 2 times about this.')
  })

  test('one that runs, the first of all, needs no list', () => {
    const days = [{ ...aDay, dueOn: '2027-01-07', outcome: 'open' as const }]

    expect(
      promise({ promised: { missedBy: null, heldBy: 'owner', pausedOn: null, contactCount: 1, days } }),
    ).not.toContain('What we promised you')
  })

  test('that waits for the family says so, and what it does to the clock', () => {
    expect(promise({ status: 'paused', replyBy: null })).toContain('We need something from you.')
  })

  test('of a question that was joined to another leads there, and promises nothing here', () => {
    const html = promise({
      status: 'closed',
      mergedInto: { id: 'e2', reference: 'ENQ-AAAA-2', replyBy: null },
    })

    expect(html).toContain('/enquiries/e2')
    expect(html).not.toMatch(/Closed|answer you/)
  })

  test('of a question that was joined to another says by when both are answered', () => {
    const mergedInto = { id: 'e2', reference: 'ENQ-AAAA-2', replyBy: '2026-12-30' }

    expect(promise({ status: 'closed', mergedInto })).toContain('Wednesday 30 December 2026')
  })

  test('of a question that was joined to another promises no day that has passed', () => {
    const mergedInto = { id: 'e2', reference: 'ENQ-AAAA-2', replyBy: '2026-12-24' }
    const html = promise({ status: 'closed', mergedInto })

    expect(html).toContain('We said we would answer you there by <strong>Thursday 24 December 2026</strong>.')
    expect(html).not.toContain('We will answer')
  })
})

describe('what somebody can do', () => {
  test('the question under an answer is asked once', () => {
    const draw = (isAsked: boolean) =>
      renderToStaticMarkup(
        <FeedbackQuestion
          enquiry={anEnquiry({ status: 'answered', feedback: { isAsked, said: null } })}
          requestKey="k"
        />,
      )

    expect(draw(true)).toContain('Did this answer your question?')
    expect(draw(false)).toBe('')
  })

  test('complaining, stage 2 and the Ombudsman each in its time', () => {
    const stage = {
      ...{
        stage: 1 as const,
        receivedOn: '2026-12-01',
        acknowledgeBy: '2026-12-08',
        acknowledgedOn: '2026-12-02',
      },
      ...{ answerBy: '2026-12-16', extendedTo: null, extensionReason: null, answeredOn: '2026-12-10' },
    }
    const over = { ...stage, outcome: 'not-upheld' as const }

    expect(ways({})).toContain('Make a complaint about this')
    expect(ways({ complaint: [{ ...stage, answeredOn: null, outcome: null }] })).not.toContain('complaint')
    expect(ways({ complaint: [over] })).toContain('I do not agree')
    expect(ways({ complaint: [over, { ...over, stage: 2 }] })).toContain('lgo.org.uk')
  })

  test('a school’s question has no such ways', () => {
    expect(ways({ isOfSchool: true })).toBe('')
  })
})
