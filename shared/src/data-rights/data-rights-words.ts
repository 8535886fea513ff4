import { formatDay } from '../day.ts'
import type { CopyForFamily } from './access-request.ts'
import type { CorrectableField, CorrectionForFamily } from './record-correction.ts'

/** What can be wrong, as a family chooses it. */
export function fieldChoiceWords(
  childName: string,
  isAboutReader: boolean,
): Record<CorrectableField, string> {
  const whose = isAboutReader ? 'My' : `${childName}’s`
  return {
    'child-forename': `${whose} first name`,
    'child-surname': `${whose} last name`,
    'child-preferred-name': isAboutReader
      ? 'The name I want you to use'
      : `The name ${childName} likes to be called`,
    'child-birth-date': `${whose} date of birth`,
    'own-name': isAboutReader ? 'My own name as the person who signs in' : 'My own name',
    'own-phone': 'My phone number',
    'own-address': 'My address for letters',
    other: 'Something else',
  }
}

export const correctionWords = {
  title: 'Something here is wrong',
  answered: 'Read our answer to what you said was wrong',
  lead: 'Tell us what is wrong. We will look at it and put it right, or tell you why not.',
  what: 'What is wrong?',
  shouldSay: 'What should it say?',
  hint: 'For a date, write the day, month and year. For something else, tell us where you saw it too.',
  letters: 'Letters that we sent before stay as they are.',
  other: 'To change your email address, or to ask about something that is not a mistake, ask us a question.',
  sent: (dueOn: string) => `We have it. We will answer by ${formatDay(dueOn)}.`,
} as const

/** What became of it, in a sentence or two. */
export function correctionOutcome({ decision, dueOn, newValue, reason }: CorrectionForFamily): string[] {
  if (decision === null) return [`We are looking at it. We will answer by ${formatDay(dueOn)}.`]
  const said = reason ? [reason] : []
  if (decision === 'not-corrected') return ['We did not change it. This is why:', ...said]
  return [newValue ? `We put it right. It now says: ${newValue}` : 'We put it right.', ...said]
}

export const copyWords = {
  title: 'Copies of what we hold',
  lead: 'You can ask us for a copy of what we hold about you or your child. Call us or write to us.',
  none: 'You have not asked for a copy.',
  fetch: 'Save the copy',
  safe: 'The copy is a ZIP file with private things in it. Save it where only you can open it.',
} as const

/** Where a copy stands, for who asked for it. */
export function copyOutcome(copy: CopyForFamily): string[] {
  const { state, dueOn, extendedTo, extensionReason, copyUntil, closedWhy } = copy
  if (state === 'closed') return ['We did not make a copy. This is why:', closedWhy ?? '']
  if (state === 'released')
    return [
      copyUntil
        ? `Your copy is ready. You can save it until ${formatDay(copyUntil)}.`
        : 'You can no longer save this copy here. Ask us if you need it again.',
    ]
  if (extendedTo)
    return [
      `This takes us longer. You will have it by ${formatDay(extendedTo)}. This is why:`,
      extensionReason ?? '',
    ]
  return [`We are working on it. You will have it by ${formatDay(dueOn)}.`]
}
