import type { FastifyInstance } from 'fastify'
import { addStaffAccount } from './features/account/account-pages.tsx'
import { addStaffAccounts } from './features/accounts/accounts-routes.tsx'
import { addStaffBoard } from './features/advice/board-routes.ts'
import { addAudit } from './features/audit/audit-routes.ts'
import { addBulkOrders } from './features/caseload/bulk-order-routes.ts'
import { addStaffCaseload } from './features/caseload/caseload-routes.ts'
import { addStaffActs } from './features/cases/acts/add-staff-acts.ts'
import { addNewCase } from './features/cases/new-case/new-case-routes.ts'
import { addStaffCaseList } from './features/cases/staff-case-list-routes.ts'
import { addStaffCase } from './features/cases/staff-case-routes.ts'
import { addDataRights } from './features/data-rights/data-rights-routes.ts'
import { addStaffDocuments } from './features/documents/staff-document-routes.ts'
import { addStaffAnswer } from './features/draft/staff-answer-routes.ts'
import { addStaffTold } from './features/draft/staff-told-routes.ts'
import { addSavedReplies } from './features/enquiries/answer-saved-pages.tsx'
import { addStaffFiles } from './features/enquiries/ask-staff-routes.ts'
import { addStaffCallBack } from './features/enquiries/callback-staff-routes.ts'
import { addStaffComplaint } from './features/enquiries/complaint-routes.ts'
import { addPhoneLog } from './features/enquiries/phone-log-routes.ts'
import { addPhoneTold } from './features/enquiries/phone-told-routes.ts'
import { addAbsences } from './features/enquiries/queue-absences-page.tsx'
import { addTasks } from './features/enquiries/queue-tasks-page.tsx'
import { addTeam } from './features/enquiries/queue-team-page.tsx'
import { addSavedViews } from './features/enquiries/queue-views-pages.tsx'
import { addStaffSearch } from './features/enquiries/search-routes.ts'
import { addStaffEnquiry } from './features/enquiries/staff-enquiry-routes.ts'
import { addStaffQueue } from './features/enquiries/staff-queue-routes.ts'
import { addInboundMail } from './features/inbound-mail/mail-routes.tsx'
import { addStaffInvitation } from './features/joining/staff-invitation-routes.ts'
import { addStaffLetters } from './features/letters/staff-letter-routes.ts'
import { addMore } from './features/more/more-routes.ts'
import { addPaper } from './features/paper/paper-routes.ts'
import { addStaffPeople } from './features/people/people-routes.ts'
import { addMoreReports } from './features/reports/more-reports-routes.ts'
import { addStaffReports } from './features/reports/staff-reports-routes.ts'
import { addStaffRights } from './features/rights/staff-rights-routes.ts'
import type { Web } from './lib/page.ts'
import { createStaffDesk } from './lib/staff-desk.ts'
import { createStaffFrame } from './staff-layout.tsx'

/** Every page of the staff side but its sign-in. */
export function addStaffPages(app: FastifyInstance, web: Web): void {
  const desk = createStaffDesk(web, createStaffFrame(web.council))
  addStaffQueue(app, desk)
  addSavedViews(app, desk)
  addSavedReplies(app, desk)
  addTasks(app, desk)
  addAbsences(app, desk)
  addTeam(app, desk)
  addPhoneLog(app, desk)
  addStaffCallBack(app, desk)
  addPhoneTold(app, desk)
  addStaffSearch(app, desk)
  addStaffComplaint(app, desk)
  addStaffEnquiry(app, desk)
  addStaffFiles(app, desk)
  addInboundMail(app, desk)
  addStaffCaseload(app, desk)
  addBulkOrders(app, desk)
  addAudit(app, desk)
  addStaffCaseList(app, desk)
  addNewCase(app, desk)
  addStaffCase(app, desk)
  addStaffActs(app, desk)
  addStaffDocuments(app, desk)
  addStaffAnswer(app, desk)
  addStaffTold(app, desk)
  addStaffLetters(app, desk)
  addStaffInvitation(app, desk)
  addStaffBoard(app, desk)
  addPaper(app, desk)
  addStaffRights(app, desk)
  addStaffPeople(app, desk)
  addDataRights(app, desk)
  addStaffReports(app, desk)
  addMoreReports(app, desk)
  addStaffAccount(app, desk)
  addStaffAccounts(app, desk)
  addMore(app, desk)
}
