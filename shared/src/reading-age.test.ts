import { expect, test } from 'vitest'
import { accessLevels } from './access/access-roles.ts'
import { helperLevelWords, helperNever, helperRoleWords } from './access/helpers.ts'
import { joinWords } from './access/joining.ts'
import type { RightsFacts } from './access/rights-words.ts'
import {
  parentAnswerWords,
  rightsWordsForAlternativePerson,
  rightsWordsForParent,
  rightsWordsForYoungPerson,
} from './access/rights-words.ts'
import { secondFactorWords } from './access/second-factor-words.ts'
import { adviceKinds, chaseWays, ReportState } from './cases/advice.ts'
import { adviceHistoryWords, adviceKindWords, reportSentences, settingsWords } from './cases/advice-words.ts'
import { appealableDecisions } from './cases/appealable.ts'
import { caseEventKinds } from './cases/case-event.ts'
import { caseEventWords } from './cases/case-event-words.ts'
import { caseStatuses } from './cases/case-status.ts'
import { caseWords } from './cases/case-words.ts'
import { appealParagraphs, besides, besideWords } from './cases/challenge-words.ts'
import {
  delayReasonForFamily,
  delayReasons,
  exceptionReasons,
  exceptionReasonsForYoungPerson,
} from './cases/delay.ts'
import { draftClosedWords, draftRequestWords } from './cases/draft-words.ts'
import { councilDutyKinds, dutyKinds, dutyWords, exceptionCodes } from './cases/duty.ts'
import { keyDateWords, ownDateWords } from './cases/key-date-words.ts'
import { exceptionWords, lateWords } from './cases/late-words.ts'
import { lookedWords } from './cases/looked.ts'
import { planSections, planSectionWords } from './cases/plan-sections.ts'
import { toldAbouts, waitingSteps } from './cases/told.ts'
import { toldWords } from './cases/told-words.ts'
import { kent } from './councils/kent.ts'
import {
  copyOutcome,
  copyWords,
  correctionOutcome,
  correctionWords,
  fieldChoiceWords,
} from './data-rights/data-rights-words.ts'
import { sendWords, sentDocumentWords } from './documents/document-words.ts'
import { answerTexts } from './enquiries/answers/answer-texts.ts'
import { askWords, sentWords } from './enquiries/ask-words.ts'
import { legalBases, schoolReasons, urgentChoices } from './enquiries/asking.ts'
import { complaintWords, complainWords, feedbackWords, urgentWords } from './enquiries/conversation-words.ts'
import {
  escalationForFamily,
  joinedWords,
  missedWords,
  promiseOutcomeForFamily,
} from './enquiries/promise-words.ts'
import { composeLetter } from './letters/compose-letter.ts'
import { composeInvitation, letterAsText } from './letters/invitation-letter.ts'
import { letterKinds } from './letters/letter-kind.ts'
import { letterFacts } from './letters/letter-samples.ts'
import { notificationMessage } from './notifications/notification-words.ts'
import { readingGrade } from './reading-age.ts'

/** US school grade 6 is about 11 years old; grade 7 leaves room for the words that have no simpler one. */
const hardestGrade = 7

test.each(caseStatuses)('an eleven-year-old can read %s', (status) => {
  const words = caseWords[status]
  const facts = { childFirstName: 'Sam', adviceService: 'IASK', finalPlanBy: '2 May', appealBy: '2 May' }
  const readers = [{ isAboutReader: false }, { isAboutReader: true }, { appealBy: null, cannotAppeal: true }]
  for (const reader of readers) {
    const read = { ...facts, ...reader }
    const text = [`${words.title}.`, words.now(read), words.next(read), words.youCanDo(read)].join(' ')

    expect(readingGrade(text)).toBeLessThanOrEqual(hardestGrade)
  }
})

test.each(Object.entries(secondFactorWords))(
  'an eleven-year-old can read about the second check: %s',
  (_name, text) => {
    expect(readingGrade(text)).toBeLessThanOrEqual(hardestGrade)
  },
)

