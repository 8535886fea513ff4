import { randomUUID } from 'node:crypto'
import type { ServiceScope } from '@send-hub/shared'
import Fastify from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accountRequest } from '../../../test/account-requests.ts'
import { buildTestApp, type TestApp } from '../../../test/build-test-app.ts'
import { dataRightsRequest } from '../../../test/data-rights-requests.ts'
import {
  aCase,
  aDocument,
  aFamilyMember,
  aLetter,
  aMessageFile,
  anAccess,
  anEnquiry,
  aSentLetter,
  aStaffMember,
  letterElsewhere,
} from '../../../test/factories/index.ts'
import { insertRow } from '../../../test/factories/insert-row.ts'
import { claimsOf, forgeToken } from '../../../test/forge-token.ts'
import { joiningRequest } from '../../../test/joining-requests.ts'
import { mailRequest } from '../../../test/mail/mail-requests.ts'
import { peopleRequest } from '../../../test/people-requests.ts'
import { queueRequest } from '../../../test/queue-requests.ts'
import { rightsRequest } from '../../../test/rights-requests.ts'
import { aForm, aPdf } from '../../../test/sample-files.ts'
import { bulkOrderRequest } from '../../../test/trace-requests.ts'
import { triageRequest } from '../../../test/triage-requests.ts'
import { Visitor } from '../../../test/visitor.ts'
import { routeAccess } from '../../platform/http/route-access.ts'

const actors = [
  'signed out',
  'parent of the case',
  'another family',
  'access ended yesterday',
  'access begins tomorrow',
  'level none',
  'level status',
  'staff',
  'inactive staff',
  'token with scope',
  'token without scope',
  'expired token',
  'revoked token',
  'unknown token',
  'revoked session',
  'expired session',
  'changed cookie',
  'cookie of another key',
  'unsigned cookie',
  'family session claimed as staff',
] as const
type ActorName = (typeof actors)[number]
type Row = Record<ActorName, number>

const every = (status: number) => Object.fromEntries(actors.map((name) => [name, status])) as Row
const badTokens = { 'expired token': 401, 'revoked token': 401, 'unknown token': 401 }
const anyToken = { 'token with scope': 403, 'token without scope': 403, ...badTokens }

/** Open to all; but a token that is given must be good. */
const open = (status: number): Row => ({ ...every(status), ...badTokens })
const staffOnly = (status: number): Row => ({ ...every(401), ...anyToken, staff: status })
const tokensOnly = (status: number): Row => ({ ...every(401), ...anyToken, 'token with scope': status })
const staffOrToken = (status: number): Row => ({ ...tokensOnly(status), staff: status })
const familyOf = (answers: Partial<Row>): Row => ({ ...every(401), ...anyToken, ...answers })
const families = (status: number) =>
  ({
    'parent of the case': status,
    'another family': status,
    'access ended yesterday': status,
    'access begins tomorrow': status,
    'level none': status,
    'level status': status,
  }) as const
/** Only those who may act; whoever may look is told so, everybody else that there is nothing. */
const acting = (status: number) => ({ ...families(404), 'parent of the case': status, 'level status': 403 })
const anySession = (status: number): Row => ({ ...familyOf(families(status)), staff: status })

