import type { FastifyInstance } from 'fastify'
import type { FormError } from '../../lib/form.ts'
import { addFormsOfList, type ShowList } from '../../lib/list-forms.ts'
import type { Redirect, Visit } from '../../lib/page.ts'
import type { Page } from '../../lib/render-page.tsx'
import { type StaffDesk, staffPage } from '../../lib/staff-desk.ts'
import { BulkCheckPage } from './bulk-check-page.tsx'
import { BulkDonePage } from './bulk-done-page.tsx'
import { bulkOrdersHref } from './bulk-orders-view.ts'
import { bulkCheckView, bulkDoneView, chosenCases, hasOtherDays, sharedOf } from './bulk-view.ts'
import { backToCaseload } from './caseload-href.ts'

/** What is done to several cases: first looked at, then done. */
export function addBulkPages(app: FastifyInstance, desk: StaffDesk, showCaseload: ShowList): void {
  const show: ShowList = (ofDesk, visit, address, form) =>
    showCaseload(ofDesk, visit, address, form && { ...form, errors: form.errors.map(onThisForm(visit)) })
  const forms = { '/staff/caseload/check': check, '/staff/caseload/done': confirm }
  addFormsOfList(app, desk, { href: '/staff/caseload', back: backToCaseload, show, forms })
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
