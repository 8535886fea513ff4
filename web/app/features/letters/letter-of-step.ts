import { type CaseForStaff, hasLetter, StepKind } from '@send-hub/shared'
import { type FormError, formErrorsOf } from '../../lib/form.ts'
import { besideItsTick, isLetPassField } from '../../lib/let-pass.tsx'
import type { Visit } from '../../lib/page.ts'
import type { Page } from '../../lib/render-page.tsx'
import { type StaffDesk, staffPage } from '../../lib/staff-desk.ts'
import type { LettersToGoView } from './letters-to-go.tsx'
import { StaffWriteLetterPage } from './staff-write-letter-page.tsx'
import { fieldOfPointer, letterFaults, letterOf, writeLetterView } from './write-letter-view.ts'

/**
 * The page where the letter is written; or the letters of the step, ready to be checked (none where none go); or what
 * forbids the step itself, before anybody writes a letter for nothing.
 */
export type LetterOfStep = { page: Page } | { letters: LettersToGoView } | { errors: FormError[] }

/** The letter comes between the step and its check, where the step is told by one. */
export async function letterOfStep(
  desk: StaffDesk,
  visit: Visit,
  found: CaseForStaff,
): Promise<LetterOfStep> {
  const kind = StepKind.safeParse(visit.values.kind)
  if (!kind.success || !hasLetter(kind.data)) return { letters: [] }
  if (!visit.values.letterWay) return firstLook(desk, visit, found, kind.data)
  const faults = letterFaults(visit.values, desk.today())
  if (faults.length > 0) return letterPage(desk, visit, found, faults)
  if (visit.values.letterWay === 'elsewhere') return { letters: [] }
  return previewOf(desk, visit, found, kind.data)
}

async function firstLook(
  desk: StaffDesk,
  visit: Visit,
  found: CaseForStaff,
  kind: StepKind,
): Promise<LetterOfStep> {
  try {
    // The rules of an earlier day are asked when the step is recorded.
    if (visit.values.on === desk.today()) await preview(visit, found, kind)
  } catch (error) {
    const fault = formErrorsOf(error)
    if (!fault) throw error
    return { errors: fault.errors }
  }
  return letterPage(desk, visit, found)
}

async function previewOf(
  desk: StaffDesk,
  visit: Visit,
  found: CaseForStaff,
  kind: StepKind,
): Promise<LetterOfStep> {
  try {
    const { missing, letters } = await preview(visit, found, kind)
    if (missing.length === 0) return { letters }
    const errors = missing.map(({ pointer, detail }) => ({ field: fieldOfPointer(pointer), text: detail }))
    return letterPage(desk, visit, found, errors)
  } catch (error) {
    const fault = formErrorsOf(error)
    if (!fault) throw error
    return letterPage(desk, visit, found, asLetterErrors(fault.errors))
  }
}

const preview = (visit: Visit, found: CaseForStaff, kind: StepKind) =>
  visit.call('POST /api/staff/cases/:caseId/letters/preview', {
    params: { caseId: found.id },
    body: {
      kind,
      letter: letterOf(visit.values),
      sectionsOnly: visit.values.sectionsOnly === 'I' ? 'I' : null,
    },
  })

/** The API speaks of the letter as a whole; the page has one field for its words. */
export const asLetterErrors = (errors: readonly FormError[]): FormError[] =>
  errors
    .map(besideItsTick)
    .map((error) =>
      isLetPassField(error.field ?? '')
        ? error
        : { ...error, field: error.field === 'letter' ? 'reasons' : null },
    )

/** The page where the letter is written, with what was typed and what is wrong with it. */
export async function letterPage(
  desk: StaffDesk,
  visit: Visit,
  found: CaseForStaff,
  errors: readonly FormError[] = [],
): Promise<LetterOfStep> {
  const view = writeLetterView(found, visit.values, desk.today(), errors)
  if (!view) return { letters: [] }
  const page = await staffPage(desk, visit, {
    section: 'cases',
    title: `${errors.length > 0 ? 'Error: ' : ''}The letter, case ${found.reference}`,
    name: 'write-letter',
    component: StaffWriteLetterPage,
    view,
    ...(errors.length > 0 && { status: 422 }),
  })
  return { page }
}
