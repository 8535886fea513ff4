// Brings a staff page to life: the same component that the server rendered, with the same values.
import {
  Button,
  createAll,
  ErrorSummary,
  NotificationBanner,
  Radios,
  ServiceNavigation,
  SkipLink,
} from 'govuk-frontend'
import { type ComponentType, type ReactNode, useEffect } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { ignoreSecondSubmit } from './lib/ignore-second-submit.ts'
import { forgetDraftsOnSignOut, keepOnlyDraftsOf } from './lib/staff-drafts.ts'

type Props = { view: never }

/** The pages by the name the server gives; each is a file of its own, loaded when it is on the screen. */
const pages: Record<string, () => Promise<ComponentType<Props>>> = {
  queue: async () => (await import('./features/enquiries/staff-queue-page.tsx')).StaffQueuePage,
  enquiry: async () => (await import('./features/enquiries/staff-enquiry-page.tsx')).StaffEnquiryPage,
  complaint: async () => (await import('./features/enquiries/complaint-page.tsx')).ComplaintPage,
  'saved-reply': async () => (await import('./features/enquiries/answer-saved-editor.tsx')).SavedReplyEditor,
  search: async () => (await import('./features/enquiries/search-page.tsx')).StaffSearchPage,
  'link-find': async () => (await import('./features/enquiries/triage-link-page.tsx')).FindCasePage,
  'link-check': async () => (await import('./features/enquiries/triage-link-page.tsx')).LinkCheckPage,
  'call-back': async () => (await import('./features/enquiries/callback-staff-page.tsx')).StaffCallBackPage,
  'told-by-them': async () => (await import('./features/enquiries/phone-told-page.tsx')).PhoneToldPage,
  log: async () => (await import('./features/enquiries/phone-log-page.tsx')).PhoneLogPage,
  recorded: async () => (await import('./features/enquiries/phone-recorded-page.tsx')).PhoneRecordedPage,
  cases: async () => (await import('./features/cases/staff-case-list-page.tsx')).StaffCaseListPage,
  case: async () => (await import('./features/cases/staff-case-page.tsx')).StaffCasePage,
  board: async () => (await import('./features/advice/board-page.tsx')).StaffBoardPage,
  answer: async () => (await import('./features/draft/staff-answer-page.tsx')).StaffAnswerPage,
  told: async () => (await import('./features/draft/staff-told-page.tsx')).StaffToldPage,
  'take-back': async () => (await import('./features/draft/staff-take-back-page.tsx')).StaffTakeBackPage,
  'new-case': async () => (await import('./features/cases/new-case/new-case-page.tsx')).NewCasePage,
  'new-case-check': async () =>
    (await import('./features/cases/new-case/new-case-check-page.tsx')).NewCaseCheckPage,
  'act-form': async () => (await import('./features/cases/acts/act-form-page.tsx')).ActFormPage,
  check: async () => (await import('./features/cases/staff-check-page.tsx')).StaffCheckPage,
  'document-form': async () =>
    (await import('./features/documents/staff-document-form-page.tsx')).StaffDocumentFormPage,
  release: async () => (await import('./features/documents/staff-release-page.tsx')).StaffReleasePage,
  withdraw: async () => (await import('./features/documents/staff-release-page.tsx')).StaffWithdrawPage,
  letter: async () => (await import('./features/letters/staff-letter-page.tsx')).StaffLetterPage,
  address: async () => (await import('./features/letters/staff-address-page.tsx')).StaffAddressPage,
  invitation: async () => (await import('./features/joining/staff-invitation-page.tsx')).StaffInvitationPage,
  'write-letter': async () =>
    (await import('./features/letters/staff-write-letter-page.tsx')).StaffWriteLetterPage,
  rights: async () => (await import('./features/rights/staff-rights-page.tsx')).StaffRightsPage,
  parents: async () => (await import('./features/rights/staff-parents-page.tsx')).StaffParentsPage,
  'letters-to-post': async () =>
    (await import('./features/paper/letters-to-post-page.tsx')).LettersToPostPage,
  'posted-check': async () => (await import('./features/paper/posted-check-page.tsx')).PostedCheckPage,
  'documents-to-read': async () =>
    (await import('./features/paper/documents-to-read-page.tsx')).DocumentsToReadPage,
  people: async () => (await import('./features/people/people-page.tsx')).PeoplePage,
  'people-form': async () => (await import('./features/people/people-form-page.tsx')).PeopleFormPage,
  'give-access': async () => (await import('./features/people/give-access-page.tsx')).GiveAccessPage,
  'compare-access': async () => (await import('./features/people/compare-page.tsx')).ComparePage,
  restrictions: async () => (await import('./features/people/restrictions-page.tsx')).RestrictionsPage,
  'shown-address': async () => (await import('./features/people/shown-address-page.tsx')).ShownAddressPage,
  locks: async () => (await import('./features/people/locks-page.tsx')).LocksPage,
  'broken-glass': async () => (await import('./features/people/glass-page.tsx')).GlassPage,
  caseload: async () => (await import('./features/caseload/caseload-page.tsx')).CaseloadPage,
  reviewMonths: async () => (await import('./features/caseload/review-months-page.tsx')).ReviewMonthsPage,
  phaseBoard: async () => (await import('./features/caseload/phase-board-page.tsx')).PhaseBoardPage,
  officers: async () => (await import('./features/caseload/officers-page.tsx')).OfficersPage,
  bulkCheck: async () => (await import('./features/caseload/bulk-check-page.tsx')).BulkCheckPage,
  audit: async () => (await import('./features/audit/audit-page.tsx')).AuditPage,
  bulkOrders: async () => (await import('./features/caseload/bulk-orders-page.tsx')).BulkOrdersPage,
  bulkOrder: async () => (await import('./features/caseload/bulk-order-page.tsx')).BulkOrderPage,
  caseloadReport: async () =>
    (await import('./features/reports/caseload-report-page.tsx')).CaseloadReportPage,
  reviewsReport: async () => (await import('./features/reports/reviews-report-page.tsx')).ReviewsReportPage,
  hubReport: async () => (await import('./features/reports/hub-report-page.tsx')).HubReportPage,
  bulkDone: async () => (await import('./features/caseload/bulk-done-page.tsx')).BulkDonePage,
  reports: async () => (await import('./features/reports/staff-reports-page.tsx')).StaffReportsPage,
  more: async () => (await import('./features/more/more-page.tsx')).MorePage,
}

