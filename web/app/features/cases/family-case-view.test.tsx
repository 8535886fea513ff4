import type { CaseForFamily } from '@send-hub/shared'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { aCase } from '../../test/samples.ts'
import { FamilyCaseView } from './family-case-view.tsx'

const links = { ask: '/ask', comment: '/comment', people: '/people', looked: '/looked' }
const draw = (change: Partial<CaseForFamily> = {}) =>
  renderToStaticMarkup(<FamilyCaseView kase={aCase(change)} links={links} />)
const textOf = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

const late = { heading: 'This is late.', paragraphs: ['The law says … We have not.'] }

test('the stage is the heading, and the date that matters and what to do come right after it', () => {
  const html = draw()

  expect(html.match(/<h1[^>]*>(.*?)<\/h1>/)?.[1]).toBe('Your turn: check the draft')
  expect(textOf(html)).toContain(
    'Your turn: check the draft Tell us by Monday 4 January 2027. 9 days left. Tell us what you think',
  )
})

test('the page keeps the order in which a tired reader needs things', () => {
  const html = textOf(draw({ late }))
  const order = [
    'Maya',
    'SEN-7K3M-Q',
    'Tell us by',
    'This is late.',
    'What is happening now',
    'What happens next',
    'What you can do',
    'Who is responsible',
    'The 20 weeks',
    'Free, independent help',
    'What has happened',
    'Who can see this',
    'We answer within 5 working days: by Thursday 7 January 2027.',
  ]

  const places = order.map((words) => html.indexOf(words))

  expect(places).not.toContain(-1)
  expect(places).toEqual(places.toSorted((a, b) => a - b))
})

test('when it is not their turn, the family is told that nothing is asked of them', () => {
  const html = draw({ status: 'ASSESSING', keyDate: null })

  expect(html).toContain('You don’t need to do anything now.')
  expect(html).not.toContain('Tell us what you think')
})

test('in a review the family is asked for its views, never told that there is nothing to do', () => {
  const text = textOf(draw({ status: 'IN_REVIEW', keyDate: null }))

  expect(text).toContain('Tell us your views about the plan.')
  expect(text).not.toContain('You don’t need to do anything now.')
})

test('while the reader may appeal by what their letter says, the page never says that there is nothing to do', () => {
  for (const status of ['REFUSED_TO_ASSESS', 'NOT_ISSUING', 'FINAL_ISSUED', 'PLAN_CEASED'] as const) {
    const text = textOf(draw({ status, keyDate: null, mayAppealByLetter: true }))

    expect(text, status).not.toContain('You don’t need to do anything now.')
    expect(text, status).toContain('There is a time limit: our letter says when.')
  }
})

test('once the time to appeal is over, nobody is told that they may', () => {
  for (const status of ['REFUSED_TO_ASSESS', 'FINAL_ISSUED', 'PLAN_CEASED'] as const) {
    const text = textOf(draw({ status, keyDate: null }))

    expect(text, status).not.toMatch(/appeal/i)
    expect(text, status).toContain('You don’t need to do anything now.')
  }
})

test('those who can see the case are not said to be all, for others are never named', () => {
  expect(textOf(draw())).toContain('Other adults who look after this child may see it too.')
})

test('a young person reads that others may see it as somebody who is spoken to', () => {
  const text = textOf(draw({ isAboutReader: true }))

  expect(text).toContain('Other adults who look after you may see it too.')
  expect(text).not.toContain('this child')
})

test('late is said only when it is true, and then in words as well as colour', () => {
  expect(textOf(draw())).not.toMatch(/\blate\b/i)
  expect(textOf(draw({ late }))).toMatch(/Late Your turn.*This is late\. The law says … We have not\./)
})

test('promises that were broken before stay in sight', () => {
  const earlierPromises = [{ day: '2026-10-30', madeOn: '2026-10-02', outcome: 'missed' as const }]

  expect(textOf(draw({ late, earlierPromises }))).toContain('We did not keep it.')
})

