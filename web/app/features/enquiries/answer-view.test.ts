import type { EnquiryForStaff, SavedReply } from '@send-hub/shared'
import { describe, expect, it } from 'vitest'
import { answerView } from './answer-view.ts'
import { anEnquiryForStaff, today } from './staff-enquiry.fixtures.ts'

const reply = (title: string, more: Partial<SavedReply> = {}): SavedReply => ({
  ...{
    id: `019aa000-0000-7000-8000-${title.length.toString().padStart(12, '0')}`,
    title,
    topics: ['STATUS'],
  },
  ...{
    body: 'It is here.',
    version: 1,
    writtenBy: null,
    writtenAt: '2026-11-02T10:00:00Z',
    isRetired: false,
  },
  ...more,
})
const view = (some: Partial<EnquiryForStaff> = {}, items: SavedReply[] = []) =>
  answerView(anEnquiryForStaff(some), { items, mayChange: false }, today)

describe('saved replies beside the box', () => {
  it('are those in use, of the topic first, each with its beginning alone', () => {
    const long = `Hello,\n\n${'We write to you. '.repeat(20)}`
    const items = [
      reply('Bus', { topics: ['TRANSPORT'] }),
      reply('Old one', { isRetired: true }),
      reply('Where', { body: long }),
    ]

    const { fitting, others } = view({}, items).saved

    expect(fitting.map(({ title }) => title)).toEqual(['Where'])
    expect(fitting[0]?.opening).toMatch(/^Hello, We write to you\..*…$/)
    expect(others.map(({ title }) => title)).toEqual(['Bus'])
  })
})

describe('guidance', () => {
  it('sees a late case, a restriction, and somebody who may not be told', () => {
    const found = anEnquiryForStaff().case
    if (!found) throw new Error('The sample has a case')
    const restrictions = [{ kind: 'ADDRESS_HIDDEN' }] as typeof found.restrictions

    const { fitting } = view({ case: { ...found, restrictions, askerStanding: 'ended' } }).guidance

    expect(fitting.map(({ title }) => title)).toEqual([
      'A restriction is set on this child',
      'This person may not be told about the case',
      'We are late',
    ])
  })

  it('sees a refusal by the stage', () => {
    const found = anEnquiryForStaff().case
    if (!found) throw new Error('The sample has a case')
    const refused = { ...found, isLate: false, stage: 'Refused to assess' }

    expect(view({ case: refused, daysOver: 0 }).guidance.fitting.map(({ title }) => title)).toEqual([
      'We said no',
    ])
  })
})

it('what they were told before says what became of it, and leads to the enquiry', () => {
  const enquiryId = '019aa000-0000-7000-8000-000000000077'
  const { told } = view({
    toldBefore: [
      { kind: 'message', on: '2026-10-05', text: 'It comes on Friday.', enquiryId, reference: 'ENQ-1' },
      {
        kind: 'reply-by',
        on: '2026-10-05',
        dueOn: '2026-10-09',
        outcome: 'kept',
        enquiryId,
        reference: 'ENQ-1',
      },
      { kind: 'step', on: '2026-10-05', duty: 'final-plan', dueOn: '2026-11-13', outcome: 'missed' },
      { kind: 'letter', on: '2025-12-05', letter: 'We said no', isByPost: true },
    ],
  })

  expect(told.map(({ when, text, href }) => [when, text, href])).toEqual([
    ['5 October', '“It comes on Friday.”', `/staff/enquiries/${enquiryId}`],
    ['5 October', 'Promised an answer by 9 October: kept', `/staff/enquiries/${enquiryId}`],
    ['5 October', 'Promised “Week 20: final plan” by 13 November: missed', null],
    ['5 December 2025', 'Letter by post: We said no', null],
  ])
})

describe('a second pair of eyes', () => {
  it('is suggested for a complaint and for what is urgent, and else left to the writer', () => {
    const { triage } = anEnquiryForStaff()

    expect(view().bestRead).toBeNull()
    expect(view({ priority: 1 }).bestRead).toMatch(/urgent/)
    expect(view({ triage: { ...triage, topics: ['STATUS', 'COMPLAINT'] } }).bestRead).toMatch(/complaint/)
  })

  it('is somebody else’s', () => {
    const { colleagues } = anEnquiryForStaff()
    const readerId = colleagues[0]?.id ?? ''

    expect(view({ readerId }).readers.map(({ value }) => value)).toEqual([colleagues[1]?.id])
  })
})
