import type { FastifyInstance } from 'fastify'
import { type FormError, formErrorsOf } from '../../lib/form.ts'
import { answer, type Redirect, type Visit, visitOf } from '../../lib/page.ts'
import type { Page } from '../../lib/render-page.tsx'
import { type StaffDesk, staffPage } from '../../lib/staff-desk.ts'
import { BulkCheckPage } from './bulk-check-page.tsx'
import { BulkDonePage } from './bulk-done-page.tsx'
import { bulkOrdersHref } from './bulk-orders-view.ts'
import { bulkCheckView, bulkDoneView, chosenCases, hasOtherDays, sharedOf } from './bulk-view.ts'
import { backToCaseload } from './caseload-href.ts'
import type { BulkForm } from './caseload-view.ts'

type ShowCaseload = (
  desk: StaffDesk,
  visit: Visit,
  address: Readonly<Record<string, string | undefined>>,
  form?: BulkForm,
) => Promise<Page>

/** What is done to several cases: first looked at, then done. Opened by its address, each leads to the list. */
export function addBulkPages(app: FastifyInstance, desk: StaffDesk, showCaseload: ShowCaseload): void {
  const { web } = desk
  const config = { access: 'staff' as const }
  for (const [url, submit] of [
    ['/staff/caseload/check', check],
    ['/staff/caseload/done', confirm],
  ] as const) {
    app.get(url, { config }, async (_request, reply) => answer(reply, web, { to: '/staff/caseload' }))
    app.post(url, { config }, async (request, reply) => {
      const visit = visitOf(request, reply, web)
      try {
        return answer(reply, web, await submit(desk, visit))
      } catch (error) {
        const fault = formErrorsOf(error)
        if (!fault) throw error
        const address = Object.fromEntries(
          new URLSearchParams(backToCaseload(visit.values.from).split('?')[1]),
        )
        const form = { typed: visit.values, errors: fault.errors.map(onThisForm(visit)) }
        return answer(reply, web, await showCaseload(desk, visit, address, form))
      }
    })
  }
}

/** The API's names of fields as the form on the list has them. */
const onThisForm =
  ({ values }: Visit) =>
  ({ field, text }: FormError): FormError => {
    if (field === 'cases') return { field: 'list', text }
    if (field === 'on') return { field: values.act === 'name-place' ? 'namedOn' : 'arrangedOn', text }
    return { field, text }
  }

async function check(desk: StaffDesk, visit: Visit, hasChanged = false): Promise<Page> {
  const { values } = visit
  const preview = await visit.call('POST /api/staff/caseload/bulk/preview', {
    body: {
      act: values.act,
      ...sharedOf(values),
      cases: chosenCases(values).map(({ id, meetingOn }) => ({ id, ...(meetingOn && { meetingOn }) })),
    },
  })
  const view = bulkCheckView(preview, values, hasChanged)
  return staffPage(desk, visit, {
    section: 'caseload',
    title: view.title,
    name: 'bulkCheck',
    component: BulkCheckPage,
    view,
  })
}

/** Days that were changed on the page are looked at first; those without a version were left out and stay out. */
async function confirm(desk: StaffDesk, visit: Visit): Promise<Page | Redirect> {
  const { values } = visit
  if (!values.confirmed || values.again || hasOtherDays(values))
    return check(desk, visit, hasOtherDays(values))
  const body = {
    act: values.act,
    ...sharedOf(values),
    cases: chosenCases(values).filter(({ version }) => version !== undefined),
  }
  if (values.needsSecondPerson) {
    await visit.call('POST /api/staff/bulk-orders', { body })
    return { to: `${bulkOrdersHref}?done=asked` }
  }
  const result = await visit.call('POST /api/staff/caseload/bulk', { body })
  return staffPage(desk, visit, {
    section: 'caseload',
    title: 'What became of each case',
    name: 'bulkDone',
    component: BulkDonePage,
    view: bulkDoneView(result, values.from),
  })
}
