import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { ApiProblem } from '../../lib/api-problem.ts'
import { FormFault } from '../../lib/form.ts'
import { besideItsTick, confirmsOf, tickOf } from '../../lib/let-pass.tsx'
import { addPage, type Visit } from '../../lib/page.ts'
import { type StaffDesk, staffPage } from '../../lib/staff-desk.ts'
import { staffCallBackHref } from './callback-links.ts'
import { slotOf } from './callback-slots.ts'
import { StaffCallBackPage } from './callback-staff-page.tsx'
import { staffCallBackView } from './callback-staff-view.ts'
import { logField } from './phone-log-view.ts'

/** Ringing a family back. */
export function addStaffCallBack(app: FastifyInstance, desk: StaffDesk): void {
  addPage(app, desk.web, {
    url: '/staff/enquiries/:enquiryId/call-back',
    access: 'staff',
    show: async (visit) => {
      const params = idOf(visit)
      const enquiry = await visit.call('GET /api/staff/enquiries/:enquiryId', { params })
      const { items: slots } = await visit.call('GET /api/staff/call-backs/slots')
      const form = { typed: visit.values, errors: visit.errors, requestKey: randomUUID() }
      return staffPage(desk, visit, {
        ...{ section: 'enquiries', title: `Call back ${enquiry.reference}`, name: 'call-back' },
        component: StaffCallBackPage,
        view: staffCallBackView({
          ...{ enquiry, slots, today: desk.today(), ...form },
          ...{ checked: listOf(visit, 'checks'), options: listOf(visit, 'options') },
        }),
      })
    },
    submit: async (visit) => {
      await inWords(() => act(visit))
      const stays =
        visit.values.step === 'agree' || (visit.values.step === 'try' && visit.values.outcome !== 'spoke')
      const { enquiryId } = idOf(visit)
      return { to: stays ? staffCallBackHref(enquiryId) : `/staff/enquiries/${enquiryId}` }
    },
  })
}

const idOf = ({ params }: Visit) => ({ enquiryId: params.enquiryId ?? '' })

function listOf({ request }: Visit, name: string): string[] {
  const { [name]: given = [] } = (request.body ?? {}) as Record<string, unknown>
  return [given].flat().filter((one) => typeof one === 'string')
}

async function act(visit: Visit): Promise<unknown> {
  const { values, call } = visit
  const params = idOf(visit)
  const { version } = values
  if (values.step === 'give-up')
    return call('POST /api/staff/enquiries/:enquiryId/call-back/give-up', { params, body: { version } })
  if (values.step === 'cancel')
    return call('POST /api/staff/enquiries/:enquiryId/call-back/cancel', { params, body: { version } })
  if (values.step === 'agree') {
    if (!values.slot) throw new FormFault([{ field: 'slot', text: 'Choose a time' }])
    const body = { ...slotOf(values.slot), phone: values.phone ?? '', version }
    return call('POST /api/staff/enquiries/:enquiryId/call-back', { params, body })
  }
  return call('POST /api/staff/enquiries/:enquiryId/call-back/tries', { params, body: tryOf(visit) })
}

function tryOf(visit: Visit) {
  const { values } = visit
  const { requestKey, outcome, note } = values
  if (!outcome) throw new FormFault([{ field: 'outcome', text: 'Say what came of it' }])
  const options = listOf(visit, 'options')
  const hasSaid = Boolean(values.told?.trim() || values.agreed?.trim())
  return {
    ...{ requestKey, outcome, note: note ?? '', told: values.told ?? '', agreed: values.agreed ?? '' },
    agreedBy: values.agreedBy || undefined,
    ...{
      sendsAgreed: options.includes('sends') && hasSaid,
      isAnswered: options.includes('answered'),
      isMine: false,
    },
    ...{ callerChecks: listOf(visit, 'checks'), confirms: confirmsOf(values) },
  }
}

/** A refusal about a field of the API is about the field of this form that it came from. */
async function inWords(work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof ApiProblem) || !error.problem.errors) throw error
    throw new FormFault(
      error.problem.errors.map(({ pointer, detail }) =>
        besideItsTick({ field: tickOf(pointer) ?? logField(pointer), text: detail }),
      ),
    )
  }
}
