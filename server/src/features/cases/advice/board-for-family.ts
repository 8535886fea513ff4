import type { CaseStatus, ReportsForFamily, SettingsForFamily } from '@send-hub/shared'
import { latest } from '../../../platform/calendar/index.ts'
import type { CaseRecord } from '../case-record.ts'
import type { ReckonedCase } from '../reckon-case.ts'
import type { SharedAdvice } from './advice.store.ts'
import { assessmentFrom, dueReport, isCounted, settingReplyBy } from './advice-rules.ts'

/** From the first request to the final plan, and in a new assessment. Later the plan speaks for itself. */
const showsReports: readonly CaseStatus[] = [
  'ASSESSING',
  'DECIDING_TO_ISSUE',
  'NOT_ISSUING',
  'DRAFTING',
  'DRAFT_WITH_FAMILY',
  'CONSULTING_SETTINGS',
  'REASSESSING',
]
const showsSettings: readonly CaseStatus[] = ['DRAFT_WITH_FAMILY', 'CONSULTING_SETTINGS', 'AMENDING_PLAN']

/** What a family reads of the board, field by field: who was asked, when, and what we did about late reports. */
export function boardForFamily(
  reckoned: ReckonedCase,
  requests: readonly SharedAdvice[],
): { reports: ReportsForFamily; settings: SettingsForFamily } {
  return { reports: reportsOf(reckoned, requests), settings: settingsOf(reckoned.record) }
}

function reportsOf({ record, duties }: ReckonedCase, requests: readonly SharedAdvice[]): ReportsForFamily {
  if (!showsReports.includes(record.status)) return { asked: 0, answered: 0, items: [] }
  const from = assessmentFrom(record)
  const items = requests
    .filter((request) => isCounted(request, from))
    .map((request) => {
      const { id, kind, askedOf, askedOn, arrivedOn, chases } = request
      const { dueOn, state } = dueReport(request, duties)
      return {
        ...{ id, kind, askedOf, askedOn, dueOn, state, arrivedOn },
        chases: chases.map(({ on, how }) => ({ on, how })),
      }
    })
  return {
    asked: items.length,
    answered: items.filter(({ arrivedOn }) => arrivedOn !== null).length,
    items,
  }
}

/** Those asked since the newest draft: an earlier one's answers were about another plan. */
export function settingsOf({
  status,
  events,
  settings,
}: Pick<CaseRecord, 'status' | 'events' | 'settings'>): SettingsForFamily {
  if (!showsSettings.includes(status)) return null
  const draftOn = events.findLast(({ kind }) => draftKinds.includes(kind))?.on ?? ''
  const asked = settings.filter(({ askedOn }) => askedOn >= draftOn)
  if (asked.length === 0) return null
  const open = asked.filter(({ answeredOn }) => answeredOn === null)
  return {
    asked: asked.length,
    answered: asked.length - open.length,
    replyBy: latest(open.flatMap(({ askedOn }) => settingReplyBy(askedOn) ?? [])),
  }
}

const draftKinds: readonly string[] = ['amendment-proposed', 'review-to-amend', 'reassessment-draft-served']