/** Who gets which status at each door. The enquiries here are those of the parent of the case. */
const table: Record<string, Row> = {
  'GET /healthz': open(200),
  'GET /readyz': open(200),
  'GET /metrics': tokensOnly(200),
  'GET /api/openapi.json': open(200),
  'GET /api/docs': open(200),
  'POST /api/sign-in/codes': open(202),
  'POST /api/sign-in/sessions': open(400),
  'GET /api/session': anySession(200),
  // Signing out of a session that is over already is no fault; a cookie that isn't ours has no session to end.
  'DELETE /api/session': {
    ...anySession(204),
    'revoked session': 204,
    'expired session': 204,
    'inactive staff': 204,
    'family session claimed as staff': 204,
  },
  'GET /api/account': anySession(200),
  'POST /api/account/sessions/end-others': anySession(204),
  // One of the parent's own.
  'DELETE /api/account/sessions/:sessionId': {
    ...anySession(404),
    'parent of the case': 204,
  },
  'POST /api/family/whole-answers': familyOf(families(204)),
  'DELETE /api/family/whole-answers': familyOf(families(204)),
  'POST /api/family/email-changes': familyOf(families(202)),
  // Nobody has asked for this change: the answer to every wrong code.
  'POST /api/family/email-changes/:changeId/codes': familyOf(families(400)),
  'GET /api/family/second-factor': familyOf(families(200)),
  'POST /api/family/passkeys/question': familyOf(families(201)),
  // Challenges that nobody was given, for people who have no second factor.
  'POST /api/family/passkeys': familyOf(families(400)),
  'DELETE /api/family/passkeys/:passkeyId': familyOf(families(404)),
  'POST /api/family/second-factor/passkey/question': familyOf(families(409)),
  'POST /api/family/second-factor/passkey': familyOf(families(400)),
  // This hub sends no texts.
  'POST /api/family/text-number/code': familyOf(families(409)),
  'POST /api/family/text-number': familyOf(families(400)),
  'DELETE /api/family/text-number': familyOf(families(409)),
  'POST /api/family/second-factor/text/code': familyOf(families(409)),
  'POST /api/family/second-factor/text': familyOf(families(400)),
  // Accounts: a power that the member of staff here does not have.
  'POST /api/staff/people/:familyMemberId/second-factor/reset': staffOnly(403),
  'GET /api/staff/accounts': staffOnly(403),
  'POST /api/staff/accounts': staffOnly(403),
  'POST /api/staff/accounts/:staffMemberId/rights': staffOnly(403),
  'POST /api/staff/accounts/:staffMemberId/end': staffOnly(403),
  'POST /api/staff/accounts/:staffMemberId/reopen': staffOnly(403),
  'GET /api/staff/tokens': staffOnly(403),
  'POST /api/staff/tokens': staffOnly(403),
  'POST /api/staff/tokens/:tokenId/revoke': staffOnly(403),
  'POST /api/join/checks': open(202),
  // A code that nobody made: the answer to every wrong one.
  'POST /api/family/children': familyOf(families(400)),
  'GET /api/family/cases/:caseId/people': familyOf({
    ...families(404),
    'parent of the case': 200,
    'level status': 200,
  }),
  'POST /api/family/cases/:caseId/helpers': familyOf(acting(201)),
  'POST /api/family/cases/:caseId/helpers/:accessId/stop': familyOf({
    ...families(404),
    'parent of the case': 204,
  }),
  'POST /api/family/cases/:caseId/helper-codes/:invitationId/withdraw': familyOf({
    ...families(404),
    'parent of the case': 204,
  }),
  'POST /api/staff/cases/:caseId/people/:familyMemberId/invitation': staffOnly(201),
  'GET /api/family/cases': familyOf(families(200)),
  // The parent is here the young person, or the school.
  'GET /api/family/cases/:caseId/parents': familyOf({ ...families(404), 'parent of the case': 200 }),
  'POST /api/family/cases/:caseId/parents/:parentId': familyOf({
    ...families(404),
    'parent of the case': 200,
  }),
  'GET /api/family/school/pupils': familyOf(families(200)),
  'GET /api/family/school/pupils/:caseId': familyOf({ ...families(404), 'parent of the case': 200 }),
  'GET /api/staff/rights': staffOnly(200),
  'GET /api/staff/cases/:caseId/parents': staffOnly(200),
  'POST /api/staff/cases/:caseId/parents/:parentId': staffOnly(200),
  'GET /api/family/cases/:caseId/looked': familyOf({ ...families(404), 'parent of the case': 200 }),
  'GET /api/family/cases/:caseId': familyOf({
    ...families(404),
    'parent of the case': 200,
    'level status': 200,
  }),
  'POST /api/family/cases/:caseId/enquiries': familyOf({
    ...families(404),
    'parent of the case': 201,
    'level status': 403,
  }),
  'GET /api/family/cases/:caseId/draft': familyOf(acting(200)),
  'POST /api/family/cases/:caseId/draft/comments': familyOf(acting(200)),
  'POST /api/family/cases/:caseId/draft/comments/send': familyOf(acting(200)),
  'POST /api/family/cases/:caseId/draft/requests': familyOf(acting(201)),
  'POST /api/staff/cases/:caseId/draft/told': staffOnly(201),
  'POST /api/staff/cases/:caseId/draft/told/:commentsId/take-back': staffOnly(200),
  'POST /api/staff/cases/:caseId/requests/:requestId/answer': staffOnly(200),
  'POST /api/family/cases/:caseId/documents': familyOf(acting(201)),
  'GET /api/family/documents/:documentId/content': familyOf({ ...families(404), 'parent of the case': 200 }),
  'GET /api/family/enquiries/:enquiryId': familyOf({ ...families(404), 'parent of the case': 200 }),
  'POST /api/family/enquiries/:enquiryId/messages': familyOf({
    ...families(404),
    'parent of the case': 201,
  }),
  'POST /api/family/enquiries/:enquiryId/raise': familyOf({ ...families(404), 'parent of the case': 201 }),
  'GET /api/staff/caseload': staffOrToken(200),
  'GET /api/staff/caseload/officers': staffOrToken(200),
  'GET /api/staff/caseload/reviews': staffOrToken(200),
  'GET /api/staff/caseload/phase': staffOrToken(200),
  'POST /api/staff/caseload/bulk/preview': staffOnly(200),
  'POST /api/staff/caseload/bulk': staffOnly(200),
  'POST /api/staff/bulk-orders': staffOnly(201),
  'GET /api/staff/bulk-orders': staffOnly(200),
  'GET /api/staff/bulk-orders/:orderId': staffOnly(200),
  'POST /api/staff/bulk-orders/:orderId/decision': staffOnly(200),
  'GET /api/family/letters/:letterId': familyOf({ ...families(404), 'parent of the case': 200 }),
  'GET /api/family/letters/:letterId/pdf': familyOf({ ...families(404), 'parent of the case': 200 }),
  'GET /api/staff/letters': staffOnly(200),
  'POST /api/staff/letters/posted': staffOnly(204),
  'GET /api/staff/paper': staffOnly(200),
  // One form, sent by all of them: its key is the first one's, and nobody else gets hold of what is under it.
  'POST /api/family/enquiries': familyOf({ ...families(409), 'parent of the case': 201 }),
  'POST /api/family/offered-answers': familyOf(families(204)),
  'GET /api/family/school/pupils/:caseId/enquiries': familyOf(families(404)),
  'POST /api/family/school/pupils/:caseId/enquiries': familyOf(families(404)),
  'POST /api/questions': open(202),
  'POST /api/family/message-files': familyOf(families(201)),
  'GET /api/family/message-files/:fileId': familyOf({ ...families(404), 'parent of the case': 200 }),
  'GET /api/staff/message-files/:fileId': staffOnly(200),
  'POST /api/staff/enquiries/:enquiryId/message-files': staffOnly(201),
  'GET /api/family/enquiries/:enquiryId/message-files/:fileId': familyOf({
    ...families(404),
    'parent of the case': 200,
  }),
  'GET /api/staff/enquiries/:enquiryId/message-files/:fileId': staffOnly(200),
  // What nobody chose: the answer for every file that is not one's own.
  'POST /api/staff/enquiries/:enquiryId/message-files/:fileId/drop': staffOnly(404),
  'GET /api/staff/documents': staffOnly(200),
  'GET /api/staff/inbound-mails': staffOnly(200),
  'GET /api/staff/inbound-mails/:inboundMailId/raw': staffOnly(200),
  'POST /api/staff/inbound-mails/:inboundMailId/enquiry': staffOnly(201),
  'POST /api/staff/inbound-mails/:inboundMailId/seen': staffOnly(204),
  'GET /api/staff/mail-floods': staffOnly(200),
  'POST /api/staff/mail-floods/:floodId/seen': staffOnly(200),
  'GET /api/staff/stopped-addresses': staffOnly(200),
  'POST /api/staff/family-members/:familyMemberId/mail-checked': staffOnly(204),
  'GET /api/staff/cases/:caseId/letters/:letterId': staffOnly(200),
  'GET /api/staff/cases/:caseId/letters/:letterId/pdf': staffOnly(200),
  'POST /api/staff/cases/:caseId/letters/preview': staffOnly(200),
  'POST /api/staff/cases/:caseId/people/:familyMemberId/address': staffOnly(204),
  'GET /api/staff/cases/:caseId/people': staffOnly(200),
  'POST /api/staff/people/find': staffOnly(200),
  'POST /api/staff/cases/:caseId/people/compare': staffOnly(200),
  'POST /api/staff/cases/:caseId/people': staffOnly(201),
  'POST /api/staff/cases/:caseId/access/:accessId/change': staffOnly(200),
  'POST /api/staff/cases/:caseId/access/:accessId/end': staffOnly(204),
  'POST /api/staff/cases/:caseId/pupil-left': staffOnly(200),
  'POST /api/staff/cases/:caseId/capacity': staffOnly(201),
  'POST /api/staff/cases/:caseId/capacity/:decisionId/end': staffOnly(204),
  // These take a power that the member of staff here does not have.
  'GET /api/staff/restrictions': staffOnly(403),
  'POST /api/staff/cases/:caseId/restrictions': staffOnly(403),
  'POST /api/staff/cases/:caseId/restrictions/:restrictionId/clear': staffOnly(403),
  'GET /api/staff/cases/:caseId/locks': staffOnly(403),
  'POST /api/staff/cases/:caseId/locks': staffOnly(403),
  'POST /api/staff/cases/:caseId/locks/:lockId/clear': staffOnly(403),
  'POST /api/staff/cases/:caseId/address/show': staffOnly(200),
  'POST /api/staff/cases/:caseId/locks/mine': staffOnly(204),
  'POST /api/staff/broken-glass': staffOnly(409),
  'GET /api/staff/broken-glass': staffOnly(403),
  'POST /api/staff/broken-glass/:glassId/seen': staffOnly(403),
  'GET /api/staff/cases': staffOrToken(200),
  'GET /api/staff/cases/:caseId': staffOrToken(200),
  'POST /api/staff/cases/:caseId/steps': staffOnly(200),
  'POST /api/staff/cases/:caseId/delays': staffOnly(200),
  'POST /api/staff/cases': staffOnly(201),
  'POST /api/staff/cases/alike': staffOnly(200),
  'POST /api/staff/cases/:caseId/records': staffOnly(200),
  'POST /api/staff/cases/:caseId/corrections': staffOnly(200),
  'POST /api/staff/cases/:caseId/corrections/check': staffOnly(200),
  'POST /api/staff/cases/:caseId/officer': staffOnly(200),
  'POST /api/staff/cases/:caseId/advice': staffOnly(200),
  'POST /api/staff/cases/:caseId/advice/:adviceId/arrived': staffOnly(200),
  'POST /api/staff/cases/:caseId/advice/:adviceId/not-arrived': staffOnly(200),
  'POST /api/staff/cases/:caseId/advice/:adviceId/chases': staffOnly(200),
  'POST /api/staff/cases/:caseId/advice/:adviceId/contact': staffOnly(200),
  'POST /api/staff/cases/:caseId/advice/:adviceId/cancel': staffOnly(200),
  'POST /api/staff/cases/:caseId/settings': staffOnly(200),
  'POST /api/staff/cases/:caseId/settings/:settingId/answer': staffOnly(200),
  'POST /api/staff/cases/:caseId/documents': staffOnly(201),
  'GET /api/staff/cases/:caseId/documents/:documentId/content': staffOnly(200),
  'POST /api/staff/cases/:caseId/documents/:documentId/release': staffOnly(204),
  'POST /api/staff/cases/:caseId/documents/:documentId/withdraw': staffOnly(204),
  'GET /api/staff/enquiries': staffOrToken(200),
  'GET /api/staff/enquiries/:enquiryId': staffOrToken(200),
  'POST /api/staff/enquiries': staffOrToken(201),
  'POST /api/staff/search': staffOnly(200),
  'POST /api/family/enquiries/:enquiryId/complaint': familyOf({
    ...families(404),
    'parent of the case': 201,
  }),
  'POST /api/family/enquiries/:enquiryId/feedback': familyOf({ ...families(404), 'parent of the case': 409 }),
  'POST /api/staff/enquiries/:enquiryId/complaint': staffOnly(200),
  'POST /api/staff/enquiries/:enquiryId/complaint/acknowledgement': staffOnly(409),
  'POST /api/staff/enquiries/:enquiryId/complaint/extension': staffOnly(409),
  'POST /api/staff/enquiries/:enquiryId/complaint/answer': staffOnly(409),
  'POST /api/staff/enquiries/:enquiryId/complaint/withdrawal': staffOnly(409),
  'POST /api/staff/callers/find': staffOnly(200),
  'GET /api/staff/callers/beside': staffOnly(200),
  'POST /api/staff/contacts': staffOnly(201),
  'POST /api/staff/enquiries/:enquiryId/told-by-them': staffOnly(200),
  // A message that no one of us wrote down.
  'POST /api/staff/enquiries/:enquiryId/messages/:messageId/scan': staffOnly(404),
  'GET /api/staff/call-backs': staffOnly(200),
  'GET /api/staff/call-backs/slots': staffOnly(200),
  'POST /api/staff/enquiries/:enquiryId/call-back': staffOnly(200),
  // No call back is agreed for this enquiry.
  'POST /api/staff/enquiries/:enquiryId/call-back/tries': staffOnly(409),
  'POST /api/staff/enquiries/:enquiryId/call-back/give-up': staffOnly(409),
  'POST /api/staff/enquiries/:enquiryId/call-back/cancel': staffOnly(409),
  'GET /api/family/call-back-slots': familyOf(families(200)),
  'POST /api/family/cases/:caseId/call-back': familyOf(acting(201)),
  'GET /api/family/enquiries/:enquiryId/call-back': familyOf({ ...families(404), 'parent of the case': 200 }),
  'POST /api/family/enquiries/:enquiryId/call-back': familyOf({
    ...families(404),
    'parent of the case': 201,
  }),
  'POST /api/family/enquiries/:enquiryId/call-back/cancel': familyOf({
    ...families(404),
    'parent of the case': 409,
  }),
  'POST /api/staff/enquiries/:enquiryId/take': staffOnly(200),
  'POST /api/staff/enquiries/:enquiryId/hand-over': staffOnly(200),
  'POST /api/staff/enquiries/:enquiryId/notes': staffOnly(200),
  'POST /api/staff/enquiries/:enquiryId/replies': staffOnly(200),
  'POST /api/staff/enquiries/:enquiryId/close': staffOnly(200),
  'POST /api/staff/enquiries/:enquiryId/pause': staffOnly(200),
  'POST /api/staff/enquiries/:enquiryId/topics': staffOnly(200),
  'POST /api/staff/enquiries/:enquiryId/priority': staffOnly(200),
  'POST /api/staff/enquiries/:enquiryId/suggestion': staffOnly(200),
  'POST /api/staff/enquiries/:enquiryId/safeguarding': staffOnly(200),
  'POST /api/staff/enquiries/:enquiryId/team': staffOnly(200),
  'POST /api/staff/enquiries/:enquiryId/give-back': staffOnly(200),
  'POST /api/staff/enquiries/:enquiryId/link': staffOnly(200),
  'POST /api/staff/enquiries/:enquiryId/unlink': staffOnly(200),
  'POST /api/staff/enquiries/:enquiryId/merge': staffOnly(200),
  'POST /api/staff/enquiries/:enquiryId/unmerge': staffOnly(200),
  'POST /api/staff/enquiries/:enquiryId/split': staffOnly(200),
  'POST /api/staff/enquiries/:enquiryId/contact': staffOnly(200),
  'POST /api/staff/enquiries/:enquiryId/snooze': staffOnly(200),
  'POST /api/staff/enquiries/:enquiryId/wake': staffOnly(200),
  'POST /api/staff/enquiries/:enquiryId/spam': staffOnly(200),
  'POST /api/staff/enquiries/:enquiryId/not-spam': staffOnly(200),
  'POST /api/staff/enquiries/:enquiryId/reopen': staffOnly(200),
  'GET /api/staff/enquiries/:enquiryId/link-check': staffOnly(200),
  // In process the stream ends after its first word.
  'GET /api/staff/live': staffOnly(200),
  'POST /api/staff/enquiries/:enquiryId/presence': staffOnly(200),
  'GET /api/staff/saved-replies': staffOnly(200),
  // A manager's to write: staff of the hub are told so.
  'POST /api/staff/saved-replies': staffOnly(403),
  'POST /api/staff/saved-replies/examples': staffOnly(403),
  'POST /api/staff/saved-replies/:replyId': staffOnly(403),
  'POST /api/staff/saved-replies/:replyId/retire': staffOnly(403),
  'POST /api/staff/enquiries/:enquiryId/saved-replies/:replyId': staffOnly(404),
  'GET /api/staff/enquiries/:enquiryId/draft-review': staffOnly(200),
  // Nothing was written that could be read.
  'POST /api/staff/enquiries/:enquiryId/draft-review': staffOnly(400),
  'DELETE /api/staff/enquiries/:enquiryId/draft-review': staffOnly(204),
  'POST /api/staff/enquiries/:enquiryId/draft-review/verdict': staffOnly(404),
  'GET /api/staff/enquiries/:enquiryId/drafts/:kind': staffOnly(404),
  // Somebody else typed it than who is signed in.
  'PUT /api/staff/enquiries/:enquiryId/drafts/:kind': staffOnly(403),
  'DELETE /api/staff/enquiries/:enquiryId/drafts/:kind': staffOnly(204),
  'GET /api/family/cases/:caseId/record-corrections': familyOf(acting(200)),
  'POST /api/family/cases/:caseId/record-corrections': familyOf(acting(201)),
  'GET /api/staff/corrections': staffOnly(200),
  'GET /api/staff/corrections/:correctionId': staffOnly(200),
  'POST /api/staff/corrections/:correctionId/decision': staffOnly(200),
  'GET /api/staff/cases/:caseId/record-corrections': staffOnly(200),
  'POST /api/staff/cases/:caseId/record-corrections': staffOnly(204),
  'GET /api/family/copies': familyOf(families(200)),
  'GET /api/family/copies/:requestId/content': familyOf({ ...families(404), 'parent of the case': 200 }),
  // Data protection: a power that the member of staff here does not have.
  'GET /api/staff/audit': staffOnly(403),
  'GET /api/staff/audit/export': staffOnly(403),
  'GET /api/staff/audit/people': staffOnly(403),
  'POST /api/staff/audit/lookups': staffOnly(403),
  'GET /api/staff/access-requests': staffOnly(403),
  'GET /api/staff/cases/:caseId/access-request-choices': staffOnly(403),
  'POST /api/staff/access-requests': staffOnly(403),
  'GET /api/staff/access-requests/:requestId': staffOnly(403),
  'POST /api/staff/access-requests/:requestId/items': staffOnly(403),
  'POST /api/staff/access-requests/:requestId/extend': staffOnly(403),
  'POST /api/staff/access-requests/:requestId/close': staffOnly(403),
  'POST /api/staff/access-requests/:requestId/release': staffOnly(403),
  'GET /api/staff/access-requests/:requestId/content': staffOnly(403),
  'GET /api/staff/retention': staffOnly(403),
  'POST /api/staff/legal-holds': staffOnly(403),
  'POST /api/staff/legal-holds/:holdId/lift': staffOnly(403),
  'POST /api/staff/erasures': staffOnly(403),
  'POST /api/staff/erasures/:erasureId/agree': staffOnly(403),
  'POST /api/staff/erasures/:erasureId/refuse': staffOnly(403),
  'GET /api/staff/colleagues': staffOnly(200),
  'GET /api/staff/enquiries/counts': staffOnly(200),
  'POST /api/staff/enquiries/take-next': staffOnly(200),
  'POST /api/staff/enquiries/share-out': staffOnly(200),
  'POST /api/staff/enquiries/bulk/preview': staffOnly(200),
  'POST /api/staff/enquiries/bulk': staffOnly(200),
  'GET /api/staff/saved-views': staffOnly(200),
  'POST /api/staff/saved-views': staffOnly(201),
  // One's own alone.
  'POST /api/staff/saved-views/:viewId': staffOnly(404),
  'DELETE /api/staff/saved-views/:viewId': staffOnly(404),
  'GET /api/staff/absences': staffOnly(200),
  'POST /api/staff/absences': staffOnly(201),
  'POST /api/staff/absences/:absenceId/end': staffOnly(404),
  // Managers alone.
  'GET /api/staff/team': staffOnly(403),
  'POST /api/staff/team/:staffId': staffOnly(403),
  'GET /api/staff/tasks': staffOnly(200),
  'POST /api/staff/tasks/:taskId/done': staffOnly(204),
  'GET /api/staff/reports/:name': staffOrToken(200),
}

