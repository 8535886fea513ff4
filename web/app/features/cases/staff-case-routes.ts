import type { CaseForStaff } from '@send-hub/shared'
import type { FastifyInstance } from 'fastify'
import { type FormError, formErrorsOf } from '../../lib/form.ts'
import { besideItsTick, confirmsOf } from '../../lib/let-pass.tsx'
import { addPage, answer, type Visit, visitOf } from '../../lib/page.ts'
import type { Page } from '../../lib/render-page.tsx'
import { type StaffDesk, staffPage } from '../../lib/staff-desk.ts'
import { asLetterErrors, letterOfStep, letterPage } from '../letters/letter-of-step.ts'
import { letterOf } from '../letters/write-letter-view.ts'
import { type CaseDone, doneOf } from './staff-case-done.ts'
import { delayFaults, stepFaults } from './staff-case-faults.ts'
import type { CaseAct, CaseFormState } from './staff-case-forms.ts'
import { StaffCasePage } from './staff-case-page.tsx'
import { caseView } from './staff-case-view.ts'
import { StaffCheckPage } from './staff-check-page.tsx'
import { type CheckView, delayCheck, stepCheck } from './staff-check-view.ts'

/** One case with its two forms. */
export function addStaffCase(app: FastifyInstance, desk: StaffDesk): void {
  const { web } = desk
  const url = '/staff/cases/:caseId'
  addPage(app, web, {
    url,
    access: 'staff',
    show: async (visit) => casePage(desk, visit, await read(visit), { done: doneOf(visit.query.done) }),
  })
  for (const act of ['steps', 'delays'] as const) {
    app.get(`${url}/${act}`, { config: { access: 'staff' } }, async (request, reply) =>
      answer(reply, web, { to: address(visitOf(request, reply, web)) }),
    )
    app.post(`${url}/${act}`, { config: { access: 'staff' } }, async (request, reply) =>
      answer(reply, web, await submit(desk, visitOf(request, reply, web), act)),
    )
  }
}

const address = ({ params }: Visit) => `/staff/cases/${params.caseId}`
const idOf = ({ params }: Visit) => ({ caseId: params.caseId ?? '' })
const read = (visit: Visit) => visit.call('GET /api/staff/cases/:caseId', { params: idOf(visit) })

/** First the check, then, confirmed, the record. Whatever is wrong brings the form back with what was typed. */
async function submit(desk: StaffDesk, visit: Visit, act: CaseAct) {
  const { version, confirmed, change, ...typed } = visit.values
  const form = (errors: readonly FormError[], isConflict = false): CaseFormState => ({
    act,
    isConflict,
    errors,
    typed,
  })
  try {
    if (confirmed && !change) {
      await record[act](visit)
      return { to: `${address(visit)}?done=${act}` }
    }
  } catch (error) {
    const fault = formErrorsOf(error)
    if (!fault) throw error
    const found = await read(visit)
    // A refusal of a case that has not moved since is about the rules, not about a colleague.
    const isConflict = fault.status === 409 && version !== String(found.version)
    if (act === 'steps' && fault.errors.some(({ field }) => field === 'letter')) {
      const again = await letterPage(desk, visit, found, asLetterErrors(fault.errors))
      if ('page' in again) return again.page
    }
    return casePage(desk, visit, found, {
      form: form(isConflict ? [] : fault.errors.map(besideItsTick), isConflict),
      status: fault.status,
    })
  }
  const found = await read(visit)
  if (change) return goBack(desk, visit, found, form([]))
  if (version !== String(found.version))
    return casePage(desk, visit, found, { form: form([], true), status: 409 })
  const check = await checkOf[act](desk, visit, found)
  if (Array.isArray(check)) return casePage(desk, visit, found, { form: form(check), status: 422 })
  if ('page' in check) return check.page
  return staffPage(desk, visit, {
    section: 'cases',
    title: check.title,
    name: 'check',
    component: StaffCheckPage,
    view: check,
  })
}

/** Back from the check: to the letter where there is one, else to the step. */
async function goBack(desk: StaffDesk, visit: Visit, found: CaseForStaff, form: CaseFormState) {
  const letter = visit.values.letterWay ? await letterPage(desk, visit, found) : null
  return letter && 'page' in letter ? letter.page : casePage(desk, visit, found, { form })
}

const isImpossible = [{ field: null, text: 'This is not possible for the case as it stands now.' }]

/** The page to look at before it is recorded, or what is wrong with the form. */
const checkOf: Record<
  CaseAct,
  (desk: StaffDesk, visit: Visit, found: CaseForStaff) => Promise<CheckView | { page: Page } | FormError[]>
> = {
  steps: async (desk, visit, found) => {
    const faults = stepFaults(visit.values, desk.today())
    if (faults.length > 0) return faults
    if (!stepCheck(found, visit.values)) return isImpossible
    const letter = await letterOfStep(desk, visit, found)
    if ('errors' in letter) return letter.errors
    return 'page' in letter ? letter : (stepCheck(found, visit.values, letter.letters) ?? isImpossible)
  },
  delays: async (desk, visit, found) => {
    const faults = delayFaults(visit.values, desk.today())
    if (faults.length > 0) return faults
    const facts = { council: desk.web.council, colleagues: await desk.colleagues(visit), today: desk.today() }
    return delayCheck(found, visit.values, facts) ?? isImpossible
  },
}

const record: Record<CaseAct, (visit: Visit) => Promise<CaseForStaff>> = {
  steps: (visit) => {
    const { kind, on, version, note, ceaseReason, meetingOn, sectionsOnly } = visit.values
    return visit.call('POST /api/staff/cases/:caseId/steps', {
      params: idOf(visit),
      body: {
        ...{ kind, on, version, note, ceaseReason, sectionsOnly },
        meetingOn: meetingOn || undefined,
        letter: letterOf(visit.values),
      },
    })
  },
  delays: (visit) => {
    const { duty, reason, reasonWords, promisedOn, ownerId, version } = visit.values
    return visit.call('POST /api/staff/cases/:caseId/delays', {
      params: idOf(visit),
      body: { duty, reason, reasonWords, promisedOn, ownerId, version, confirms: confirmsOf(visit.values) },
    })
  },
}

type Outcome = { form?: CaseFormState; done?: CaseDone | null; status?: number }

async function casePage(desk: StaffDesk, visit: Visit, found: CaseForStaff, { form, done, status }: Outcome) {
  const [colleagues, me, { items }] = await Promise.all([
    desk.colleagues(visit),
    desk.me(visit),
    visit.call('GET /api/staff/cases/:caseId/record-corrections', { params: idOf(visit) }),
  ])
  const corrections = { items, mayRecordCopies: me.powers.includes('data-protection') }
  const hasFault = form && (form.isConflict || form.errors.length > 0)
  return staffPage(desk, visit, {
    section: 'cases',
    // The tab and the history of a shared computer show the reference, never a name.
    title: `${hasFault ? 'Error: ' : ''}Case ${found.reference}`,
    name: 'case',
    component: StaffCasePage,
    view: caseView({
      found,
      colleagues,
      corrections,
      council: desk.web.council,
      today: desk.today(),
      form,
      done,
    }),
    ...(status !== undefined && { status }),
  })
}
