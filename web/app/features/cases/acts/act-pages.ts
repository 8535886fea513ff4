import type { CaseForStaff } from '@send-hub/shared'
import type { FastifyInstance } from 'fastify'
import { type FormError, formErrorsOf } from '../../../lib/form.ts'
import { addPage, type Redirect, type Visit } from '../../../lib/page.ts'
import type { Page } from '../../../lib/render-page.tsx'
import { type StaffDesk, staffPage } from '../../../lib/staff-desk.ts'
import type { CaseDone } from '../staff-case-done.ts'
import { StaffCheckPage } from '../staff-check-page.tsx'
import type { CheckView } from '../staff-check-view.ts'
import { ActFormPage } from './act-form-page.tsx'
import { type ActForm, type ActState, actFormView, untouched } from './act-form-view.ts'

/** One act on a case: a form, a check of what will be written and who is told, then the record. */
export interface Act {
  /** The address of its form, with `:caseId`. */
  url: string
  done: CaseDone
  /** Null when the case has no such act now: its page is shown instead. */
  form(found: CaseForStaff, visit: Visit): Promise<ActForm | null> | ActForm | null
  /** What will be written, or what is wrong with the form. Without `hidden` and the way back: those are the same for all. */
  check(found: CaseForStaff, visit: Visit): Promise<ActCheck | FormError[]> | ActCheck | FormError[]
  record(visit: Visit): Promise<unknown>
  /** The field of this form for a field of the API. */
  fieldOf?(field: string, visit: Visit): string
}

export type ActCheck = Omit<CheckView, 'act' | 'action' | 'caseHref' | 'childName' | 'reference' | 'hidden'>

export const caseOf = ({ params }: Visit) => ({ caseId: params.caseId ?? '' })
export const readCase = (visit: Visit) =>
  visit.call('GET /api/staff/cases/:caseId', { params: caseOf(visit) })

/** Adds the pages of an act to the staff side. They work without a script. */
export function addAct(app: FastifyInstance, desk: StaffDesk, act: Act): void {
  addPage(app, desk.web, {
    url: act.url,
    access: 'staff',
    show: async (visit) => formPage(desk, visit, act, await readCase(visit), untouched),
    submit: (visit) => submit(desk, visit, act),
  })
}

/** First the check, then, confirmed, the record. Whatever is wrong brings the form back with what was typed. */
async function submit(desk: StaffDesk, visit: Visit, act: Act): Promise<Page | Redirect> {
  const { version, confirmed, change, ...typed } = visit.values
  if (confirmed && !change) {
    try {
      await act.record(visit)
      return { to: `/staff/cases/${caseOf(visit).caseId}?done=${act.done}` }
    } catch (error) {
      const fault = formErrorsOf(error)
      if (!fault) throw error
      const found = await readCase(visit)
      // A refusal of a case that has not moved since is about the rules, not about a colleague.
      const isConflict = fault.status === 409 && version !== String(found.version)
      const errors = isConflict ? [] : fault.errors.map((one) => onForm(one, act, visit))
      return formPage(desk, visit, act, found, { typed, errors, isConflict }, fault.status)
    }
  }
  const found = await readCase(visit)
  const state = { typed, errors: [], isConflict: false }
  if (change) return formPage(desk, visit, act, found, state)
  if (version !== String(found.version)) {
    return formPage(desk, visit, act, found, { ...state, isConflict: true }, 409)
  }
  return checkPage(desk, visit, act, found, typed)
}

const onForm = (error: FormError, act: Act, visit: Visit): FormError => ({
  ...error,
  field: error.field && (act.fieldOf?.(error.field, visit) ?? error.field),
})

async function checkPage(
  desk: StaffDesk,
  visit: Visit,
  act: Act,
  found: CaseForStaff,
  typed: ActState['typed'],
): Promise<Page | Redirect> {
  const check = await act.check(found, visit)
  if (Array.isArray(check)) {
    return formPage(desk, visit, act, found, { typed, errors: check, isConflict: false }, 422)
  }
  const view: CheckView = {
    ...check,
    act: null,
    action: addressOf(visit),
    caseHref: `/staff/cases/${found.id}`,
    childName: found.child.name,
    reference: found.reference,
    hidden: [
      { name: 'version', value: String(found.version) },
      ...Object.entries(typed).flatMap(([name, value]) => (value ? [{ name, value }] : [])),
    ],
  }
  return staffPage(desk, visit, {
    section: 'cases',
    title: check.title,
    name: 'check',
    component: StaffCheckPage,
    view,
  })
}

/** The address without what was asked of it: the form sends everything itself. */
const addressOf = (visit: Visit) => visit.url.split('?')[0] ?? visit.url

async function formPage(
  desk: StaffDesk,
  visit: Visit,
  act: Act,
  found: CaseForStaff,
  state: ActState,
  status?: number,
): Promise<Page | Redirect> {
  const form = await act.form(found, visit)
  if (!form) return { to: `/staff/cases/${found.id}` }
  const hasFault = state.isConflict || state.errors.length > 0
  return staffPage(desk, visit, {
    section: 'cases',
    // The tab and the history of a shared computer show the reference, never a name.
    title: `${hasFault ? 'Error: ' : ''}${form.title}, case ${found.reference}`,
    name: 'act-form',
    component: ActFormPage,
    view: actFormView(found, addressOf(visit), form, state),
    ...(status !== undefined && { status }),
  })
}