let test: TestApp
let visitors: Record<Exclude<ActorName, 'token with scope' | 'token without scope'>, Visitor>
let parentId: string
let officerId: string
let caseId: string
/** A letter about the case to its parent. */
let letterId: string
let letterOnPaperId: string
/** With a draft that is with the family. */
let draftCaseId: string

beforeAll(async () => {
  test = await buildTestApp()
  const { pool, clock } = test
  const people = {} as Record<ActorName, { id: string; email: string }>
  for (const name of actors) people[name] = await aFamilyMember(pool)
  parentId = people['parent of the case'].id
  officerId = (await aStaffMember(pool)).id
  caseId = (await aCase(pool, { sharedWith: [parentId] })).id
  letterId = (await aSentLetter(pool, { caseId, familyMemberId: parentId })).id
  letterOnPaperId = (await aSentLetter(pool, { caseId, familyMemberId: parentId, isByPost: true })).id
  draftCaseId = (await aCase(pool, { status: 'DRAFT_WITH_FAMILY', sharedWith: [parentId] })).id
  for (const [name, access] of [
    ['access ended yesterday', { endsOn: '2026-11-22' }],
    ['access begins tomorrow', { startsOn: '2026-11-24' }],
    ['level none', { level: 'none' }],
    ['level status', { level: 'status' }],
  ] as const) {
    await anAccess(pool, { caseId, familyMemberId: people[name].id, ...access })
    await anAccess(pool, { caseId: draftCaseId, familyMemberId: people[name].id, ...access })
  }

  const signIn = (name: ActorName) => test.signInFamily(people[name].email)
  const cookieOf = async (name: ActorName) => (await signIn(name)).headers.cookie ?? ''
  const withToken = (token: string) => new Visitor(test.app, { cookie: `hub_session=${token}` })
  const parentCookie = await cookieOf('parent of the case')
  const claims = claimsOf(parentCookie)
  const revoked = await cookieOf('revoked session')
  const expired = await cookieOf('expired session')
  const inactive = await aStaffMember(pool)
  const inactiveStaff = await test.signInStaff(inactive.email)
  await pool.query('update staff_members set is_active = false where id = $1', [inactive.id])
  await pool.query('update sessions set revoked_at = $1 where id = $2', [clock.now(), claimsOf(revoked).sid])
  await pool.query('update sessions set expires_at = $1 where id = $2', [clock.now(), claimsOf(expired).sid])

  visitors = {
    'signed out': test.stranger,
    'parent of the case': new Visitor(test.app, { cookie: parentCookie }),
    'another family': await signIn('another family'),
    'access ended yesterday': await signIn('access ended yesterday'),
    'access begins tomorrow': await signIn('access begins tomorrow'),
    'level none': await signIn('level none'),
    'level status': await signIn('level status'),
    staff: await test.signInStaff((await aStaffMember(pool)).email),
    'inactive staff': inactiveStaff,
    'expired token': await test.service(['cases:read'], { expiresAt: clock.now() }),
    'revoked token': await test.service(['cases:read'], { revokedAt: clock.in({ minutes: -1 }) }),
    'unknown token': new Visitor(test.app, { authorization: `Bearer hub_${'x'.repeat(43)}` }),
    'revoked session': new Visitor(test.app, { cookie: revoked }),
    'expired session': new Visitor(test.app, { cookie: expired }),
    'changed cookie': new Visitor(test.app, { cookie: changed(parentCookie) }),
    'cookie of another key': withToken(forgeToken(claims, { key: 'another key' })),
    'unsigned cookie': withToken(forgeToken(claims, { key: null, algorithm: 'none' })),
    'family session claimed as staff': withToken(
      forgeToken({ ...claims, side: 'staff' }, { key: test.secrets.session }),
    ),
  }
})
afterAll(() => test?.close())

