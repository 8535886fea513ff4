import { type CaseForFamily, type Day, formatDay, formatDayLong, type TimelineStep } from '@send-hub/shared'

type KeyDate = NonNullable<CaseForFamily['keyDate']>

/** `Tell us by Monday 4 January 2027.` */
export function keyDateSentence({ label, day }: Pick<KeyDate, 'label' | 'day'>): string {
  return `${label} ${formatDayLong(day)}.`
}

/** How far off the date is, in words; nothing once a date of ours has passed, for then the late wording speaks. */
export function daysLeftWords({ daysLeft, isYourTurn }: Pick<KeyDate, 'daysLeft' | 'isYourTurn'>): string {
  if (daysLeft < 0) return isYourTurn ? 'This date has passed. Tell us as soon as you can.' : ''
  if (daysLeft === 0) return isYourTurn ? 'Today is the last day.' : 'That is today.'
  if (daysLeft === 1) return isYourTurn ? '1 day left.' : 'That is tomorrow.'
  return isYourTurn ? `${daysLeft} days left.` : `That is in ${daysLeft} days.`
}

/** What a mark on the 20 weeks says under its name. The same words are drawn and read aloud. */
export function stepWords({ state, on, by }: Pick<TimelineStep, 'state' | 'on' | 'by'>): string {
  const due = by ? formatDay(by) : null
  switch (state) {
    case 'done':
      return on ? `Done on ${formatDay(on)}` : 'Done'
    case 'done-late':
      return [`Done ${on ? `on ${formatDay(on)}, ` : ''}late`, due && `It was due by ${due}`]
        .filter(Boolean)
        .join('. ')
    case 'late':
      return due ? `Late. It was due by ${due}` : 'Late'
    case 'now':
      return due ? `Now. Due by ${due}` : 'Now'
    case 'later':
      return due ? `Due by ${due}` : 'Later'
  }
}

const promiseOutcomes = {
  kept: 'We kept it.',
  missed: 'We did not keep it.',
  changed: 'We changed it.',
} as const satisfies Record<CaseForFamily['earlierPromises'][number]['outcome'], string>

/** `On 2 October 2026 we promised 30 October 2026. We did not keep it.` */
export function earlierPromiseWords(promise: {
  day: Day
  madeOn: Day
  outcome: keyof typeof promiseOutcomes
}): string {
  return `On ${formatDay(promise.madeOn)} we promised ${formatDay(promise.day)}. ${promiseOutcomes[promise.outcome]}`
}
