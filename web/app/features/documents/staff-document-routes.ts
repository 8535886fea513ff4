import { type CaseForStaff, type DocumentForStaff, ReleaseFinding } from '@send-hub/shared'
import type { FastifyInstance } from 'fastify'
import { type FormError, FormFault, formErrorsOf } from '../../lib/form.ts'
import { addPage, fileFormOf, type Redirect, type Visit } from '../../lib/page.ts'
import type { Page } from '../../lib/render-page.tsx'
import { type StaffDesk, staffPage } from '../../lib/staff-desk.ts'
import { releaseHref, staffAddHref, staffOpenHref, withdrawHref } from './document-links.ts'
import { StaffDocumentFormPage } from './staff-document-form-page.tsx'
import { documentFormView } from './staff-document-form-view.ts'
import { StaffReleasePage, StaffWithdrawPage } from './staff-release-page.tsx'
import { confirmField, everyone, readersOf, releaseView, withdrawView } from './staff-release-view.ts'

/** Adding a document to a case, opening one, releasing it to a family and taking that back. */
export function addStaffDocuments(app: FastifyInstance, desk: StaffDesk): void {
  const { web } = desk
  addPage(app, web, {
    url: staffAddHref(':caseId'),
    access: 'staff',
    takesFile: true,
    show: (visit) => formPage(desk, visit),
    submit: async (visit) => {
      await visit.call('POST /api/staff/cases/:caseId/documents', {
        params: caseOf(visit),
        file: fileFormOf(visit),
      })
      return { to: `/staff/cases/${caseOf(visit).caseId}?done=document#documents` }
    },
  })
  addPage(app, web, {
    url: staffOpenHref(':caseId', ':documentId'),
    access: 'staff',
    show: async (visit) => {
      const { found, document } = await read(visit)
      return { to: document.contentUrl ?? `/staff/cases/${found.id}#documents` }
    },
  })
  addPage(app, web, {
    url: releaseHref(':caseId', ':documentId'),
    access: 'staff',
    show: (visit) => releasePage(desk, visit, 'choose'),
    submit: (visit) => submitRelease(desk, visit),
  })
  addPage(app, web, {
    url: withdrawHref(':caseId', ':documentId'),
    access: 'staff',
    show: (visit) => withdrawPage(desk, visit),
    submit: async (visit) => {
      const params = documentOf(visit)
      await visit.call('POST /api/staff/cases/:caseId/documents/:documentId/withdraw', { params })
      return { to: `/staff/cases/${params.caseId}?done=withdraw#documents` }
    },
  })
}

const caseOf = ({ params }: Visit) => ({ caseId: params.caseId ?? '' })
const documentOf = (visit: Visit) => ({ ...caseOf(visit), documentId: visit.params.documentId ?? '' })
const readCase = (visit: Visit) => visit.call('GET /api/staff/cases/:caseId', { params: caseOf(visit) })

/** @throws not-found, for a document of another case, too */
async function read(visit: Visit): Promise<{ found: CaseForStaff; document: DocumentForStaff }> {
  const found = await readCase(visit)
  const document = found.documents.find(({ id }) => id === documentOf(visit).documentId)
  if (!document) throw Object.assign(new Error('No such document'), { kind: 'not-found' })
  return { found, document }
}

async function formPage(desk: StaffDesk, visit: Visit): Promise<Page> {
  const found = await readCase(visit)
  return staffPage(desk, visit, {
    section: 'cases',
    title: `Add a document, case ${found.reference}`,
    name: 'document-form',
    component: StaffDocumentFormPage,
    view: documentFormView(found, desk.web.maxUploadBytes, visit.values, visit.errors),
  })
}

/** First to whom; then, named, the check with the officer's word; then the release. */
async function submitRelease(desk: StaffDesk, visit: Visit): Promise<Page | Redirect> {
  const { to, change, confirmed, isReadAndMayGo, otherChildrenReason } = visit.values
  if (change) return releasePage(desk, visit, 'choose')
  const { found } = await read(visit)
  const isKnown = to === everyone || readersOf(found).some(({ id }) => id === to)
  if (!to || !isKnown) throw new FormFault([{ field: 'to', text: 'Choose who may read it' }])
  if (!confirmed) return releasePage(desk, visit, 'check')
  try {
    await visit.call('POST /api/staff/cases/:caseId/documents/:documentId/release', {
      params: documentOf(visit),
      body: {
        to: to === everyone ? null : to,
        isReadAndMayGo: isReadAndMayGo === 'yes',
        confirms: ReleaseFinding.options.filter((finding) => visit.values[confirmField(finding)] === 'yes'),
        ...(otherChildrenReason && { otherChildrenReason }),
      },
    })
  } catch (error) {
    const fault = formErrorsOf(error)
    if (!fault) throw error
    const page = await releasePage(desk, visit, 'check', fault.errors.map(besideItsTick))
    return 'to' in page ? page : { ...page, status: fault.status, title: `Error: ${page.title}` }
  }
  return { to: `/staff/cases/${found.id}?done=release#documents` }
}

/** What was found is let pass by a tick of its own, and so is each refusal shown. */
function besideItsTick({ field, item, text }: FormError): FormError {
  return field === 'confirms' && item ? { field: `confirm-${item}`, text } : { field, text }
}

/** What is released already, or can't be, is seen on the page of its case. */
async function releasePage(
  desk: StaffDesk,
  visit: Visit,
  step: 'choose' | 'check',
  errors: readonly FormError[] = visit.errors,
): Promise<Page | Redirect> {
  const { found, document } = await read(visit)
  if (!document.contentUrl || document.release) return { to: `/staff/cases/${found.id}#documents` }
  const view = releaseView({
    ...{ found, document, today: desk.today(), typed: visit.values, errors, step },
  })
  return staffPage(desk, visit, {
    section: 'cases',
    title: `Release a document, case ${found.reference}`,
    name: 'release',
    component: StaffReleasePage,
    view,
  })
}

async function withdrawPage(desk: StaffDesk, visit: Visit): Promise<Page | Redirect> {
  const { found, document } = await read(visit)
  return staffPage(desk, visit, {
    section: 'cases',
    title: `Withdraw a document, case ${found.reference}`,
    name: 'withdraw',
    component: StaffWithdrawPage,
    view: withdrawView(found, document, desk.today()),
  })
}