test('the drawn line is one ordered list, with the place we are at marked', () => {
  const html = draw()
  const list = /<ol class="app-timeline">(.*?)<\/ol>/.exec(html)?.[1] ?? ''

  expect(list.match(/<li/g)).toHaveLength(3)
  expect(list).toMatch(/<li[^>]*aria-current="step"[^>]*><strong[^>]*>You check the draft/)
  expect(html).not.toContain('<svg')
})

test('a reader who may only look is offered nothing to send', () => {
  const html = draw({ asking: null })

  expect(html).not.toContain('/ask')
  expect(html).not.toContain('/comment')
  expect(html).toContain('03069 990000')
})

test('a question that waits too long is marked late in the list', () => {
  const enquiry = {
    id: '0190a000-0000-7000-8000-000000000005',
    reference: 'ENQ-4F7H-2',
    topics: ['Where my case is'],
    status: 'waiting' as const,
    openedOn: '2026-11-02',
    replyBy: '2026-11-09',
    isOverdue: true,
    missedBy: null,
  }

  expect(textOf(draw({ enquiries: [enquiry] }))).toContain('Late We said we would answer by 9 November 2026.')
})

test('a question that was missed and has a new day is late still, with both days', () => {
  const enquiry = {
    ...{ id: '0190a000-0000-7000-8000-000000000005', reference: 'ENQ-4F7H-2', topics: ['Where my case is'] },
    ...{ status: 'waiting' as const, openedOn: '2026-11-02', replyBy: '2026-11-17', isOverdue: false },
    missedBy: '2026-11-09',
  }

  expect(textOf(draw({ enquiries: [enquiry] }))).toContain(
    'Late We said we would answer by 9 November 2026, and missed it. We will answer by 17 November 2026.',
  )
  const paused = { ...enquiry, status: 'paused' as const, replyBy: null, missedBy: null }
  expect(textOf(draw({ enquiries: [paused] }))).toContain('Your turn We need something from you.')
})

test('after a death there are only our words and a way to reach us', () => {
  const stage = { ...aCase().stage, title: 'We are so sorry', now: 'We have closed this case.' }
  const html = draw({ status: 'CLOSED_DECEASED', stage, late })

  expect(textOf(html)).toContain('We are so sorry We have closed this case.')
  expect(html).not.toMatch(/late|20 weeks|working days|app-stage|button/i)
})

test('how to appeal stands beside the free help, and only where the reader has that right', () => {
  const appeal = {
    ...{ appealBy: '2027-01-18', contactMediationBy: '2027-01-16', needsCertificate: true },
    paragraphs: [
      'You can appeal to the SEND Tribunal.',
      'We work out your last day as Monday 18 January 2027.',
    ],
  }
  const text = textOf(draw({ status: 'REFUSED_TO_ASSESS', keyDate: null, appeal }))

  expect(text).toContain(
    'If you do not agree You can appeal to the SEND Tribunal. We work out your last day as Monday 18 January 2027. ' +
      'Free, independent help',
  )
  expect(text).toContain('You can appeal if you do not agree. See how and by when')
  expect(textOf(draw({ status: 'REFUSED_TO_ASSESS', keyDate: null }))).not.toContain(
    'If you do not agree You can',
  )
})

test('what goes on besides is told under its own heading, and not at all when there is nothing', () => {
  const text = textOf(draw({ alsoHappening: ['There is to be a mediation meeting.'] }))

  expect(text).toContain('Also happening There is to be a mediation meeting.')
  expect(textOf(draw())).not.toContain('Also happening')
})

test('the line is named by what it is about', () => {
  expect(textOf(draw({ timelineOf: 'review' }))).toContain('The check of the plan')
  expect(textOf(draw({ timelineOf: 'review' }))).not.toContain('20 weeks')
})

test('a young person reads whose plan it is: their own', () => {
  expect(textOf(draw({ status: 'FINAL_ISSUED', isAboutReader: true }))).toContain(
    'Your education, health and care (EHC) plan',
  )
})
