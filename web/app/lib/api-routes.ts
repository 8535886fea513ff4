import type {
  AbsenceRecorded,
  Absences,
  AccessCompared,
  AccessGiven,
  AccessRequestChoices,
  AccessRequestForStaff,
  AccessRequestOpened,
  AccessRequestRows,
  AccountView,
  AcknowledgeComplaint,
  AdviceArrived,
  AdviceContact,
  AgreeCallBack,
  Alike,
  AlikeSearch,
  AnswerComplaint,
  AnsweredBefore,
  AnswerFamilyRequest,
  AskFamily,
  AskForReview,
  AuditEntries,
  AuditFound,
  AuditLookup,
  AuditPeople,
  AuditSearch,
  BreakGlass,
  BrokenGlassList,
  BulkAsked,
  BulkDecision,
  BulkEnquiries,
  BulkEnquiriesResult,
  BulkOrder,
  BulkOrderAsked,
  BulkOrders,
  BulkPreview,
  BulkResult,
  CallBackForFamily,
  CallBackSlots,
  CallBackSlotsForFamily,
  CallerBeside,
  CallerChosen,
  CallerSearch,
  CallersFound,
  CallsSearch,
  CallsToMake,
  CancelAdvice,
  CapacityRecorded,
  CaseCards,
  CaseForFamily,
  CaseForSchool,
  CaseForStaff,
  Caseload,
  CaseloadOfficers,
  CaseloadReport,
  CaseloadScope,
  CaseloadSearch,
  CaseOpened,
  CasePeopleForFamily,
  CaseRows,
  CaseSearch,
  CaseStep,
  ChangedAccess,
  ChangedSavedReply,
  ChangedSavedView,
  ChangedTurns,
  ChangePriority,
  ChangeTopics,
  ChildJoined,
  ClearedRestriction,
  CloseAccessRequest,
  CloseEnquiry,
  ContactRecorded,
  CopiesForFamily,
  CorrectContact,
  CorrectionChecked,
  CorrectionForStaff,
  CorrectionsForFamily,
  CorrectionsForStaff,
  CorrectionToCheck,
  DecideCorrection,
  DecideItems,
  DocumentSaved,
  DocumentsSearch,
  DocumentsToRead,
  DraftForFamily,
  DraftReviews,
  DraftWords,
  EmailChangeAsked,
  EmailChangeCodes,
  EndCallBack,
  EndedAccess,
  EnquiriesReport,
  EnquiryForFamily,
  EnquiryForStaff,
  EnquiryFromMail,
  EnquiryOpened,
  EnquiryQuery,
  EnquiryRows,
  EnquirySearch,
  ExamplesAdded,
  ExtendAccessRequest,
  ExtendComplaint,
  FilledReply,
  GiveBack,
  GiveToTeam,
  GiveVerdict,
  GlassBroken,
  HandOverEnquiry,
  HandToSafeguarding,
  HelperInvited,
  InboundMailRows,
  InboundMailSearch,
  InvitationMade,
  LetterPreview,
  LettersPosted,
  LettersSearch,
  LettersToPost,
  LetterToPreview,
  LiftHold,
  LinkCase,
  LinkCheck,
  LinkCheckQuery,
  LocksOfCase,
  LookedAt,
  LookedSearch,
  MailFloodResult,
  MailFloodSeen,
  MailFloods,
  MarkSpam,
  MergeEnquiry,
  MessageFileAdded,
  MessageFileForFamily,
  MessageFileForStaff,
  NewAbsence,
  NewAccess,
  NewAccessRequest,
  NewAdviceChase,
  NewAdviceRequests,
  NewCallBack,
  NewCallBackAboutCase,
  NewCallBackTry,
  NewCapacityDecision,
  NewCase,
  NewChildByCode,
  NewComplaint,
  NewContact,
  NewCorrection,
  NewDelay,
  NewEmailChange,
  NewEnquiry,
  NewEnquiryFromChannel,
  NewErasure,
  NewFamilyRequest,
  NewFeedback,
  NewGeneralEnquiry,
  NewHelper,
  NewHold,
  NewInvitation,
  NewJoinCheck,
  NewLock,
  NewMessage,
  NewNote,
  NewOfficer,
  NewPasskey,
  NewPostalAddress,
  NewRecord,
  NewRecordCorrection,
  NewReply,
  NewRestriction,
  NewSavedReply,
  NewSavedView,
  NewSchoolEnquiry,
  NewServiceToken,
  NewSession,
  NewSettingsAsked,
  NewSignInCode,
  NewStaffAccount,
  NewTextNumber,
  NextTaken,
  OpenComplaint,
  OpenedBulkOrder,
  OpenedLetter,
  OpenedLetterForStaff,
  OwnLock,
  Paging,
  PaperCounts,
  ParentAnswer,
  ParentAnswerTold,
  ParentsForYoungPerson,
  PasskeyQuestion,
  PasskeyShown,
  PeopleFound,
  PeopleOfCase,
  PersonSearch,
  PhaseBoard,
  PupilLeft,
  PupilRows,
  PupilSearch,
  QueueCounts,
  QueueCountsQuery,
  RaiseEnquiry,
  ReleaseDocument,
  ReopenEnquiry,
  RequestsReport,
  RestrictionSet,
  Restrictions,
  RetentionView,
  RetireSavedReply,
  ReviewMonths,
  ReviewsReport,
  RightsSearch,
  SaveDraft,
  SavedDraft,
  SavedReplies,
  SavedReplyMade,
  SavedViews,
  SchoolEnquiries,
  SecondFactorReset,
  SecondFactorView,
  SeenGlass,
  SendDraftComments,
  ServiceTokenMade,
  ServiceTokens,
  SessionView,
  SettingAnswered,
  SharedOut,
  ShareOut,
  ShownAddress,
  SignInCodeSent,
  SnoozeEnquiry,
  SplitEnquiry,
  StaffAccountMade,
  StaffAccounts,
  StaffCorrection,
  StaffRights,
  StaffSearch,
  StaffSearchFound,
  StaffSignedIn,
  StaffSignedOut,
  StaffSignInBegun,
  StaffSignInFinish,
  StaffSignInStart,
  StaffTasks,
  StagedFiles,
  StoppedAddresses,
  StrangerAnswered,
  StrangersQuestion,
  TakeBackComments,
  TakeEnquiry,
  TaskDone,
  TaskSearch,
  TeamLoad,
  TextCode,
  TextCodeSent,
  TimelinessReport,
  ToldByFamily,
  ToldByThem,
  UndoArrival,
  UndoMerge,
  UnlinkCase,
  UnmarkSpam,
  UseSuggestion,
  WakeEnquiry,
  WithdrawComplaint,
  YoungPeopleToAsk,
  YoungPersonToAsk,
} from '@send-hub/shared'
import type { z } from 'zod'
import type { FileForm } from './file-form.ts'

