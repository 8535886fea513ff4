import { sendWords } from '@send-hub/shared'
import { familyPage } from '../../family-layout.tsx'
import { fileFormOf, type PageRoute, type Visit } from '../../lib/page.ts'
import { requireConfirmed } from '../second-factor/confirm-pages.tsx'
import { openHref, sendHref, sentHref } from './document-links.ts'
import { SendView, SentView } from './family-send-views.tsx'
import { maySend } from './may-send.ts'

/** "Send us anything you want us to read." */
const familySendPage: PageRoute = {
  url: sendHref(':caseId'),
  access: 'family',
  takesFile: true,
  show: async (visit) => {
    const kase = await readCase(visit)
    // Someone who may only look is told so before they choose a file, not after.
    if (!maySend(kase))
      throw Object.assign(new Error('You can’t send documents about this here. Call us instead.'), {
        kind: 'not-allowed',
      })
    const { values, errors } = visit
    return familyPage(visit, {
      title: sendWords.title,
      back: { href: `/cases/${kase.id}`, text: 'Back to the case' },
      children: <SendView kase={kase} maxBytes={visit.web.maxUploadBytes} values={values} errors={errors} />,
    })
  },
  submit: async (visit) => {
    const params = { caseId: caseIdOf(visit) }
    const { id } = await visit.call('POST /api/family/cases/:caseId/documents', {
      params,
      file: fileFormOf(visit),
    })
    return { to: `${sentHref(params.caseId)}?document=${id}` }
  },
}

const familySentPage: PageRoute = {
  url: sentHref(':caseId'),
  access: 'family',
  show: async (visit) => {
    const kase = await readCase(visit)
    const document = kase.documents.find(({ id, isMine }) => isMine && id === visit.query.document)
    if (!document || document.scan === 'infected') return { to: `/cases/${kase.id}` }
    return familyPage(visit, {
      title: 'We have your document',
      children: <SentView kase={kase} document={document} />,
    })
  },
}

/**
 * The address of a document for people: who is signed out is led to sign in and back, and what is not there is a page.
 * The file itself comes from the API.
 */
const familyOpenPage: PageRoute = {
  url: openHref(':caseId', ':documentId'),
  access: 'family',
  show: async (visit) => {
    const { id, documents } = await readCase(visit)
    const document = documents.find((one) => one.id === visit.params.documentId)
    if (!document) throw Object.assign(new Error('No such document'), { kind: 'not-found' })
    if (!document.contentUrl) return { to: `/cases/${id}#documents` }
    await requireConfirmed(visit)
    return { to: document.contentUrl }
  },
}

export const familyDocumentPages: readonly PageRoute[] = [familySendPage, familySentPage, familyOpenPage]

const caseIdOf = ({ params }: Visit) => encodeURIComponent(params.caseId ?? '')
const readCase = (visit: Visit) =>
  visit.call('GET /api/family/cases/:caseId', { params: { caseId: caseIdOf(visit) } })
