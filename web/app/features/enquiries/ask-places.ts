import type { CaseForFamily, NewGeneralEnquiry } from '@send-hub/shared'
import type { Visit } from '../../lib/page.ts'
import { askGeneralHref, askHref } from './ask-links.ts'
import { callAboutCaseHref } from './callback-links.ts'

/** What somebody asks about: a case of theirs, or none. The pages are the same. */
export interface AskPlace {
  /** The address of the first page, as a route. */
  url: string
  /** The same, of this visit. */
  base(visit: Visit): string
  caseId(visit: Visit): string | null
  /** @throws not-allowed for somebody who may only look */
  read(visit: Visit): Promise<CaseForFamily | null>
  /** Where a call can be asked for; null where there is no case to call about. */
  callHref(visit: Visit): string | null
  /** Where they came from. */
  back(visit: Visit): { href: string; text: string }
  send(visit: Visit, input: NewGeneralEnquiry): Promise<{ id: string }>
}

const caseIdOf = (visit: Visit) => encodeURIComponent(visit.params.caseId ?? '')

export const aboutACase: AskPlace = {
  url: askHref(':caseId'),
  base: (visit) => askHref(caseIdOf(visit)),
  caseId: caseIdOf,
  read: async (visit) => {
    const kase = await visit.call('GET /api/family/cases/:caseId', { params: { caseId: caseIdOf(visit) } })
    // Someone who may only look is told so before they write, not after.
    if (!kase.asking)
      throw Object.assign(new Error('Your account may look at this, but not ask.'), { kind: 'not-allowed' })
    return kase
  },
  callHref: (visit) => callAboutCaseHref(caseIdOf(visit)),
  back: (visit) => ({ href: `/cases/${caseIdOf(visit)}`, text: 'Back to the case' }),
  send: (visit, body) =>
    visit.call('POST /api/family/cases/:caseId/enquiries', { params: { caseId: caseIdOf(visit) }, body }),
}

export const aboutNoCase: AskPlace = {
  url: askGeneralHref,
  base: () => askGeneralHref,
  caseId: () => null,
  read: async (visit) => {
    await visit.call('GET /api/session') // whoever is signed out is led to sign in before they write
    return null
  },
  callHref: () => null,
  back: () => ({ href: '/', text: 'Home' }),
  send: (visit, body) => visit.call('POST /api/family/enquiries', { body }),
}