interface Call<
  Answer extends z.ZodType | null,
  Body extends z.ZodType | null = null,
  Query extends z.ZodType | null = null,
> {
  answer: Answer extends z.ZodType ? z.output<Answer> : undefined
  /** The fields are known here; whether what was typed into them is right, the API says. */
  body: Body extends z.ZodType ? { [Field in keyof z.input<Body>]: unknown } : undefined
  query: Query extends z.ZodType ? { [Field in keyof z.input<Query>]?: string | undefined } : undefined
}

type Colleagues = z.ZodObject<{
  items: z.ZodArray<z.ZodObject<{ id: z.ZodUUID; name: z.ZodString; team: z.ZodString }>>
}>

/** Every call a page can make, with what goes in and what comes out. */
export interface ApiRoutes {
  'POST /api/sign-in/codes': Call<typeof SignInCodeSent, typeof NewSignInCode>
  'POST /api/sign-in/sessions': Call<typeof SessionView, typeof NewSession>
  'GET /api/family/second-factor': Call<typeof SecondFactorView>
  'POST /api/family/passkeys/question': Call<typeof PasskeyQuestion>
  'POST /api/family/passkeys': Call<null, typeof NewPasskey>
  'DELETE /api/family/passkeys/:passkeyId': Call<null>
  'POST /api/family/text-number/code': Call<typeof TextCodeSent, typeof NewTextNumber>
  'POST /api/family/text-number': Call<null, typeof TextCode>
  'DELETE /api/family/text-number': Call<null>
  'POST /api/family/second-factor/passkey/question': Call<typeof PasskeyQuestion>
  'POST /api/family/second-factor/passkey': Call<null, typeof PasskeyShown>
  'POST /api/family/second-factor/text/code': Call<typeof TextCodeSent>
  'POST /api/family/second-factor/text': Call<null, typeof TextCode>
  'POST /api/staff/people/:familyMemberId/second-factor/reset': Call<null, typeof SecondFactorReset>
  'GET /api/staff/accounts': Call<typeof StaffAccounts>
  'POST /api/staff/accounts': Call<typeof StaffAccountMade, typeof NewStaffAccount>
  'POST /api/staff/accounts/:staffMemberId/rights': Call<null, typeof StaffRights>
  'POST /api/staff/accounts/:staffMemberId/end': Call<null>
  'POST /api/staff/accounts/:staffMemberId/reopen': Call<null>
  'GET /api/staff/tokens': Call<typeof ServiceTokens>
  'POST /api/staff/tokens': Call<typeof ServiceTokenMade, typeof NewServiceToken>
  'POST /api/staff/tokens/:tokenId/revoke': Call<null>
  'POST /api/sign-in/staff/start': Call<typeof StaffSignInBegun, typeof StaffSignInStart>
  'POST /api/sign-in/staff/finish': Call<typeof StaffSignedIn, typeof StaffSignInFinish>
  'POST /api/sign-in/staff/sign-out': Call<typeof StaffSignedOut>
  'POST /api/join/checks': Call<typeof SignInCodeSent, typeof NewJoinCheck>
  'POST /api/family/children': Call<typeof ChildJoined, typeof NewChildByCode>
  'GET /api/family/cases/:caseId/people': Call<typeof CasePeopleForFamily>
  'POST /api/family/cases/:caseId/helpers': Call<typeof HelperInvited, typeof NewHelper>
  'POST /api/family/cases/:caseId/helpers/:accessId/stop': Call<null>
  'POST /api/family/cases/:caseId/helper-codes/:invitationId/withdraw': Call<null>
  'POST /api/staff/cases/:caseId/people/:familyMemberId/invitation': Call<
    typeof InvitationMade,
    typeof NewInvitation
  >
  'GET /api/session': Call<typeof SessionView>
  'DELETE /api/session': Call<null>
  'GET /api/account': Call<typeof AccountView>
  'DELETE /api/account/sessions/:sessionId': Call<null>
  'POST /api/account/sessions/end-others': Call<null>
  'POST /api/family/whole-answers': Call<null>
  'DELETE /api/family/whole-answers': Call<null>
  'POST /api/family/email-changes': Call<typeof EmailChangeAsked, typeof NewEmailChange>
  'POST /api/family/email-changes/:changeId/codes': Call<null, typeof EmailChangeCodes>
  'GET /api/family/cases': Call<typeof CaseCards>
  'GET /api/family/cases/:caseId/looked': Call<typeof LookedAt, null, typeof LookedSearch>
  'GET /api/family/cases/:caseId': Call<typeof CaseForFamily>
  'GET /api/family/cases/:caseId/draft': Call<typeof DraftForFamily>
  'POST /api/family/cases/:caseId/draft/comments': Call<typeof DraftForFamily, typeof DraftWords>
  'POST /api/family/cases/:caseId/draft/comments/send': Call<typeof DraftForFamily, typeof SendDraftComments>
  'POST /api/family/cases/:caseId/draft/requests': Call<typeof DraftForFamily, typeof NewFamilyRequest>
  'POST /api/family/cases/:caseId/enquiries': Call<typeof EnquiryForFamily, typeof NewEnquiry>
  'GET /api/family/enquiries/:enquiryId': Call<typeof EnquiryForFamily, null, typeof EnquiryQuery>
  'GET /api/family/enquiries/:enquiryId/message-files/:fileId': Call<typeof MessageFileForFamily>
  'POST /api/family/enquiries/:enquiryId/messages': Call<typeof EnquiryForFamily, typeof NewMessage>
  'POST /api/family/enquiries/:enquiryId/complaint': Call<typeof EnquiryForFamily, typeof NewComplaint>
  'POST /api/family/enquiries/:enquiryId/feedback': Call<typeof EnquiryForFamily, typeof NewFeedback>
  'POST /api/staff/enquiries/:enquiryId/complaint': Call<typeof EnquiryForStaff, typeof OpenComplaint>
  'POST /api/staff/enquiries/:enquiryId/complaint/acknowledgement': Call<
    typeof EnquiryForStaff,
    typeof AcknowledgeComplaint
  >
  'POST /api/staff/enquiries/:enquiryId/complaint/extension': Call<
    typeof EnquiryForStaff,
    typeof ExtendComplaint
  >
  'POST /api/staff/enquiries/:enquiryId/complaint/answer': Call<
    typeof EnquiryForStaff,
    typeof AnswerComplaint
  >
  'POST /api/staff/enquiries/:enquiryId/complaint/withdrawal': Call<
    typeof EnquiryForStaff,
    typeof WithdrawComplaint
  >
  'POST /api/family/enquiries/:enquiryId/raise': Call<typeof EnquiryForFamily, typeof RaiseEnquiry>
  'POST /api/family/enquiries': Call<typeof EnquiryForFamily, typeof NewGeneralEnquiry>
  'GET /api/staff/inbound-mails': Call<typeof InboundMailRows, null, typeof InboundMailSearch>
  'POST /api/staff/inbound-mails/:inboundMailId/enquiry': Call<typeof EnquiryOpened, typeof EnquiryFromMail>
  'POST /api/staff/inbound-mails/:inboundMailId/seen': Call<null>
  'GET /api/staff/mail-floods': Call<typeof MailFloods>
  'POST /api/staff/mail-floods/:floodId/seen': Call<typeof MailFloodResult, typeof MailFloodSeen>
  'GET /api/staff/stopped-addresses': Call<typeof StoppedAddresses>
  'POST /api/staff/family-members/:familyMemberId/mail-checked': Call<null>
  'POST /api/family/message-files': Call<typeof StagedFiles>
  'POST /api/family/offered-answers': Call<null, typeof AnsweredBefore>
  'GET /api/family/school/pupils/:caseId/enquiries': Call<typeof SchoolEnquiries>
  'POST /api/family/school/pupils/:caseId/enquiries': Call<typeof EnquiryForFamily, typeof NewSchoolEnquiry>
  'POST /api/questions': Call<typeof StrangerAnswered, typeof StrangersQuestion>
  'POST /api/staff/enquiries/:enquiryId/message-files': Call<typeof MessageFileAdded>
  'POST /api/staff/enquiries/:enquiryId/message-files/:fileId/drop': Call<null>
  'POST /api/staff/callers/find': Call<typeof CallersFound, typeof CallerSearch>
  'GET /api/staff/callers/beside': Call<typeof CallerBeside, null, typeof CallerChosen>
  'POST /api/staff/contacts': Call<typeof ContactRecorded, typeof NewContact>
  'POST /api/staff/enquiries/:enquiryId/told-by-them': Call<typeof EnquiryForStaff, typeof ToldByThem>
  'POST /api/staff/enquiries/:enquiryId/messages/:messageId/scan': Call<typeof MessageFileAdded>
  'GET /api/staff/call-backs': Call<typeof CallsToMake, null, typeof CallsSearch>
  'GET /api/staff/call-backs/slots': Call<typeof CallBackSlots>
  'POST /api/staff/enquiries/:enquiryId/call-back': Call<typeof EnquiryForStaff, typeof AgreeCallBack>
  'POST /api/staff/enquiries/:enquiryId/call-back/tries': Call<typeof EnquiryForStaff, typeof NewCallBackTry>
  'POST /api/staff/enquiries/:enquiryId/call-back/give-up': Call<typeof EnquiryForStaff, typeof EndCallBack>
  'POST /api/staff/enquiries/:enquiryId/call-back/cancel': Call<typeof EnquiryForStaff, typeof EndCallBack>
  'GET /api/family/call-back-slots': Call<typeof CallBackSlotsForFamily>
  'GET /api/family/enquiries/:enquiryId/call-back': Call<typeof CallBackForFamily>
  'POST /api/family/enquiries/:enquiryId/call-back': Call<typeof CallBackForFamily, typeof NewCallBack>
  'POST /api/family/enquiries/:enquiryId/call-back/cancel': Call<typeof CallBackForFamily>
  'POST /api/family/cases/:caseId/call-back': Call<typeof CallBackForFamily, typeof NewCallBackAboutCase>
  'GET /api/staff/enquiries': Call<typeof EnquiryRows, null, typeof EnquirySearch>
  'POST /api/staff/enquiries': Call<typeof EnquiryOpened, typeof NewEnquiryFromChannel>
  'POST /api/staff/search': Call<typeof StaffSearchFound, typeof StaffSearch>
  'GET /api/staff/enquiries/:enquiryId': Call<typeof EnquiryForStaff, null, typeof EnquiryQuery>
  'GET /api/staff/enquiries/:enquiryId/message-files/:fileId': Call<typeof MessageFileForStaff>
  'POST /api/staff/enquiries/:enquiryId/take': Call<typeof EnquiryForStaff, typeof TakeEnquiry>
  'POST /api/staff/enquiries/:enquiryId/hand-over': Call<typeof EnquiryForStaff, typeof HandOverEnquiry>
  'POST /api/staff/enquiries/:enquiryId/notes': Call<typeof EnquiryForStaff, typeof NewNote>
  'POST /api/staff/enquiries/:enquiryId/replies': Call<typeof EnquiryForStaff, typeof NewReply>
  'PUT /api/staff/enquiries/:enquiryId/drafts/:kind': Call<typeof SavedDraft, typeof SaveDraft>
  'POST /api/staff/enquiries/:enquiryId/pause': Call<typeof EnquiryForStaff, typeof AskFamily>
  'POST /api/staff/enquiries/:enquiryId/close': Call<typeof EnquiryForStaff, typeof CloseEnquiry>
  'POST /api/staff/enquiries/:enquiryId/topics': Call<typeof EnquiryForStaff, typeof ChangeTopics>
  'POST /api/staff/enquiries/:enquiryId/priority': Call<typeof EnquiryForStaff, typeof ChangePriority>
  'POST /api/staff/enquiries/:enquiryId/suggestion': Call<typeof EnquiryForStaff, typeof UseSuggestion>
  'POST /api/staff/enquiries/:enquiryId/safeguarding': Call<typeof EnquiryForStaff, typeof HandToSafeguarding>
  'POST /api/staff/enquiries/:enquiryId/team': Call<typeof EnquiryForStaff, typeof GiveToTeam>
  'POST /api/staff/enquiries/:enquiryId/give-back': Call<typeof EnquiryForStaff, typeof GiveBack>
  'POST /api/staff/enquiries/:enquiryId/link': Call<typeof EnquiryForStaff, typeof LinkCase>
  'POST /api/staff/enquiries/:enquiryId/unlink': Call<typeof EnquiryForStaff, typeof UnlinkCase>
  'POST /api/staff/enquiries/:enquiryId/merge': Call<typeof EnquiryForStaff, typeof MergeEnquiry>
  'POST /api/staff/enquiries/:enquiryId/unmerge': Call<typeof EnquiryForStaff, typeof UndoMerge>
  'POST /api/staff/enquiries/:enquiryId/split': Call<typeof EnquiryForStaff, typeof SplitEnquiry>
  'POST /api/staff/enquiries/:enquiryId/contact': Call<typeof EnquiryForStaff, typeof CorrectContact>
  'POST /api/staff/enquiries/:enquiryId/snooze': Call<typeof EnquiryForStaff, typeof SnoozeEnquiry>
  'POST /api/staff/enquiries/:enquiryId/wake': Call<typeof EnquiryForStaff, typeof WakeEnquiry>
  'POST /api/staff/enquiries/:enquiryId/spam': Call<typeof EnquiryForStaff, typeof MarkSpam>
  'POST /api/staff/enquiries/:enquiryId/not-spam': Call<typeof EnquiryForStaff, typeof UnmarkSpam>
  'POST /api/staff/enquiries/:enquiryId/reopen': Call<typeof EnquiryForStaff, typeof ReopenEnquiry>
  'GET /api/staff/enquiries/:enquiryId/link-check': Call<typeof LinkCheck, null, typeof LinkCheckQuery>
  'GET /api/staff/cases': Call<typeof CaseRows, null, typeof CaseSearch>
  'GET /api/staff/cases/:caseId': Call<typeof CaseForStaff>
  'POST /api/staff/cases/:caseId/steps': Call<typeof CaseForStaff, typeof CaseStep>
  'POST /api/staff/cases': Call<typeof CaseOpened, typeof NewCase>
  'GET /api/staff/cases/:caseId/people': Call<typeof PeopleOfCase>
  'POST /api/staff/people/find': Call<typeof PeopleFound, typeof PersonSearch>
  'POST /api/staff/cases/:caseId/people/compare': Call<typeof AccessCompared, typeof NewAccess>
  'POST /api/staff/cases/:caseId/people': Call<typeof AccessGiven, typeof NewAccess>
  'POST /api/staff/cases/:caseId/access/:accessId/change': Call<typeof AccessGiven, typeof ChangedAccess>
  'POST /api/staff/cases/:caseId/access/:accessId/end': Call<null, typeof EndedAccess>
  'POST /api/staff/cases/:caseId/pupil-left': Call<typeof PupilLeft>
  'POST /api/staff/cases/:caseId/capacity': Call<typeof CapacityRecorded, typeof NewCapacityDecision>
  'POST /api/staff/cases/:caseId/capacity/:decisionId/end': Call<null>
  'GET /api/staff/restrictions': Call<typeof Restrictions>
  'POST /api/staff/cases/:caseId/restrictions': Call<typeof RestrictionSet, typeof NewRestriction>
  'POST /api/staff/cases/:caseId/restrictions/:restrictionId/clear': Call<null, typeof ClearedRestriction>
  'POST /api/staff/cases/:caseId/address/show': Call<typeof ShownAddress>
  'GET /api/staff/cases/:caseId/locks': Call<typeof LocksOfCase>
  'POST /api/staff/cases/:caseId/locks': Call<null, typeof NewLock>
  'POST /api/staff/cases/:caseId/locks/:lockId/clear': Call<null>
  'POST /api/staff/cases/:caseId/locks/mine': Call<null, typeof OwnLock>
  'POST /api/staff/broken-glass': Call<typeof GlassBroken, typeof BreakGlass>
  'GET /api/staff/broken-glass': Call<typeof BrokenGlassList>
  'POST /api/staff/broken-glass/:glassId/seen': Call<null, typeof SeenGlass>
  'POST /api/staff/cases/alike': Call<typeof Alike, typeof AlikeSearch>
  'POST /api/staff/cases/:caseId/records': Call<typeof CaseForStaff, typeof NewRecord>
  'POST /api/staff/cases/:caseId/corrections': Call<typeof CaseForStaff, typeof NewCorrection>
  'POST /api/staff/cases/:caseId/corrections/check': Call<typeof CorrectionChecked, typeof CorrectionToCheck>
  'POST /api/staff/cases/:caseId/officer': Call<typeof CaseForStaff, typeof NewOfficer>
  'POST /api/staff/cases/:caseId/delays': Call<typeof CaseForStaff, typeof NewDelay>
  'POST /api/staff/cases/:caseId/advice': Call<typeof CaseForStaff, typeof NewAdviceRequests>
  'POST /api/staff/cases/:caseId/advice/:adviceId/arrived': Call<typeof CaseForStaff, typeof AdviceArrived>
  'POST /api/staff/cases/:caseId/advice/:adviceId/not-arrived': Call<typeof CaseForStaff, typeof UndoArrival>
  'POST /api/staff/cases/:caseId/advice/:adviceId/chases': Call<typeof CaseForStaff, typeof NewAdviceChase>
  'POST /api/staff/cases/:caseId/advice/:adviceId/contact': Call<typeof CaseForStaff, typeof AdviceContact>
  'POST /api/staff/cases/:caseId/advice/:adviceId/cancel': Call<typeof CaseForStaff, typeof CancelAdvice>
  'POST /api/staff/cases/:caseId/settings': Call<typeof CaseForStaff, typeof NewSettingsAsked>
  'POST /api/staff/cases/:caseId/settings/:settingId/answer': Call<
    typeof CaseForStaff,
    typeof SettingAnswered
  >
  'POST /api/staff/cases/:caseId/draft/told': Call<typeof CaseForStaff, typeof ToldByFamily>
  'POST /api/staff/cases/:caseId/draft/told/:commentsId/take-back': Call<
    typeof CaseForStaff,
    typeof TakeBackComments
  >
  'POST /api/staff/cases/:caseId/requests/:requestId/answer': Call<
    typeof CaseForStaff,
    typeof AnswerFamilyRequest
  >
  'POST /api/family/cases/:caseId/documents': Call<typeof DocumentSaved>
  'POST /api/staff/cases/:caseId/documents': Call<typeof DocumentSaved>
  'POST /api/staff/cases/:caseId/documents/:documentId/release': Call<null, typeof ReleaseDocument>
  'POST /api/staff/cases/:caseId/documents/:documentId/withdraw': Call<null>
  'GET /api/family/letters/:letterId': Call<typeof OpenedLetter>
  'GET /api/staff/cases/:caseId/letters/:letterId': Call<typeof OpenedLetterForStaff>
  'POST /api/staff/cases/:caseId/letters/preview': Call<typeof LetterPreview, typeof LetterToPreview>
  'POST /api/staff/cases/:caseId/people/:familyMemberId/address': Call<null, typeof NewPostalAddress>
  'GET /api/staff/letters': Call<typeof LettersToPost, null, typeof LettersSearch>
  'POST /api/staff/letters/posted': Call<null, typeof LettersPosted>
  'GET /api/staff/documents': Call<typeof DocumentsToRead, null, typeof DocumentsSearch>
  'GET /api/staff/paper': Call<typeof PaperCounts>
  'GET /api/staff/caseload': Call<typeof Caseload, null, typeof CaseloadSearch>
  'GET /api/staff/caseload/officers': Call<typeof CaseloadOfficers, null, typeof CaseloadScope>
  'GET /api/staff/caseload/reviews': Call<typeof ReviewMonths, null, typeof CaseloadScope>
  'GET /api/staff/caseload/phase': Call<typeof PhaseBoard, null, typeof CaseloadScope>
  'POST /api/staff/caseload/bulk/preview': Call<typeof BulkPreview, typeof BulkAsked>
  'POST /api/staff/caseload/bulk': Call<typeof BulkResult, typeof BulkOrder>
  'POST /api/staff/bulk-orders': Call<typeof BulkOrderAsked, typeof BulkOrder>
  'GET /api/staff/bulk-orders': Call<typeof BulkOrders>
  'GET /api/staff/bulk-orders/:orderId': Call<typeof OpenedBulkOrder>
  'POST /api/staff/bulk-orders/:orderId/decision': Call<typeof OpenedBulkOrder, typeof BulkDecision>
  'GET /api/staff/audit': Call<typeof AuditEntries, null, typeof AuditSearch>
  'GET /api/staff/audit/export': Call<typeof AuditEntries, null, typeof AuditSearch>
  'GET /api/staff/audit/people': Call<typeof AuditPeople, null, typeof AuditSearch>
  'POST /api/staff/audit/lookups': Call<typeof AuditFound, typeof AuditLookup>
  'GET /api/staff/reports/caseload': Call<typeof CaseloadReport, null, MonthQuery>
  'GET /api/staff/reports/reviews': Call<typeof ReviewsReport, null, YearQuery>
  'GET /api/staff/reports/enquiries': Call<typeof EnquiriesReport, null, YearQuery & MonthQuery>
  'GET /api/staff/reports/timeliness': Call<typeof TimelinessReport, null, YearQuery>
  'GET /api/staff/reports/requests': Call<typeof RequestsReport, null, YearQuery>
  'GET /api/family/cases/:caseId/parents': Call<typeof ParentsForYoungPerson>
  'POST /api/family/cases/:caseId/parents/:parentId': Call<typeof ParentsForYoungPerson, typeof ParentAnswer>
  'GET /api/family/school/pupils': Call<typeof PupilRows, null, typeof PupilSearch>
  'GET /api/family/school/pupils/:caseId': Call<typeof CaseForSchool>
  'GET /api/staff/rights': Call<typeof YoungPeopleToAsk, null, typeof RightsSearch>
  'GET /api/staff/cases/:caseId/parents': Call<typeof YoungPersonToAsk>
  'POST /api/staff/cases/:caseId/parents/:parentId': Call<typeof YoungPersonToAsk, typeof ParentAnswerTold>
  'GET /api/staff/colleagues': Call<Colleagues>
  'GET /api/staff/enquiries/counts': Call<typeof QueueCounts, null, typeof QueueCountsQuery>
  'POST /api/staff/enquiries/take-next': Call<typeof NextTaken>
  'POST /api/staff/enquiries/share-out': Call<typeof SharedOut, typeof ShareOut>
  'POST /api/staff/enquiries/bulk/preview': Call<typeof BulkEnquiriesResult, typeof BulkEnquiries>
  'POST /api/staff/enquiries/bulk': Call<typeof BulkEnquiriesResult, typeof BulkEnquiries>
  'GET /api/staff/saved-replies': Call<typeof SavedReplies>
  'POST /api/staff/saved-replies': Call<typeof SavedReplyMade, typeof NewSavedReply>
  'POST /api/staff/saved-replies/examples': Call<typeof ExamplesAdded>
  'POST /api/staff/saved-replies/:replyId': Call<null, typeof ChangedSavedReply>
  'POST /api/staff/saved-replies/:replyId/retire': Call<null, typeof RetireSavedReply>
  'POST /api/staff/enquiries/:enquiryId/saved-replies/:replyId': Call<typeof FilledReply>
  'GET /api/staff/enquiries/:enquiryId/draft-review': Call<typeof DraftReviews>
  'POST /api/staff/enquiries/:enquiryId/draft-review': Call<null, typeof AskForReview>
  'DELETE /api/staff/enquiries/:enquiryId/draft-review': Call<null>
  'POST /api/staff/enquiries/:enquiryId/draft-review/verdict': Call<null, typeof GiveVerdict>
  'GET /api/staff/saved-views': Call<typeof SavedViews>
  'POST /api/staff/saved-views': Call<MadeWithId, typeof NewSavedView>
  'POST /api/staff/saved-views/:viewId': Call<null, typeof ChangedSavedView>
  'DELETE /api/staff/saved-views/:viewId': Call<null>
  'GET /api/staff/absences': Call<typeof Absences>
  'POST /api/staff/absences': Call<typeof AbsenceRecorded, typeof NewAbsence>
  'POST /api/staff/absences/:absenceId/end': Call<null>
  'GET /api/staff/team': Call<typeof TeamLoad>
  'POST /api/staff/team/:staffId': Call<null, typeof ChangedTurns>
  'GET /api/staff/tasks': Call<typeof StaffTasks, null, typeof TaskSearch>
  'POST /api/staff/tasks/:taskId/done': Call<null, typeof TaskDone>
  'GET /api/family/cases/:caseId/record-corrections': Call<typeof CorrectionsForFamily>
  'POST /api/family/cases/:caseId/record-corrections': Call<
    typeof CorrectionsForFamily,
    typeof NewRecordCorrection
  >
  'GET /api/staff/corrections': Call<typeof CorrectionsForStaff, null, typeof Paging>
  'GET /api/staff/corrections/:correctionId': Call<typeof CorrectionForStaff>
  'POST /api/staff/corrections/:correctionId/decision': Call<
    typeof CorrectionForStaff,
    typeof DecideCorrection
  >
  'GET /api/staff/cases/:caseId/record-corrections': Call<typeof CorrectionsForStaff>
  'POST /api/staff/cases/:caseId/record-corrections': Call<null, typeof StaffCorrection>
  'GET /api/family/copies': Call<typeof CopiesForFamily>
  'GET /api/staff/access-requests': Call<typeof AccessRequestRows>
  'POST /api/staff/access-requests': Call<typeof AccessRequestOpened, typeof NewAccessRequest>
  'GET /api/staff/cases/:caseId/access-request-choices': Call<typeof AccessRequestChoices>
  'GET /api/staff/access-requests/:requestId': Call<typeof AccessRequestForStaff>
  'POST /api/staff/access-requests/:requestId/items': Call<typeof AccessRequestForStaff, typeof DecideItems>
  'POST /api/staff/access-requests/:requestId/extend': Call<null, typeof ExtendAccessRequest>
  'POST /api/staff/access-requests/:requestId/close': Call<null, typeof CloseAccessRequest>
  'POST /api/staff/access-requests/:requestId/release': Call<null>
  'GET /api/staff/retention': Call<typeof RetentionView>
  'POST /api/staff/legal-holds': Call<MadeWithId, typeof NewHold>
  'POST /api/staff/legal-holds/:holdId/lift': Call<null, typeof LiftHold>
  'POST /api/staff/erasures': Call<MadeWithId, typeof NewErasure>
  'POST /api/staff/erasures/:erasureId/agree': Call<null>
  'POST /api/staff/erasures/:erasureId/refuse': Call<null>
}

type MadeWithId = z.ZodObject<{ id: z.ZodUUID }>
type YearQuery = z.ZodObject<{ year: z.ZodString }>
type MonthQuery = z.ZodObject<{ month: z.ZodString }>
type ParamNames<Route> = Route extends `${string}/:${infer Name}/${infer Rest}`
  ? Name | ParamNames<`/${Rest}`>
  : Route extends `${string}/:${infer Name}`
    ? Name
    : never

/** `params` where the address has them, `body` and `query` where the call takes them. */
export type CallInput<Route extends keyof ApiRoutes> = ([ParamNames<Route>] extends [never]
  ? { params?: undefined }
  : { params: Record<ParamNames<Route>, string> }) &
  (ApiRoutes[Route]['body'] extends undefined ? { body?: undefined } : { body: ApiRoutes[Route]['body'] }) & {
    query?: ApiRoutes[Route]['query']
    /** A form with a file, passed on as it came. */
    file?: FileForm
    /** Sending the same key again finds what the first one made. */
    idempotencyKey?: string
  }
