import { LegalBasis, SchoolReason } from '@send-hub/shared'
import { familyPage } from '../../family-layout.tsx'
import { type FormError, FormFault, formErrorsOf } from '../../lib/form.ts'
import type { PageRoute, Visit } from '../../lib/page.ts'
import type { Page } from '../../lib/render-page.tsx'
import { carryFiles, type KeptFile, keptFiles, takeFiles, tokensOf } from '../enquiries/ask-files.tsx'
import { requestKeyOf, requireBody } from '../enquiries/family-ask-pages.tsx'
import { PupilAskView, PupilCheckView } from './pupil-ask-views.tsx'
import { pupilAskHref, pupilHref } from './pupil-links.ts'

/** A school asks about a pupil of its own: one form, one look at it, sent. */
export const pupilAskPage: PageRoute = {
  url: pupilAskHref(':caseId'),
  access: 'family',
  takesFile: true,
  show: (visit) => formPage(visit, keptFiles(visit)),
  submit: async (visit) => {
    if (visit.values.step === 'change') return formPage(visit, keptFiles(visit))
    if (visit.values.step === 'send') return send(visit)
    const files = await takeFiles(visit)
    if (visit.values.remove !== undefined) return formPage(visit, files)
    try {
      const asked = requireAsked(visit)
      return await checkPage(visit, asked, files)
    } catch (error) {
      const fault = formErrorsOf(error)
      if (!fault) throw error
      const page = await formPage({ ...visit, errors: fault.errors }, files)
      return { ...page, status: fault.status, title: `Error: ${page.title}` }
    }
  },
}

interface Asked {
  reason: SchoolReason
  basis: LegalBasis
  body: string
}

/** All that is missing, at once. @throws FormFault */
function requireAsked({ values }: Visit): Asked {
  const reason = SchoolReason.safeParse(values.reason)
  const basis = LegalBasis.safeParse(values.basis)
  const errors: FormError[] = []
  if (!reason.success) errors.push({ field: 'reason', text: 'Choose what you ask about' })
  if (!basis.success) errors.push({ field: 'basis', text: 'Choose what lets you ask us this' })
  let body = ''
  try {
    body = requireBody(values.body)
  } catch (error) {
    errors.push(...(formErrorsOf(error)?.errors ?? []))
  }
  if (!reason.success || !basis.success || errors.length > 0) throw new FormFault(errors)
  return { reason: reason.data, basis: basis.data, body }
}

const caseIdOf = (visit: Visit) => encodeURIComponent(visit.params.caseId ?? '')
const readPupil = (visit: Visit) =>
  visit.call('GET /api/family/school/pupils/:caseId', { params: { caseId: caseIdOf(visit) } })

async function formPage(visit: Visit, files: readonly KeptFile[]): Promise<Page> {
  const pupil = await readPupil(visit)
  const { values, errors, web } = visit
  return familyPage(visit, {
    title: `Ask us about this pupil, ${pupil.reference}`,
    back: { href: pupilHref(pupil.caseId), text: 'Back to the pupil' },
    children: (
      <PupilAskView
        {...{ pupil, values, files, errors, maxBytes: web.maxUploadBytes }}
        carried={carried(visit, files)}
      />
    ),
  })
}

async function checkPage(visit: Visit, asked: Asked, files: readonly KeptFile[]): Promise<Page> {
  const pupil = await readPupil(visit)
  return familyPage(visit, {
    title: 'Check before you send',
    children: (
      <PupilCheckView {...{ pupil, asked, files }} carried={{ ...carried(visit, files), ...asked }} />
    ),
  })
}

async function send(visit: Visit) {
  const asked = requireAsked(visit)
  const enquiry = await visit.call('POST /api/family/school/pupils/:caseId/enquiries', {
    params: { caseId: caseIdOf(visit) },
    body: { ...asked, requestKey: requestKeyOf(visit), files: tokensOf(keptFiles(visit)) },
  })
  return { to: `/enquiries/${enquiry.id}/sent` }
}

const carried = (visit: Visit, files: readonly KeptFile[]) => ({
  requestKey: requestKeyOf(visit),
  files: carryFiles(visit, files),
})
