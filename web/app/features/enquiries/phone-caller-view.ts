import { type Caller, type CallerBeside, type Day, formatDay, restrictionWords } from '@send-hub/shared'
import { mayBeTold } from '../../lib/staff-words.ts'
import { type CaseBesideView, caseBesideView } from './staff-case-beside-view.ts'

/** Somebody who may be the caller, short enough for a line of a list: plain values. */
export type CallerView = {
  /** Stands for this pair of a person and a case in the list. */
  key: string
  familyMemberId: string | null
  caseId: string | null
  enquiryId: string | null
  name: string
  /** "Mother of Sam Okafor (SEN-7K3M-Q), Assessing" */
  about: string
  phone: string | null
  /** What they may be told, in one sentence. */
  told: string
  mustNotBeTold: boolean
  flags: string[]
  open: { id: string; text: string }[]
}

/** The caller that was chosen, with what stands beside the form. */
export type BesideView = {
  caller: CallerView
  case: CaseBesideView | null
  /** What to ask for, with the right answer to compare. */
  ask: { birthDate: string | null; address: string | null; reference: string | null }
}

const notThere: Record<Caller['standing'], string | null> = {
  runs: null,
  ended: 'Their access has ended: nothing about the case any more.',
  'held-back': 'A restriction keeps everything from them.',
  none: null,
}

export function callerView(caller: Caller): CallerView {
  const { familyMemberId, enquiryId, phone, relationship, level, standing } = caller
  const child = caller.case
  const told = notThere[standing] ?? mayBeTold(standing === 'runs' ? level : level === 'none' ? 'none' : null)
  return {
    key: [familyMemberId, child?.id, enquiryId].map((id) => id ?? '').join('_'),
    ...{ familyMemberId, enquiryId, phone, caseId: child?.id ?? null },
    name: caller.name ?? 'Nobody on this case has an account',
    about: child
      ? `${relationship ? `${relationship} of ` : ''}${child.childName} (${child.reference}), ${child.stage}`
      : enquiryId
        ? 'Without an account, from an open enquiry'
        : 'On no case',
    told,
    mustNotBeTold: standing !== 'runs' && child !== null,
    flags: caller.flags.map(flagName),
    open: caller.openEnquiries.map(({ id, reference, topics, openedOn }) => ({
      id,
      text: `${reference}: ${topics.join(', ')}, since ${formatDay(openedOn)}`,
    })),
  }
}

const flagName = (kind: string): string =>
  kind in restrictionWords ? restrictionWords[kind as keyof typeof restrictionWords].name : kind

export function besideView(beside: CallerBeside, today: Day): BesideView {
  const child = beside.caller.case
  return {
    caller: callerView(beside.caller),
    case: beside.case && caseBesideView(beside.case, today),
    ask: {
      birthDate: child && formatDay(child.birthOn),
      address: beside.addressToAsk,
      reference: child?.reference ?? null,
    },
  }
}
