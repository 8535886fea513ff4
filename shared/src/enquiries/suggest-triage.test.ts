import { describe, expect, test } from 'vitest'
import { suggestTriage } from './suggest-triage.ts'
import type { TopicCode } from './topics.ts'
import type { UrgentTrigger } from './urgent-triggers.ts'

type Said = readonly [text: string, trigger: UrgentTrigger]

const harm: readonly Said[] = [
  ['He says he wants to die and I dont know what to do', 'suicide-or-self-harm'],
  ['My daughter has started self harming because of school', 'suicide-or-self-harm'],
  ['she doesn’t want to be here anymore, she told her TA', 'suicide-or-self-harm'],
  ['He took an overdose on Friday night. We are at the hospital', 'suicide-or-self-harm'],
  ['hes talking about suicide again', 'suicide-or-self-harm'],
  ['I am not saying it lightly but he is suicidal', 'suicide-or-self-harm'],
  ['The escort hits him when he screams', 'abuse'],
  ['My ex is violent and he found out where we live', 'abuse'],
  ['I think she is being abused at the respite place', 'abuse'],
  ['A boy at school assaulted him in the toilets', 'abuse'],
  ['My son is missing. He left school at 10', 'missing-child'],
  ['He ran away from school twice this week', 'missing-child'],
  ['It is not safe at home any more', 'risk-of-harm'],
  ['I can’t cope any more, please somebody ring me', 'risk-of-harm'],
  ['He pulled a knife on his sister', 'risk-of-harm'],
]
test.each(harm)('a risk of harm: %s', (text, trigger) => {
  const found = suggestTriage(text)

  expect(found).toMatchObject({ priority: 'P0', trigger })
  expect(found?.topics[0]).toBe('SAFEGUARDING')
})

test.each([
  'When will the plan be ready?',
  'This wait is killing me, when will we hear?',
  'We need an emergency annual review before Christmas',
  'Please change my emergency contact to my sister',
  'This is not an emergency but please ring when you can',
  'The psychologist report is missing from the pack',
  'He is missing two hours of speech therapy a week',
  'She cannot use a knife and fork yet',
  'He can’t cope with mainstream',
  'You have neglected to answer three emails',
  'The council has neglected its legal duty',
  'They kicked him out of school last Friday',
  'There is no violence or danger, he is just sad about it',
  'It hit me that nobody has named a school',
  'What hurts me when you say no is the tone',
])('no alarm for: %s', (text) => {
  expect(suggestTriage(text)?.priority ?? 'P3').not.toBe('P0')
})

const urgent: readonly Said[] = [
  ['My son has been excluded for the third time this term', 'exclusion-risk'],
  ['she was exclued yesterday morning', 'exclusion-risk'],
  ['He got kicked out of school', 'exclusion-risk'],
  ['They have thrown her out of college', 'exclusion-risk'],
  ['He has been suspended for 5 days', 'exclusion-risk'],
  ['school are threatening to permanently exclude him', 'exclusion-risk'],
  ['They want a managed move', 'exclusion-risk'],
  ['I was told to off-roll him', 'exclusion-risk'],
  ['he is on a part time timetable', 'part-time-timetable'],
  ['She is on a reduced timetable since September', 'part-time-timetable'],
  ['hes only going in for mornings', 'part-time-timetable'],
  ['They are sending her home, she only gets two hours a day at school', 'part-time-timetable'],
  ['He gets sent home early every day', 'part-time-timetable'],
  ['he does 2 hours a day in school', 'part-time-timetable'],
  ['Ella has no school place for January', 'no-education'],
  ['He has been out of school since June', 'no-education'],
  ['My daughter is not in school at all', 'no-education'],
  ['She hasn’t been to school for 8 weeks', 'no-education'],
  ['he cant go to school because of anxiety, school refusal', 'no-education'],
  ['He hasn’t got a school for September', 'no-education'],
  ['We are left without education for months', 'no-education'],
  ['she is sat at home all day with no work', 'no-education'],
  ['the placement is breaking down', 'placement-breaking-down'],
  ['School says they can no longer meet his needs', 'placement-breaking-down'],
  ['He can’t cope with mainstream', 'placement-breaking-down'],
  ['His school has given notice on his place', 'placement-breaking-down'],
  ['We need an emergency annual review before Christmas', 'placement-breaking-down'],
  ['We are moving to Essex on Friday', 'moving-soon'],
  ['we are moving house next week, what happens to the plan', 'moving-soon'],
  ['The deadline to appeal is tomorrow', 'appeal-deadline'],
  ['Has my time limit for the tribunal run out? You sent the letter late', 'appeal-deadline'],
  ['He was rushed to hospital on Sunday, everything has changed', 'medical-change'],
  ['She has been diagnosed with epilepsy', 'medical-change'],
  ['The caseworker did not turn up to the annual review meeting', 'officer-no-show'],
  ['I waited an hour and nobody came to the visit, no-show again', 'officer-no-show'],
  ['no transport this morning', 'stranded-today'],
  ['The taxi hasn’t turned up, we are still waiting', 'stranded-today'],
  ['Bus didnt turn up today and I have to work', 'stranded-today'],
  ['My son is stranded at school', 'stranded-today'],
  ['We have a new address from Monday', 'address-or-safety'],
  ['I have moved house', 'address-or-safety'],
  ['His dad must not know our address', 'address-or-safety'],
  ['You sent my letter to my ex', 'address-or-safety'],
]
test.each(urgent)('same working day: %s', (text, trigger) => {
  const found = suggestTriage(text)

  expect(found?.priority, JSON.stringify(found)).toBe('P1')
  expect(found?.why.map((one) => one.trigger)).toContain(trigger)
})

