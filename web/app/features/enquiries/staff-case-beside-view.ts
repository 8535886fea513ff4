import { type Day, type EnquiryForStaff, formatDay } from '@send-hub/shared'
import { compactDay, dayOf } from '../../lib/staff-moments.ts'
import { mayActForChild, mayBeTold, mayHearOfCase } from '../../lib/staff-words.ts'
import { count } from '../../lib/waiting-words.ts'
import { isOwed } from '../cases/staff-duty-view.ts'
import { type FlagView, flagViews } from '../people/restriction-flags.tsx'

type Case = NonNullable<EnquiryForStaff['case']>

/** The child's case as it stands, short enough to stand beside a question. */
export type CaseBesideView = {
  href: string
  reference: string
  childName: string
  born: string
  stage: string
  since: string
  /** "12 days late"; null when nothing is late. */
  late: string | null
  nextDuty: { label: string; legalDate: string; actBy: string | null; promised: string | null } | null
  officer: string | null
  /** What the person who asks may be told. */
  asker: { relationship: string | null; mayBeTold: string; mayHear: boolean; mayHearAll: boolean }
  flags: FlagView[]
  familyWords: Case['familyWords']
}

const toldBy: Partial<Record<Case['askerStanding'], string>> = {
  ended:
    'Access ended: nothing about the case any more. Answer what they asked, if you may, by phone or post.',
  'held-back': 'Nothing: a restriction keeps everything from them. Ask safeguarding what to do.',
}

export function caseBesideView(found: Case, today: Day): CaseBesideView {
  const open = found.duties
    .filter((duty) => isOwed(duty))
    .sort((a, b) => a.legalDate.localeCompare(b.legalDate))
  const next = open[0]
  return {
    href: `/staff/cases/${found.id}`,
    reference: found.reference,
    childName: found.childName,
    born: formatDay(found.birthOn),
    stage: found.stage,
    since: dayOf(found.statusSince, today),
    late: found.isLate ? `${count(found.lateByDays, 'day')} late` : null,
    nextDuty: next
      ? {
          label: next.label,
          legalDate: compactDay(next.legalDate, today),
          // Once it is late there is only one thing to say.
          actBy: next.actBy < today ? null : compactDay(next.actBy, today),
          promised: next.promisedDate && compactDay(next.promisedDate, today),
        }
      : null,
    officer: found.officer,
    asker: {
      relationship: found.askerRelationship,
      mayBeTold: toldBy[found.askerStanding] ?? mayBeTold(found.askerLevel),
      mayHear: mayHearOfCase(found.askerLevel),
      mayHearAll: mayActForChild(found.askerLevel),
    },
    flags: flagViews(found.restrictions, today),
    familyWords: found.familyWords,
  }
}