function Ready({ then, children }: { then: () => void; children: ReactNode }) {
  useEffect(then, [then])
  return children
}

/** Only once React has taken the page over: these change the page, and it would not match any more. */
function enhance(): void {
  // The design system starts nothing without these names on the body; family-client.ts says why they are set here.
  document.body.classList.add('js-enabled', 'govuk-frontend-supported')
  for (const component of [SkipLink, ServiceNavigation, ErrorSummary, NotificationBanner, Button, Radios])
    createAll(component)
}

/** "It is done" is news once: not for whoever reloads the page or is sent its address. */
function forgetDone(): void {
  const here = new URL(location.href)
  if (!here.searchParams.has('done')) return
  here.searchParams.delete('done')
  history.replaceState(null, '', here)
}

async function start(): Promise<void> {
  ignoreSecondSubmit(document)
  const account = document.querySelector<HTMLFormElement>('.app-header__account')
  if (account) {
    keepOnlyDraftsOf(account.querySelector('span')?.textContent ?? '')
    forgetDraftsOnSignOut(account)
  }
  const root = document.getElementById('app')
  const written = document.getElementById('props')?.textContent
  if (!root || !written) return enhance()
  const { page, props } = JSON.parse(written) as { page: string; props: Props }
  const Page = await pages[page]?.()
  if (!Page) return enhance()
  forgetDone()
  hydrateRoot(
    root,
    <Ready then={enhance}>
      <Page {...props} />
    </Ready>,
  )
}

await start()
