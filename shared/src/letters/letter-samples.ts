import { kent } from '../councils/kent.ts'
import type { LetterFacts } from './letter-facts.ts'
import { isAppealable, type LetterKind, letterLaw } from './letter-kind.ts'

/** Right facts for a letter of any kind, for tests; all people in it are invented. */
export function letterFacts(kind: LetterKind, change: Partial<LetterFacts> = {}): LetterFacts {
  return {
    council: kent,
    reference: 'SEN-7K3M-Q',
    child: { firstName: 'Sam', fullName: 'Sam Okafor' },
    sentOn: '2026-06-10',
    officer: { name: 'Priya Shah', team: 'Assessment team' },
    reasons:
      'We read what you and the school sent. Sam gets help with reading three times a week.\n\nHe now reads as well as most children of his age. The school can go on with this help:\n- a reading group\n- a quiet place to work',
    sectionsOnly: null,
    appeal: isAppealable(kind) ? { appealBy: '2026-09-01', contactMediationBy: '2026-08-10' } : null,
    commentsBy: letterLaw(kind).is === 'proposal' ? '2026-06-24' : null,
    lateSince: null,
    nextBy: '2026-09-30',
    recipient: {
      id: '0190a000-0000-7000-8000-000000000001',
      name: 'Amina Okafor',
      rights: 'yes',
      rightIsOf: null,
      mayComment: true,
      isYoungPerson: false,
      isByPost: false,
      addressLines: ['5 Harbour Street', 'Margate', 'CT9 9ZZ'],
    },
    ...change,
  }
}