/** The same signature under other claims. */
function changed(cookie: string): string {
  const [header, , signature] = cookie.split('.')
  const claims = Buffer.from(JSON.stringify({ ...claimsOf(cookie), side: 'staff' })).toString('base64url')
  return `${header}.${claims}.${signature}`
}

/** Of a parent who asked to meet us, and waits: the last parts of its address. */
async function aRequest(pool: TestApp['pool']): Promise<string> {
  const { id } = await aCase(pool, { status: 'DRAFT_WITH_FAMILY', sharedWith: [parentId] })
  const request = await insertRow(pool, 'family_requests', {
    id: randomUUID(),
    case_id: id,
    family_member_id: parentId,
    kind: 'meeting',
    asked_at: test.clock.now(),
    answer_by: '2026-11-25',
  })
  return `${id}/requests/${request.id}`
}

/** A case whose parent rang about the draft, which staff entered where it is to be taken back: the last parts of its address. */
async function whatAParentSaid(pattern: string): Promise<string> {
  const { id } = await aCase(test.pool, { status: 'DRAFT_WITH_FAMILY', sharedWith: [parentId] })
  const { rows } = await test.pool.query(
    "select id from case_events where case_id = $1 and kind = 'draft-served'",
    [id],
  )
  const commentsId = randomUUID()
  await insertRow(test.pool, 'draft_comments', {
    ...{ id: commentsId, case_id: id, draft_event_id: rows[0].id, family_member_id: parentId },
    ...{
      sent_at: test.clock.now(),
      updated_at: test.clock.now(),
      came_by: 'phone',
      entered_by_id: officerId,
    },
  })
  await insertRow(test.pool, 'case_events', {
    ...{ id: randomUUID(), case_id: id, kind: 'draft-comments-received', happened_on: '2026-11-23' },
    ...{ recorded_at: test.clock.now(), recorded_by_kind: 'staff', family_member_id: parentId },
    ...{ is_visible_to_family: true, details: { commentsId } },
  })
  return pattern.slice(pattern.indexOf(':caseId')).replace(':caseId', id).replace(':commentsId', commentsId)
}

