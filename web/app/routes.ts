import type { FastifyInstance } from 'fastify'
import { aboutPages } from './features/about/about-pages.tsx'
import { addSignInPages } from './features/access/sign-in-pages.tsx'
import { familyAccountPages } from './features/account/account-pages.tsx'
import { familyCasePage } from './features/cases/family-case-page.tsx'
import { familyChildrenPage, familyHomePage } from './features/cases/family-home-page.tsx'
import { familyDataRightsPages } from './features/data-rights/data-rights-routes.ts'
import { familyDocumentPages } from './features/documents/family-document-pages.tsx'
import { familyDraftPages } from './features/draft/family-draft-pages.tsx'
import { withoutAccountPage } from './features/enquiries/ask-without-account-pages.tsx'
import { familyCallBackPages } from './features/enquiries/callback-family-pages.tsx'
import { familyAskPages } from './features/enquiries/family-ask-pages.tsx'
import { familyEnquiryPages } from './features/enquiries/family-enquiry-page.tsx'
import { familySentPage } from './features/enquiries/family-sent-page.tsx'
import { inboxPage } from './features/inbox/inbox-page.tsx'
import { helperPages } from './features/joining/helper-pages.tsx'
import { joinPages } from './features/joining/join-pages.tsx'
import { familyLetterPages } from './features/letters/family-letter-pages.tsx'
import { familyLookedPage } from './features/looked/looked-page.tsx'
import { familyParentsPage } from './features/rights/family-parents-page.tsx'
import { familyPupilPages } from './features/school/pupil-pages.tsx'
import { confirmPages } from './features/second-factor/confirm-pages.tsx'
import { factorSetUpPages } from './features/second-factor/set-up-pages.tsx'
import { addPage, type PageRoute, type Web } from './lib/page.ts'
import { addStaffPages } from './staff-pages.ts'

const familyPages: readonly PageRoute[] = [
  familyHomePage,
  familyChildrenPage,
  familyCasePage,
  familyParentsPage,
  familyLookedPage,
  ...familyPupilPages,
  ...familyDraftPages,
  ...familyAskPages,
  withoutAccountPage,
  ...familyCallBackPages,
  familySentPage,
  ...familyEnquiryPages,
  ...familyDocumentPages,
  ...familyLetterPages,
  ...joinPages,
  ...helperPages,
  ...familyDataRightsPages,
  ...familyAccountPages,
  ...factorSetUpPages,
  ...confirmPages,
  ...aboutPages,
]

/** All pages, in one list. */
export function addPages(app: FastifyInstance, web: Web): void {
  addSignInPages(app, web)
  for (const page of familyPages) addPage(app, web, page)
  addStaffPages(app, web)
  if (web.inbox) addPage(app, web, inboxPage(web.inbox))
}