test.each(delayReasons)('an eleven-year-old can read why it is late: %s', (reason) => {
  const { body } = lateWords({
    legalDate: '2 May',
    reason: delayReasonForFamily(reason, 'the officer was ill'),
    promise: { by: '3 June', owner: 'Sam Rai' },
    writeAgainBy: '9 May',
    adviceService: 'IASK',
  })

  expect(readingGrade(body)).toBeLessThanOrEqual(hardestGrade)
})

test('an eleven-year-old can read that rights pass, before and after, and what can be answered', () => {
  const facts: RightsFacts = {
    ...{
      childFirstName: 'Sam',
      passesOn: '26 June',
      changesOn: '26 June',
      havePassed: false,
      hasChanged: false,
    },
  }
  for (const when of [
    facts,
    { ...facts, havePassed: true },
    { ...facts, havePassed: true, hasChanged: true },
  ]) {
    const words = [
      rightsWordsForYoungPerson(when),
      rightsWordsForAlternativePerson(when),
      ...accessLevels.map((answer) => rightsWordsForParent(when, answer, answer)),
      rightsWordsForParent(when, null, 'status'),
      rightsWordsForParent(when, null, 'act'),
    ]
    for (const { heading, paragraphs } of words)
      expect(readingGrade([`${heading}.`, ...paragraphs].join(' ')), heading).toBeLessThanOrEqual(
        hardestGrade,
      )
  }
  const answers = Object.values(parentAnswerWords).map(({ own, hint }) => `${own}. ${hint}`)
  expect(readingGrade(answers.join(' '))).toBeLessThanOrEqual(hardestGrade)
})

test.each(exceptionCodes)('an eleven-year-old can read the exception %s', (code) => {
  for (const reasons of [exceptionReasons, exceptionReasonsForYoungPerson]) {
    expect(readingGrade(exceptionWords(reasons[code]))).toBeLessThanOrEqual(hardestGrade)
  }
})

test.each(councilDutyKinds)('an eleven-year-old can read that this is late, and its dates: %s', (step) => {
  const { body } = lateWords({ step, legalDate: '2 May', adviceService: 'IASK' })
  const { by, expected } = keyDateWords[step]

  expect(readingGrade(body)).toBeLessThanOrEqual(hardestGrade)
  expect(readingGrade(`${by} 2 May. ${expected} 2 May.`)).toBeLessThanOrEqual(hardestGrade)
})

test('an eleven-year-old can read the names of what is owed and their own dates', () => {
  const names = dutyKinds.map((kind) => `${dutyWords[kind].family}.`)
  const own = Object.values(ownDateWords).map((words) => `${words} 2 May.`)

  expect(readingGrade([...names, ...own].join(' '))).toBeLessThanOrEqual(hardestGrade)
})

test.each(appealableDecisions)('an eleven-year-old can read how to appeal: %s', (decision) => {
  for (const isContactOverdue of [false, true]) {
    const text = appealParagraphs({
      ...{ decision, appealBy: '2 May', needsCertificate: true, hasCertificate: false },
      ...{ contactMediationBy: '2 April', isContactOverdue, adviceService: 'IASK' },
    }).join(' ')

    expect(readingGrade(text)).toBeLessThanOrEqual(hardestGrade)
  }
})

test('an eleven-year-old can read what goes on besides', () => {
  const text = besides.map((beside) => besideWords[beside]('2 May')).join(' ')

  expect(readingGrade(text)).toBeLessThanOrEqual(hardestGrade)
})

test('an eleven-year-old can read who has looked', () => {
  expect(readingGrade(Object.values(lookedWords).join('. '))).toBeLessThanOrEqual(hardestGrade)
})

test('an eleven-year-old can read the history', () => {
  const history = caseEventKinds.map((kind) => caseEventWords[kind].family).join(' ')

  expect(readingGrade(history)).toBeLessThanOrEqual(hardestGrade)
})