/** Released to everyone on the case, unless it is there to be released. */
async function documentFor(pattern: string): Promise<string> {
  const releasedBy = pattern.endsWith('/release') ? undefined : officerId
  return (await aDocument(test.pool, test.filesDir, { caseId, staffId: officerId, releasedBy })).id
}

/** A case whose board has one report and one school asked: the last parts of its address. */
async function aBoard(pattern: string): Promise<string> {
  const status = pattern.includes('/settings') ? 'CONSULTING_SETTINGS' : 'ASSESSING'
  const { id } = await aCase(test.pool, { status, sharedWith: [parentId] })
  const askedOn = '2026-11-20'
  const report = await insertRow(test.pool, 'advice_requests', {
    ...{ id: randomUUID(), case_id: id, kind: 'health', asked_of: 'Health service', asked_on: askedOn },
    arrived_on: pattern.endsWith('/not-arrived') ? askedOn : undefined,
  })
  const setting = await insertRow(test.pool, 'setting_consultations', {
    ...{ id: randomUUID(), case_id: id, setting_name: 'Hillside School', asked_on: askedOn },
  })
  const tail = pattern.slice(pattern.indexOf(':caseId') + ':caseId'.length)
  return `${id}${tail.replace(':adviceId', String(report.id)).replace(':settingId', String(setting.id))}`
}

