import {
  channelWords,
  type EnquiriesReport,
  type FirstAnswers,
  formatDay,
  hoursInWords,
} from '@send-hub/shared'
import { aligned, grouped } from './aligned.ts'

const percent = (value: number | null): string => (value === null ? '–' : `${value.toFixed(1)}%`)

/** How the hub answered, as tables for a terminal. */
export function enquiriesText(report: EnquiriesReport): string {
  const { arrived, firstAnswer, promises, answeredBeforeAsked, feedback, complaints, callBacks, now } = report
  const came = aligned([
    ['Enquiries that arrived', grouped(arrived.total)],
    ...arrived.byChannel.map(({ channel, count }) => [
      `  ${channelWords[channel].toLowerCase()}`,
      grouped(count),
    ]),
    ['By topic (one enquiry may have several)'],
    ...arrived.byTopic.map(({ label, count }) => [`  ${label}`, grouped(count)]),
  ])
  const answers = aligned([
    ['First answer by a person', 'arrived', 'answered', 'median', 'nine in ten', 'by the promised day'],
    ['All', ...answersRow(firstAnswer.whole)],
    ...firstAnswer.byPriority.map(({ priority, ...counts }) => [`  ${priority}`, ...answersRow(counts)]),
  ])
  const rest = aligned([
    ['Promised days', grouped(promises.due)],
    ['  kept', grouped(promises.kept), percent(promises.keptPercent)],
    ['  answered late', grouped(promises.keptLate)],
    ['  broken', grouped(promises.broken)],
    ['  set aside', grouped(promises.setAside)],
    ['Raised to a senior', grouped(report.raised.toSenior)],
    ['Raised to a manager', grouped(report.raised.toManager)],
    ['Closed', grouped(report.closed)],
    ['Opened again', grouped(report.reopened)],
    ['Came again about the same', grouped(report.repeatContacts), percent(report.repeatContactsPercent)],
    ['Answers shown before asking', grouped(answeredBeforeAsked.offered)],
    ['  that were enough', grouped(answeredBeforeAsked.enough), percent(answeredBeforeAsked.enoughPercent)],
    ['“It answered my question”', grouped(feedback.answered), percent(feedback.answeredPercent)],
    ['“It did not”', grouped(feedback.notAnswered)],
    ['Complaints, stage 1', grouped(complaints.stage1)],
    ['Complaints, stage 2', grouped(complaints.stage2)],
    ['Call backs agreed', grouped(callBacks.agreed)],
    ['  in which we spoke', grouped(callBacks.spoke)],
    ['  given up after three tries', grouped(callBacks.givenUp)],
    ['Waiting for us now', grouped(now.waiting)],
    ['  past the promised day', grouped(now.overdue)],
    ['  nobody’s yet', grouped(now.unowned)],
    ['Waiting for families now', grouped(now.paused)],
  ])
  const title = `Enquiries from ${formatDay(report.from)} to ${formatDay(report.to)}`
  return [title, came, answers, rest].join('\n\n')
}

function answersRow({
  arrived,
  answered,
  medianHours,
  ninetiethPercentileHours,
  inTimePercent,
}: FirstAnswers) {
  return [
    grouped(arrived),
    grouped(answered),
    hoursInWords(medianHours),
    hoursInWords(ninetiethPercentileHours),
    percent(inTimePercent),
  ]
}