test.each(toldAbouts)('an eleven-year-old can read what the hub tells by itself: %s', (about) => {
  const text = waitingSteps
    .map((waitingFor) =>
      toldWords[about]({
        about,
        duty: 'final-plan',
        legalDate: '2027-05-02',
        isLate: true,
        waitingFor,
        advice: ['health', 'setting'],
      }),
    )
    .join(' ')

  expect(readingGrade(text)).toBeLessThanOrEqual(hardestGrade)
})

test.each(letterKinds)('an eleven-year-old can read the letter %s', (kind) => {
  const { parts } = composeLetter(kind, letterFacts(kind))
  const text = parts
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) =>
      block.is === 'contact' ? [] : block.is === 'list' ? block.items : [`${block.text}.`],
    )
    .join('\n')

  expect(readingGrade(text)).toBeLessThanOrEqual(hardestGrade)
})

test.each(planSections)('an eleven-year-old can read what section %s is about', (section) => {
  expect(readingGrade(planSectionWords[section].about)).toBeLessThanOrEqual(hardestGrade)
})

test('an eleven-year-old can read what became of a request and of a draft', () => {
  const requests = Object.values(draftRequestWords).flatMap(({ ask, asked, agreed, declined }) => [
    ...[ask, asked, agreed, declined],
  ])
  const closed = [draftClosedWords.timeOver('2 May'), draftClosedWords.planFinal, draftClosedWords.movedOn]

  expect(readingGrade(`${requests.join('. ')}. ${closed.join(' ')}`)).toBeLessThanOrEqual(hardestGrade)
})

test('an eleven-year-old can read how to send us a document, and what became of it', () => {
  expect(readingGrade(Object.values(sendWords).join('. '))).toBeLessThanOrEqual(hardestGrade)
  for (const words of Object.values(sentDocumentWords))
    expect(readingGrade(words)).toBeLessThanOrEqual(hardestGrade)
})

test('an eleven-year-old can read of the reports, and of what we did to get them', () => {
  const asked = adviceKinds.map((kind) => ({
    kind,
    askedOf: adviceKindWords[kind].askedOf || 'Drama teacher',
  }))
  const chases = chaseWays.map((how) => ({ on: '2026-12-08', how }))
  const lines = ReportState.options.flatMap((state) =>
    reportSentences({
      ...{ id: '', kind: 'setting', askedOf: 'School', askedOn: '2026-10-22', dueOn: '2026-12-03', state },
      ...{ arrivedOn: state.startsWith('in') ? '2026-12-10' : null, chases },
    }),
  )
  const history = asked.flatMap((one) => [
    adviceHistoryWords.requested([one]),
    adviceHistoryWords.received(one),
    adviceHistoryWords.chased(one),
    adviceHistoryWords.cancelled(one),
  ])

  // Who was asked keeps its name: "educational psychologist" has no easier one.
  const names = /educational psychologist|specialist teacher for hearing or sight/g
  expect(readingGrade(history.join(' ').replace(names, 'doctor'))).toBeLessThanOrEqual(hardestGrade)
  expect(
    readingGrade([...lines, settingsWords({ asked: 3, answered: 1, replyBy: '2026-12-05' })].join(' ')),
  ).toBeLessThanOrEqual(hardestGrade)
  expect(readingGrade(adviceHistoryWords.notAllIn(1, 3))).toBeLessThanOrEqual(hardestGrade)
})

test('an eleven-year-old can read the letter with a code, and how to join', () => {
  const letter = composeInvitation({
    ...{ council: { ...kent, name: 'Us' }, recipient: { name: 'Sam', addressLines: [] } },
    ...{ sentOn: '2026-11-23', code: 'A', worksUntil: '2026-12-21', joinUrl: 'this page' },
  })
  const joining = [...joinWords.needed, joinWords.birthHint, joinWords.emailHint, ...joinWords.noLetter]

  expect(readingGrade(letterAsText(letter))).toBeLessThanOrEqual(hardestGrade)
  expect(readingGrade(joining.join('. '))).toBeLessThanOrEqual(hardestGrade)
})

