import type { CaseForStaff } from '@send-hub/shared'
import type { FastifyInstance } from 'fastify'
import { ApiProblem } from '../../lib/api-problem.ts'
import { type FormError, formErrorsOf } from '../../lib/form.ts'
import { addPage, answer, type Visit, visitOf } from '../../lib/page.ts'
import { type StaffDesk, staffPage } from '../../lib/staff-desk.ts'
import { type BoardAct, type BoardFormState, boardActs } from './board-forms.ts'
import { StaffBoardPage } from './board-page.tsx'
import { sendBoardAct } from './board-send.ts'
import { boardView } from './board-view.ts'

/** Where each act's form goes, after the address of the case. */
const paths: Record<BoardAct, string> = {
  usual: 'advice/usual',
  one: 'advice/one',
  settings: 'settings',
  arrived: 'advice/:subjectId/arrived',
  'not-arrived': 'advice/:subjectId/not-arrived',
  chases: 'advice/:subjectId/chases',
  contact: 'advice/:subjectId/contact',
  cancel: 'advice/:subjectId/cancel',
  answer: 'settings/:subjectId/answer',
}

/** The board of reports and settings of one case, with a plain form for each act. */
export function addStaffBoard(app: FastifyInstance, desk: StaffDesk): void {
  const url = '/staff/cases/:caseId'
  addPage(app, desk.web, {
    url: `${url}/advice`,
    access: 'staff',
    show: async (visit) => {
      const done = boardActs.find((act) => act === visit.query.done) ?? null
      return boardPage(desk, visit, await read(visit), { done })
    },
  })
  for (const act of boardActs) {
    const at = `${url}/${paths[act]}`
    // Somebody who reloads after a form came back asks for its address: that is the board.
    app.get(at, { config: { access: 'staff' } }, async (request, reply) =>
      answer(reply, desk.web, { to: address(visitOf(request, reply, desk.web)) }),
    )
    app.post(at, { config: { access: 'staff' } }, async (request, reply) =>
      answer(reply, desk.web, await submit(desk, visitOf(request, reply, desk.web), act)),
    )
  }
}

const address = ({ params }: Visit) => `/staff/cases/${params.caseId}/advice`
const read = (visit: Visit) =>
  visit.call('GET /api/staff/cases/:caseId', { params: { caseId: visit.params.caseId ?? '' } })

/** Records it, or brings the form back with what was typed and what is wrong. */
async function submit(desk: StaffDesk, visit: Visit, act: BoardAct) {
  const { version, ...typed } = visit.values
  const subjectId = visit.params.subjectId ?? null
  try {
    await sendBoardAct(act, visit)
    return { to: `${address(visit)}?done=${act}${subjectId ? `#${anchorOf(act, subjectId)}` : ''}` }
  } catch (error) {
    const fault = formErrorsOf(error)
    if (!fault) throw error
    const found = await read(visit)
    // A refusal of a case that has not moved since is about the rules, not about a colleague.
    const isConflict = fault.status === 409 && version !== String(found.version)
    const errors = isConflict ? [] : fieldErrors(error, fault.errors)
    const form = { act, subjectId, isConflict, errors, typed }
    return boardPage(desk, visit, found, { form, status: fault.status })
  }
}

const anchorOf = (act: BoardAct, subjectId: string) =>
  `${act === 'answer' ? 'setting' : 'report'}-${subjectId}`

/** The API points into a list of requests; the form has one field for it. */
const fieldOfPart: Record<string, string> = {
  name: 'names',
  urn: 'names',
  settings: 'names',
  requests: 'requests',
}

function fieldErrors(error: unknown, errors: readonly FormError[]): readonly FormError[] {
  if (!(error instanceof ApiProblem)) return errors
  const pointed = (error.problem.errors ?? []).map(({ pointer, detail }) => {
    const part = pointer.split('/').at(-1) ?? ''
    return { field: fieldOfPart[part] ?? part, text: detail }
  })
  return pointed.length > 0 ? pointed : errors
}

type Outcome = { form?: BoardFormState; done?: BoardAct | null; status?: number }

async function boardPage(
  desk: StaffDesk,
  visit: Visit,
  found: CaseForStaff,
  { form, done = null, status }: Outcome,
) {
  const hasFault = form && (form.isConflict || form.errors.length > 0)
  return staffPage(desk, visit, {
    section: 'cases',
    // The tab and the history of a shared computer show the reference, never a name.
    title: `${hasFault ? 'Error: ' : ''}Reports, case ${found.reference}`,
    name: 'board',
    component: StaffBoardPage,
    view: boardView(found, desk.today(), { form, done }),
    ...(status !== undefined && { status }),
  })
}
