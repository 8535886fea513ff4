import { type Caseload, type CaseloadRow, CaseloadSearch, caseloadViews, kent } from '@send-hub/shared'
import type { CaseloadFacts } from './caseload-view.ts'

export const colleagues = [
  { id: '0190a000-0000-7000-8000-0000000000a1', name: 'Nia Vale', team: 'casework' },
  { id: '0190a000-0000-7000-8000-0000000000a2', name: 'Dan Weston', team: 'assessment' },
]
export const today = '2026-11-23'

export function aRow(change: Partial<CaseloadRow> = {}): CaseloadRow {
  const caseId = '0190a000-0000-7000-8000-000000000001'
  return {
    key: `${caseId}:final-plan`,
    caseId,
    reference: 'SEN-7K3M-Q',
    childName: 'Maya Okafor',
    status: 'DRAFT_WITH_FAMILY',
    stage: 'Draft with family',
    district: 'Thanet',
    team: 'assessment',
    officer: null,
    duty: 'Week 20: final plan',
    moreDuties: 0,
    legalOn: '2026-11-30',
    actBy: '2026-11-27',
    lateByDays: 0,
    promisedOn: null,
    waitingFor: 'The family’s comments, until 26 November',
    ...change,
  }
}

export function aCaseload(items: CaseloadRow[] = [aRow()]): Caseload {
  const counts = Object.fromEntries(caseloadViews.map((view) => [view, 0])) as Caseload['counts']
  return { counts: { ...counts, cases: items.length }, items, total: items.length }
}

export function facts(
  search: Record<string, string> = {},
  found: Caseload = aCaseload(),
  more: Partial<CaseloadFacts> = {},
): CaseloadFacts {
  return { search: CaseloadSearch.parse(search), found, colleagues, council: kent, today, ...more }
}