test('an eleven-year-old can read what a helper may see', () => {
  const roles = Object.values(helperRoleWords).flatMap(({ name, hint }) => [name, hint])
  const levels = Object.values(helperLevelWords).flatMap(({ name, means, own }) => [name, means, own])

  expect(readingGrade([...roles, ...levels, helperNever].join('. '))).toBeLessThanOrEqual(hardestGrade)
})

test('an eleven-year-old can read how to have a mistake put right, and get a copy', () => {
  const { sent, ...fixed } = correctionWords
  const day = '2026-12-23'
  const asked = { id: '', askedOn: day, dueOn: day, field: 'other', shouldSay: '' } as const
  const answered = { decidedOn: day, newValue: 'Sam', reason: null }
  const outcomes = [null, 'corrected', 'not-corrected'].flatMap((decision) =>
    correctionOutcome({ ...asked, ...answered, decision: decision as 'corrected' | 'not-corrected' | null }),
  )
  const copy = {
    id: '',
    reference: '',
    receivedOn: day,
    dueOn: day,
    releasedOn: null,
    closedWhy: 'No',
    childName: null,
  }
  const copies = [
    { extendedTo: null, copyUntil: null, state: 'open' as const },
    { extendedTo: day, copyUntil: null, state: 'open' as const },
    { extendedTo: null, copyUntil: day, state: 'released' as const },
    { extendedTo: null, copyUntil: null, state: 'released' as const },
    { extendedTo: null, copyUntil: null, state: 'closed' as const },
  ].flatMap((state) => copyOutcome({ ...copy, ...state, extensionReason: 'It is long' }))
  const choices = Object.values(fieldChoiceWords('Sam', false))

  for (const text of [
    [...Object.values(fixed), sent(day)].join('. '),
    choices.join('. '),
    outcomes.join(' '),
    Object.values(copyWords).join('. '),
    copies.join(' '),
  ])
    expect(readingGrade(text)).toBeLessThanOrEqual(hardestGrade)
})

test.each(Object.entries(answerTexts))(
  'an eleven-year-old can read the answer before asking: %s',
  (_name, { title, paragraphs }) => {
    expect(readingGrade([`${title}.`, ...paragraphs].join(' '))).toBeLessThanOrEqual(hardestGrade)
  },
)

test('an eleven-year-old can read how to ask us, and what happens then', () => {
  const texts = [Object.values(askWords), Object.values(sentWords), Object.values(urgentChoices)]
  for (const words of texts) expect(readingGrade(words.join('. '))).toBeLessThanOrEqual(hardestGrade)
  // Of a school's own form; for its staff.
  const ofSchool = [...Object.values(schoolReasons), ...Object.values(legalBases)]
  expect(readingGrade(ofSchool.join('. '))).toBeLessThanOrEqual(hardestGrade)
})

test('an eleven-year-old can read our emails', () => {
  const sender = { councilName: '', serviceUrl: '', phone: '0', openingHours: '9 to 5' }
  const facts = { reference: 'A', replyBy: '2 May' }

  expect(readingGrade(notificationMessage('enquiry-received', facts, sender).text)).toBeLessThanOrEqual(
    hardestGrade,
  )
  expect(readingGrade(notificationMessage('question-received', facts, sender).text)).toBeLessThanOrEqual(
    hardestGrade,
  )
  for (const saidBy of ['2 May', null]) {
    const late = { reference: 'A', saidBy, newBy: '9 May' }
    const mailOfLate = notificationMessage('late-by-email', late, sender, { canBeAnswered: true })
    expect(readingGrade(mailOfLate.text)).toBeLessThanOrEqual(hardestGrade)
  }
  const asked = { reference: 'A', askedOn: '2 May' }
  const reminder = notificationMessage('still-asks-by-email', asked, sender, { canBeAnswered: true })
  expect(readingGrade(reminder.text)).toBeLessThanOrEqual(hardestGrade)
  for (const kind of ['answer-by-email', 'reply-by-email', 'ask-by-email'] as const) {
    const { text } = notificationMessage(kind, { words: '', signature: '' }, sender, { canBeAnswered: true })
    expect(readingGrade(text), kind).toBeLessThanOrEqual(hardestGrade)
  }
  for (const kind of ['sign-in-code', 'email-change-old', 'email-change-new'] as const)
    expect(readingGrade(notificationMessage(kind, { code: '1' }, sender).text)).toBeLessThanOrEqual(
      hardestGrade,
    )
  for (const kind of ['new-device', 'session-ended', 'email-changed'] as const)
    expect(readingGrade(notificationMessage(kind, {}, sender).text), kind).toBeLessThanOrEqual(hardestGrade)
})