/** Where the parent of the case is signed in, too. */
async function aSession(): Promise<string> {
  const session = await insertRow(test.pool, 'sessions', {
    ...{ id: randomUUID(), actor_kind: 'family', family_member_id: parentId },
    ...{ created_at: test.clock.now(), expires_at: test.clock.in({ hours: 12 }) },
  })
  return String(session.id)
}

const isOfBoard = (pattern: string) => /:caseId\/(advice|settings)/.test(pattern)

/** An entry that a member of staff made, and that can be put right. */
async function anEntryOf(ofCase: string): Promise<string> {
  const entry = await insertRow(test.pool, 'case_events', {
    id: randomUUID(),
    case_id: ofCase,
    kind: 'early-review-requested',
    happened_on: '2026-11-20',
    recorded_at: test.clock.now(),
    recorded_by_kind: 'staff',
    is_visible_to_family: true,
  })
  return String(entry.id)
}

/** With the parent's own message. */
async function messageFileFor(): Promise<{ id: string; enquiryId: string }> {
  const asked = await anEnquiry(test.pool, { caseId, familyMemberId: parentId })
  const wanted = { enquiryId: asked.id, familyMemberId: parentId }
  return { ...(await aMessageFile(test.pool, test.filesDir, wanted)), enquiryId: asked.id }
}