test.each([
  'He has not been excluded, I only want to ask about the review',
  'She is no longer on a part time timetable, thank you',
  'He was excluded in 2021 but that is long ago',
  'He was kicked out of nursery years ago',
  'We are moving up to year 7 and want to know about transport',
  'We might move house one day',
  'Taxi didn’t come last week but it is sorted',
  'She has a school report that is wrong',
  'Out of school hours clubs, can the budget pay for them?',
  'Is there a deadline for the transport form?',
  'Can I have the appeal form please',
  'There was no breakdown of the costs in the letter',
  'He moved up to year 5 and loves it',
  'The school is happy with the plan',
  'When is the next annual review?',
])('no hurry for: %s', (text) => {
  expect(Number((suggestTriage(text)?.priority ?? 'P3').slice(1))).toBeGreaterThanOrEqual(2)
})

type About = readonly [text: string, ...topics: TopicCode[]]
const about: readonly About[] = [
  ['Any news on my case?', 'STATUS'],
  ['what’s happening with the plan, its been 20 weeks', 'STATUS'],
  ['Havent heard anything since June', 'STATUS'],
  ['How long will it take?', 'STATUS'],
  ['I want to apply for an EHCP', 'EHCNA'],
  ['How do I ask for a needs assesment', 'EHCNA'],
  ['When does the educational psychologist see him', 'EHCNA'],
  ['You refused to assess my daughter and I don’t know why', 'REFUSAL'],
  ['my request was turned down', 'REFUSAL'],
  ['You said no to the plan', 'REFUSAL'],
  ['The draft has her birthday wrong', 'DRAFT'],
  ['I want to give feedback on the plan', 'DRAFT'],
  ['Section I is empty', 'DRAFT'],
  ['We want to change school', 'PLACEMENT'],
  ['Which specialist school has a place', 'PLACEMENT'],
  ['Have you consulted with the schools', 'PLACEMENT'],
  ['He is not getting his speech therapy', 'PROVISION'],
  ['School isn’t following the plan', 'PROVISION'],
  ['section F says 1:1 support', 'PROVISION'],
  ['Her annual review was in May and nothing came', 'REVIEW'],
  ['Can we have an early review', 'REVIEW'],
  ['he starts secondary in september', 'PHASE'],
  ['She is in year 6', 'PHASE'],
  ['I want to apply for school transport', 'TRANSPORT'],
  ['Where do I claim mileage', 'TRANSPORT'],
  ['trasport form', 'TRANSPORT'],
  ['When are the direct payments made', 'PAYMENT'],
  ['I need a personal budget', 'PAYMENT'],
  ['What is mediation', 'APPEAL'],
  ['I will go to tribunel', 'APPEAL'],
  ['I have a new phone number', 'DETAILS'],
  ['Please remove my ex from the account', 'DETAILS'],
  ['We are relocating to Kent in spring', 'MOVE'],
  ['moving from another council with a plan', 'MOVE'],
  ['Can he get occupational therapy', 'HEALTH'],
  ['CAMHS want a letter', 'HEALTH'],
  ['I am the SENCO at a primary school', 'PROFESSIONAL'],
  ['one of our pupils needs a review', 'PROFESSIONAL'],
  ['I want to make a complaint', 'COMPLAINT'],
  ['This is a shambles', 'COMPLAINT'],
  ['Please treat this as a subject access request', 'DATA'],
  ['Send me a copy of all the records', 'DATA'],
  ['The taxi is late and the review was missed, and I want to complain', 'TRANSPORT', 'COMPLAINT'],
  ['No invoices paid and section F not given', 'PAYMENT', 'PROVISION'],
]
test.each(about)('%s', (text, ...topics) => {
  expect(suggestTriage(text)?.topics ?? []).toEqual(expect.arrayContaining(topics))
})

describe('what is said of it', () => {
  test('gives the very words as they were written, and what each was taken for', () => {
    const found = suggestTriage(
      'Hello.\nHe was Kicked OUT of school on Monday, and there’s no transport this morning.',
    )

    expect(found?.why).toContainEqual({
      words: 'Kicked OUT',
      topic: 'OUT_OF_SCHOOL',
      trigger: 'exclusion-risk',
    })
    for (const { words } of found?.why ?? []) expect('Kicked OUT of school, no transport').toContain(words)
  })

  test('is nothing where no word tells', () => {
    for (const text of ['', 'Hello', 'Thank you so much for your help on the phone', 'x'.repeat(20_000)]) {
      expect(suggestTriage(text)).toBeNull()
    }
  })

  test('a complaint that is denied is none', () => {
    expect(suggestTriage('This is not a complaint. Can he get physio?')?.topics).toEqual(['HEALTH'])
  })

  test('has four topics at most, and the most urgent leads', () => {
    const found = suggestTriage(
      'He is excluded. The draft is wrong, the transport, the payments, the review, the appeal and the complaint too.',
    )

    expect(found?.topics).toHaveLength(4)
    expect(found?.topics[0]).toBe('OUT_OF_SCHOOL')
  })

  test('reads the longest message in no time, whatever is in it', () => {
    const nasty = [
      'no '.repeat(6_000),
      'the taxi '.repeat(2_000),
      'a'.repeat(20_000),
      ' moved '.repeat(2_500),
    ]
    const started = performance.now()
    for (const text of nasty) suggestTriage(text)

    expect(performance.now() - started).toBeLessThan(2_000)
  })
})