test('the measure itself tells easy from hard', () => {
  expect(readingGrade('The cat sat on the mat. It was a good cat.')).toBeLessThan(2)
  expect(
    readingGrade(
      'The authority is obliged to communicate its determination regarding the necessity of statutory assessment.',
    ),
  ).toBeGreaterThan(14)
})

const aStage = {
  ...{ stage: 1 as const, receivedOn: '2026-11-23', acknowledgeBy: '2026-11-30', acknowledgedOn: null },
  ...{ answerBy: null, extendedTo: null, extensionReason: null, answeredOn: null, outcome: null },
}
const acknowledged = { ...aStage, acknowledgedOn: '2026-11-26', answerBy: '2026-12-10' }
const answered = { ...acknowledged, answeredOn: '2026-12-09' }

test.each([
  ['what is asked under an answer', Object.values(feedbackWords).join(' ')],
  ['how to complain', [complainWords.lead, ...complainWords.how, complainWords.appeal].join(' ')],
  ['asking for stage 2', `${complainWords.stage2Title}. ${complainWords.stage2Lead}`],
  ['saying that it is urgent', `${urgentWords.title}. ${urgentWords.lead}`],
  ['a complaint that came', complaintWords([aStage], '2026-11-24').join(' ')],
  ['a complaint that was not acknowledged', complaintWords([aStage], '2026-12-24').join(' ')],
  ['a complaint that waits for its answer', complaintWords([acknowledged], '2026-12-01').join(' ')],
  ['a complaint that is late', complaintWords([acknowledged], '2026-12-24').join(' ')],
  [
    'a complaint that was upheld',
    complaintWords([{ ...answered, outcome: 'upheld' }], '2026-12-24').join(' '),
  ],
  [
    'a complaint at its end',
    complaintWords([answered, { ...answered, stage: 2, outcome: 'not-upheld' }], '2026-12-24').join(' '),
  ],
])('an eleven-year-old can read %s', (_, text) => {
  expect(readingGrade(text), text).toBeLessThanOrEqual(hardestGrade)
})

test.each([
  ['that we missed the day', missedWords({ saidBy: '2026-11-23', newBy: '2026-12-01', heldBy: 'senior' })],
  ['that nobody above has it', missedWords({ saidBy: '2026-11-23', newBy: '2026-12-01', heldBy: null })],
  [
    'that we missed the day, and sent it by email',
    missedWords({ saidBy: '2026-11-23', newBy: '2026-12-01', heldBy: null, isByEmail: true }),
  ],
  ['what became of our promises', Object.values(promiseOutcomeForFamily).join('. ')],
  ['who has it now', Object.values(escalationForFamily).filter(Boolean).join(' ')],
  ['that two were put together', joinedWords('2026-11-16', '2026-11-25')],
  ['that we are late, in an email', emailOf('enquiry-late')],
  ['that we have a question, in an email', emailOf('enquiry-asks')],
  ['that we still wait, in an email', emailOf('enquiry-still-asks')],
])('an eleven-year-old can read %s', (_, text) => {
  expect(readingGrade(text), text).toBeLessThanOrEqual(hardestGrade)
})

function emailOf(kind: 'enquiry-late' | 'enquiry-asks' | 'enquiry-still-asks'): string {
  const sender = { councilName: '', serviceUrl: '', phone: '0', openingHours: '9 to 5' }
  return notificationMessage(kind, {}, sender).text
}