/** A right request for each route, on things of their own where they would get in each other's way. */
async function requestFor(
  route: string,
): Promise<{ url: string; body?: unknown; headers?: Record<string, string> }> {
  const aboutAccounts = accountRequest(route, parentId)
  if (aboutAccounts) return aboutAccounts
  const aboutRights = await rightsRequest(test.pool, route, parentId)
  if (aboutRights) return aboutRights
  const aboutPeople = await peopleRequest(test.pool, route, parentId)
  if (aboutPeople) return aboutPeople
  const aboutMail = await mailRequest(test, route)
  if (aboutMail) return aboutMail
  const aboutQueue = await queueRequest(test.pool, route)
  if (aboutQueue) return { ...aboutQueue, body: aboutQueue.body ?? undefined }
  const aboutTriage = await triageRequest(test.pool, route)
  if (aboutTriage) return aboutTriage
  const aboutOrders = await bulkOrderRequest(test.pool, route, caseId)
  if (aboutOrders) return aboutOrders
  const aboutDataRights = await dataRightsRequest(test, route, { caseId, parentId })
  if (aboutDataRights) return aboutDataRights
  const aboutJoining = await joiningRequest(test, route, { caseId, parentId })
  if (aboutJoining) return aboutJoining
  const [, pattern = ''] = route.split(' ')
  const { pool } = test
  const newCase = async () => (await aCase(pool, { sharedWith: [parentId] })).id
  const enquiry = async () => (await anEnquiry(pool, { caseId, familyMemberId: parentId })).id
  const file = pattern.includes(':fileId') ? await messageFileFor() : null
  const board = isOfBoard(pattern) ? await aBoard(pattern) : ''
  const url = pattern
    .replace(/:caseId\/(advice|settings).*/, board)
    .replace(/:caseId\/draft\/told.*/, pattern.includes('/told') ? await whatAParentSaid(pattern) : '')
    .replace(':caseId/draft', `${draftCaseId}/draft`)
    .replace(':caseId/requests/:requestId', pattern.includes(':requestId') ? await aRequest(pool) : '')
    .replace(':caseId', /steps|delays|records|corrections|officer/.test(pattern) ? await newCase() : caseId)
    .replace(/:enquiryId\/message-files\/:fileId$/, file ? `${file.enquiryId}/message-files/${file.id}` : '')
    .replace(':enquiryId', pattern.includes(':enquiryId') ? await enquiry() : '')
    .replace(':messageId', randomUUID())
    .replace(':fileId', file?.id ?? '')
    .replace(':documentId', pattern.includes(':documentId') ? await documentFor(pattern) : '')
    .replace(':letterId', letterId)
    .replace(':sessionId', pattern.includes(':sessionId') ? await aSession() : '')
    .replace(':changeId', randomUUID())
    .replace(':replyId', randomUUID())
    .replace(':familyMemberId', parentId)
    .replace('drafts/:kind', `drafts/message${route.startsWith('DELETE') ? '?baseVersion=1' : ''}`)
    .replace(':name', 'timeliness')
  const message = () => ({ body: 'When will you decide?', requestKey: randomUUID() })
  const aSlot = { slotOn: '2026-11-24', startsAtHour: 11, phone: '03069 990111' }
  const bodies: Record<string, unknown> = {
    'POST /api/sign-in/codes': { email: `${randomUUID()}@family.example`, side: 'family' },
    'POST /api/sign-in/sessions': { attemptId: randomUUID(), code: '000000' },
    'POST /api/family/email-changes': { email: `${randomUUID()}@family.example` },
    'POST /api/family/email-changes/:changeId/codes': { oldCode: '000000', newCode: '000000' },
    'POST /api/family/cases/:caseId/enquiries': { ...message(), topic: 'STATUS' },
    'POST /api/family/enquiries/:enquiryId/messages': message(),
    'POST /api/family/enquiries/:enquiryId/raise': message(),
    'POST /api/staff/enquiries/:enquiryId/pause': { ...message(), version: 1 },
    'POST /api/family/enquiries': { ...message(), topic: 'OTHER' },
    'POST /api/family/offered-answers': { key: randomUUID(), topic: 'STATUS' },
    'POST /api/family/school/pupils/:caseId/enquiries': {
      ...{ ...message(), reason: 'other', basis: 'consent' },
    },
    'POST /api/questions': { ...message(), name: 'Amina', phone: '07700 900123' },
    'POST /api/family/cases/:caseId/draft/comments': { sections: { B: 'Too short' } },
    'POST /api/family/cases/:caseId/draft/comments/send': { nothingToChange: true },
    'POST /api/family/cases/:caseId/draft/requests': { kind: 'meeting' },
    'POST /api/staff/cases/:caseId/draft/told': {
      ...{ familyMemberId: parentId, cameBy: 'phone', on: '2026-11-23', nothingToChange: true, version: 1 },
    },
    'POST /api/staff/cases/:caseId/draft/told/:commentsId/take-back': { version: 1 },
    'POST /api/staff/cases/:caseId/requests/:requestId/answer': {
      answer: 'agreed',
      words: 'Yes',
      version: 1,
    },
    'POST /api/staff/letters/posted': { letterIds: [letterOnPaperId], on: '2026-11-23' },
    'POST /api/staff/cases/:caseId/letters/preview': { kind: 'assessment-refused', letter: aLetter() },
    'POST /api/staff/cases/:caseId/people/:familyMemberId/address': { lines: ['1 Example Road'] },
    'POST /api/staff/cases/:caseId/steps': {
      kind: 'assessment-agreed',
      on: '2026-11-20',
      version: 1,
      letter: letterElsewhere,
    },
    'POST /api/staff/cases/:caseId/delays': {
      duty: 'decide-to-assess',
      reason: 'OFFICER_SHORTAGE',
      promisedOn: '2027-01-15',
      ownerId: officerId,
      version: 1,
    },
    'POST /api/staff/cases/:caseId/advice': {
      requests: [{ kind: 'psychology', askedOf: 'Educational psychologist' }],
      ...{ askedOn: '2026-11-20', version: 1 },
    },
    'POST /api/staff/cases/:caseId/advice/:adviceId/arrived': { on: '2026-11-20', version: 1 },
    'POST /api/staff/cases/:caseId/advice/:adviceId/not-arrived': { version: 1 },
    'POST /api/staff/cases/:caseId/advice/:adviceId/chases': { on: '2026-11-20', how: 'phone', version: 1 },
    'POST /api/staff/cases/:caseId/advice/:adviceId/contact': { contactName: 'Duty desk', version: 1 },
    'POST /api/staff/cases/:caseId/advice/:adviceId/cancel': { reason: 'not-needed', version: 1 },
    'POST /api/staff/cases/:caseId/settings': {
      settings: [{ name: 'Oak Tree Academy' }],
      ...{ askedOn: '2026-11-20', version: 1 },
    },
    'POST /api/staff/cases/:caseId/settings/:settingId/answer': {
      ...{ on: '2026-11-20', answer: 'full', version: 1 },
    },
    'POST /api/staff/cases/:caseId/documents/:documentId/release': { to: null, isReadAndMayGo: true },
    'POST /api/staff/caseload/bulk/preview': { act: 'name-place', cases: [{ id: caseId }] },
    'POST /api/staff/caseload/bulk': { act: 'name-place', cases: [{ id: caseId, version: 1 }] },
    'POST /api/staff/cases': {
      basis: 'request',
      child: { forename: 'Ada', surname: randomUUID(), birthOn: '2018-03-09' },
      receivedOn: '2026-11-20',
      requestSource: 1,
      people: [],
    },
    'POST /api/staff/cases/alike': { surname: 'Okafor', birthOn: '2018-03-09' },
    'POST /api/staff/cases/:caseId/records': {
      kind: 'exception-recorded',
      on: '2026-11-20',
      version: 1,
      code: 'AWAY',
      duties: ['decide-to-assess'],
      evidenceKind: 'travel',
      evidence: 'Tickets seen',
      toldFamilyOn: '2026-11-20',
    },
    'POST /api/staff/cases/:caseId/corrections': {
      eventId: pattern.endsWith('/corrections') ? await anEntryOf(url.split('/')[4] ?? '') : '',
      version: 1,
      reason: 'Entered on the wrong case',
    },
    'POST /api/staff/cases/:caseId/corrections/check': {
      eventId: pattern.endsWith('/corrections/check') ? await anEntryOf(url.split('/')[4] ?? '') : '',
      version: 1,
    },
    'POST /api/staff/cases/:caseId/officer': { officerId, version: 1 },
    'POST /api/staff/search': { query: 'Okafor' },
    'POST /api/staff/enquiries': {
      channel: 'phone',
      topics: ['STATUS'],
      body: 'Wants a call',
      contact: { name: 'Amina Okafor' },
    },
    'POST /api/staff/callers/find': { query: 'Amina Okafor' },
    'POST /api/staff/contacts': {
      ...{ requestKey: randomUUID(), channel: 'phone', contact: { name: 'Gwen Harker' } },
      ...{ topics: ['STATUS'], asked: 'Wants a call' },
    },
    'POST /api/staff/enquiries/:enquiryId/told-by-them': { ...message(), channel: 'phone' },
    'POST /api/staff/enquiries/:enquiryId/call-back': { ...aSlot, version: 1 },
    'POST /api/staff/enquiries/:enquiryId/call-back/tries': {
      ...{ requestKey: randomUUID(), outcome: 'no-answer', note: 'Rang out' },
    },
    'POST /api/staff/enquiries/:enquiryId/call-back/give-up': { version: 1 },
    'POST /api/staff/enquiries/:enquiryId/call-back/cancel': { version: 1 },
    'POST /api/family/cases/:caseId/call-back': { ...aSlot, topic: 'STATUS', requestKey: randomUUID() },
    'POST /api/family/enquiries/:enquiryId/call-back': aSlot,
    'POST /api/staff/enquiries/:enquiryId/take': { version: 1 },
    'POST /api/staff/enquiries/:enquiryId/hand-over': { version: 1, ownerId: officerId },
    'POST /api/staff/enquiries/:enquiryId/notes': message(),
    'POST /api/staff/enquiries/:enquiryId/replies': { ...message(), version: 1 },
    'POST /api/family/enquiries/:enquiryId/complaint': message(),
    'POST /api/family/enquiries/:enquiryId/feedback': { isAnswered: true, requestKey: randomUUID() },
    'POST /api/staff/enquiries/:enquiryId/complaint': { version: 1 },
    'POST /api/staff/enquiries/:enquiryId/complaint/acknowledgement': { ...message(), version: 1 },
    'POST /api/staff/enquiries/:enquiryId/complaint/extension': {
      ...{ extendedTo: '2026-12-21', reason: 'Illness', requestKey: randomUUID(), version: 1 },
    },
    'POST /api/staff/enquiries/:enquiryId/complaint/answer': { ...message(), outcome: 'upheld', version: 1 },
    'POST /api/staff/enquiries/:enquiryId/complaint/withdrawal': { reason: 'By phone', version: 1 },
    'POST /api/staff/enquiries/:enquiryId/close': { version: 1, reason: 'duplicate' },
    'POST /api/staff/saved-replies': { title: 'Hello', topics: [], body: 'Hello' },
    'POST /api/staff/saved-replies/:replyId': { title: 'Hello', topics: [], body: 'Hello', version: 1 },
    'POST /api/staff/saved-replies/:replyId/retire': { version: 1, isRetired: true },
    'POST /api/staff/enquiries/:enquiryId/draft-review': { draftVersion: 1 },
    'POST /api/staff/enquiries/:enquiryId/draft-review/verdict': {
      ...{ writerId: randomUUID(), draftVersion: 1, verdict: 'ok' },
    },
    'POST /api/staff/enquiries/:enquiryId/presence': { tab: randomUUID(), state: 'reading' },
    'PUT /api/staff/enquiries/:enquiryId/drafts/:kind': {
      body: 'We',
      baseVersion: null,
      writerId: randomUUID(),
    },
  }
  if (route.startsWith('POST') && route.endsWith('/documents')) {
    const { payload, headers } = aForm({ title: 'Report', kind: 'advice' }, { content: aPdf() })
    return { url, body: payload, headers }
  }
  if (route.endsWith('/scan')) {
    const { payload, headers } = aForm({}, { content: aPdf() })
    return { url, body: payload, headers }
  }
  if (route.startsWith('POST') && route.endsWith('/message-files')) {
    const field = route.includes('/family/') ? 'files' : 'file'
    const { payload, headers } = aForm({}, { content: aPdf(), field })
    return { url, body: payload, headers }
  }
  return { url, body: bodies[route] }
}

