import { type BulkAct, type BulkPreview, type BulkResult, bulkActWords, type Day } from '@send-hub/shared'
import type { FormValues } from '../../lib/form.ts'
import { count } from '../../lib/waiting-words.ts'
import { backToCaseload } from './caseload-href.ts'

/** What stands in the form of the check page for one act, for all cases alike. */
export type BulkShared = { on: Day | undefined; meetingOn: Day | undefined; officerId: string | undefined }

/** The page to look at before anything is written. */
export type BulkCheckView = {
  title: string
  act: BulkAct
  backHref: string
  summary: string
  /** The days were changed on this page: look again. */
  hasChanged: boolean
  hidden: { name: string; value: string }[]
  ready: {
    id: string
    reference: string
    childName: string
    stage: string
    version: number
    /** Of reviews: the day this page was made for, in the box and beside it. */
    meetingOn: Day | null
    writes: string
    told: string[]
    notTold: string[]
  }[]
  /** What families read anew, once for all. */
  familyReads: string | null
  refused: {
    id: string
    reference: string
    childName: string
    stage: string
    meetingOn: Day | null
    refusal: string
    /** Another day would let it in. */
    canSetDay: boolean
  }[]
  canSetDays: boolean
  button: string | null
  /** Families of several cases are told: a colleague looks at it before it goes. */
  needsSecondPerson: boolean
}

/** One act of the form on the list, in the names of the API. */
export function sharedOf({ act, arrangedOn, namedOn, meetingOn, officerId }: FormValues): BulkShared {
  const given = (text: string | undefined) => text || undefined
  return {
    on: act === 'arrange-reviews' ? given(arrangedOn) : act === 'name-place' ? given(namedOn) : undefined,
    meetingOn: act === 'arrange-reviews' ? given(meetingOn) : undefined,
    officerId: act === 'assign-officer' ? given(officerId) : undefined,
  }
}

/** The cases that were chosen, each with the day of its own meeting where one was set. */
export function chosenCases(values: FormValues): { id: string; meetingOn?: string; version?: string }[] {
  return Object.keys(values).flatMap((name) => {
    if (!name.startsWith('case-')) return []
    const id = name.slice('case-'.length)
    const [meetingOn, version] = [values[`meeting-${id}`], values[name]]
    return [{ id, ...(meetingOn && { meetingOn }), ...(version && version !== 'on' && { version }) }]
  })
}

/** Whether a day on the check page is another than the one that was looked at. */
export function hasOtherDays(values: FormValues): boolean {
  return chosenCases(values).some(({ id, meetingOn = '' }) => meetingOn !== (values[`seen-${id}`] ?? ''))
}

export function bulkCheckView(preview: BulkPreview, values: FormValues, hasChanged: boolean): BulkCheckView {
  const { act, items, ready, needsSecondPerson } = preview
  const words = bulkActWords[act]
  const left = items.length - ready
  const allowed = items.filter(({ refusal }) => refusal === null)
  return {
    title: `Check before it is written: ${lowerFirst(words.name)}`,
    act,
    backHref: backToCaseload(values.from),
    summary:
      left === 0
        ? `${count(ready, 'case')}. Nothing is written or sent yet.`
        : `${count(ready, 'case')} will be written, ${left} left out. Nothing is written or sent yet.`,
    hasChanged,
    hidden: ['from', 'act', 'arrangedOn', 'namedOn', 'meetingOn', 'officerId'].flatMap((name) => {
      const value = values[name]
      return value ? [{ name, value }] : []
    }),
    ready: allowed.map(({ id, reference, childName, stage, version, meetingOn, writes, told, notTold }) => ({
      ...{ id, reference, childName, stage, version, meetingOn, told, notTold },
      writes: writes ?? '',
    })),
    familyReads: allowed[0]?.familyReads ?? null,
    refused: items.flatMap(({ id, reference, childName, stage, meetingOn, refusal, isAboutMeeting }) =>
      refusal === null
        ? []
        : [{ id, reference, childName, stage, meetingOn, refusal, canSetDay: isAboutMeeting }],
    ),
    canSetDays: act === 'arrange-reviews',
    button:
      ready === 0
        ? null
        : needsSecondPerson
          ? 'Ask for a second person'
          : `${words.button} ${count(ready, 'case')}`,
    needsSecondPerson,
  }
}

/** What became of each case. */
export type BulkDoneView = {
  title: string
  backHref: string
  items: { id: string; href: string; reference: string; childName: string; words: string; isDone: boolean }[]
}

export function bulkDoneView({ act, done, items }: BulkResult, from: string | undefined): BulkDoneView {
  return {
    title:
      done === items.length
        ? `${bulkActWords[act].done}: ${count(done, 'case')}`
        : `${bulkActWords[act].done}: ${done} of ${count(items.length, 'case')}`,
    backHref: backToCaseload(from),
    items: items.map(({ id, reference, childName, outcome, reason }) => ({
      id,
      href: `/staff/cases/${id}`,
      reference,
      childName,
      words:
        outcome === 'done'
          ? bulkActWords[act].done
          : (reason ?? 'Not tried: something went wrong on our side before its turn.'),
      isDone: outcome === 'done',
    })),
  }
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)
