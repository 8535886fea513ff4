import { type DraftForFamily, type PlanSection, planSections, planSectionWords } from '@send-hub/shared'

export const draftHref = (caseId: string) => `/cases/${caseId}/draft`
export const sectionHref = (caseId: string, code: PlanSection) =>
  `${draftHref(caseId)}/sections/${code.toLowerCase()}`
export const settingHref = (caseId: string) => `${draftHref(caseId)}/school`
export const checkHref = (caseId: string) => `${draftHref(caseId)}/check`
export const sentHref = (caseId: string) => `${draftHref(caseId)}/sent`
export const requestsHref = (caseId: string) => `${draftHref(caseId)}/requests`
/** Where the letters and documents of a case stand on its page. */
export const documentsHref = (caseId: string) => `/cases/${caseId}#documents`

/** The section an address names, whatever its case. */
export function sectionOf(text: string | undefined): PlanSection | null {
  const code = text?.toUpperCase()
  return planSections.find((section) => section === code) ?? null
}

export function sectionAfter(code: PlanSection): PlanSection | null {
  return planSections[planSections.indexOf(code) + 1] ?? null
}

/** `Section B: special educational needs`, as it stands in the draft that they hold. */
export const sectionName = (code: PlanSection) => `Section ${code}: ${planSectionWords[code].title}`

/** What was typed and not sent, as one message: for somebody whose time for the draft is over. */
export function asQuestion({
  sections,
  settingName,
}: Pick<DraftForFamily, 'sections' | 'settingName'>): string {
  const parts = sections
    .filter(({ text }) => text.trim() !== '')
    .map(({ code, text }) => `${sectionName(code)}\n${text.trim()}`)
  return [...parts, ...(settingName ? [`The school or college we want\n${settingName}`] : [])].join('\n\n')
}