async function visitorFor(actor: ActorName, route: string): Promise<Visitor> {
  if (actor === 'token with scope') return test.service([scopeOf(route)])
  if (actor === 'token without scope') {
    return test.service([scopeOf(route) === 'cases:read' ? 'reports:read' : 'cases:read'])
  }
  return visitors[actor]
}

/** The scope that the table of the outside surface gives the route (docs: routes for other systems). */
function scopeOf(route: string): ServiceScope {
  if (route.includes('/metrics')) return 'metrics:read'
  if (route.includes('/reports/')) return 'reports:read'
  if (route === 'POST /api/staff/enquiries') return 'enquiries:write'
  return route.includes('/enquiries') ? 'enquiries:read' : 'cases:read'
}

describe('the route table', () => {
  it('names every route of the API, and no other', () => {
    const declared = test.app.declaredRoutes.filter(({ method }) => method !== 'HEAD')

    const names = declared.map(({ method, url }) => `${method} ${url}`)
    expect(new Set(names)).toEqual(new Set(Object.keys(table)))
  })

  // Signing out comes last: it ends the sessions that the others use.
  const routes = Object.keys(table).toSorted(
    (one, other) => Number(one === 'DELETE /api/session') - Number(other === 'DELETE /api/session'),
  )
  it.each(routes)('%s answers each kind of visitor as the table says', async (route) => {
    const [method = 'GET'] = route.split(' ') as ['GET' | 'POST' | 'DELETE']
    const { url, body, headers } = await requestFor(route)
    const answers = {} as Row
    for (const actor of actors) {
      const visitor = await visitorFor(actor, route)
      const answer = await visitor.call(method, url, body, headers)
      answers[actor] = answer.statusCode
      if (method === 'GET') {
        expect((await visitor.call('HEAD', url)).statusCode, `HEAD as ${actor}`).toBe(answer.statusCode)
      }
    }

    expect(answers).toEqual(table[route])
  })

  it('has no route that is open to another method', async () => {
    for (const method of ['PUT', 'PATCH', 'OPTIONS'] as const) {
      const answer = await visitors.staff.call(method, `/api/staff/cases/${caseId}`, undefined)
      expect(answer.statusCode, method).toBe(404)
    }
  })
})

describe('the local inbox', () => {
  it('is not there unless it was asked for', async () => {
    expect((await visitors.staff.get('/dev/inbox.json')).statusCode).toBe(404)
    const withInbox = await buildTestApp({ inbox: { read: async () => [] } })

    expect((await withInbox.stranger.get('/dev/inbox.json')).json()).toEqual([])
    await withInbox.close()
  })
})

describe('a route that does not declare its access', () => {
  it('stops the start', async () => {
    const app = Fastify()
    await app.register(routeAccess)

    expect(() => app.get('/forgotten', async () => 'open to all')).toThrow(
      'The route GET /forgotten does not declare its access.',
    )
  })

  it('stops the start when a page forgets it, too', async () => {
    const pages = async (web: Fastify.FastifyInstance) => {
      web.get('/page', async () => 'open to all')
    }

    await expect(buildTestApp({ pages: { plugin: pages, clientDir: '' } })).rejects.toThrow(/declare/)
  })
})
