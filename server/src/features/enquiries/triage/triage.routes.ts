import {
  ChangePriority,
  ChangeTopics,
  CorrectContact,
  type Council,
  EnquiryParams,
  GiveBack,
  GiveToTeam,
  HandToSafeguarding,
  LinkCase,
  LinkCheck,
  LinkCheckQuery,
  MarkSpam,
  MergeEnquiry,
  ReopenEnquiry,
  SnoozeEnquiry,
  SplitEnquiry,
  UndoMerge,
  UnlinkCase,
  UnmarkSpam,
  UseSuggestion,
  WakeEnquiry,
} from '@send-hub/shared'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { staffActRoute } from '../staff-act-route.ts'
import { giveBack, giveToTeam } from './assign.ts'
import { changePriority } from './change-priority.ts'
import { changeTopics } from './change-topics.ts'
import { checkLink } from './check-link.ts'
import { reopenEnquiry } from './close-and-reopen.ts'
import { correctContact } from './correct-contact.ts'
import { handToSafeguarding } from './hand-to-safeguarding.ts'
import { linkCase, unlinkCase } from './link-case.ts'
import { mergeEnquiry, undoMerge } from './merge.ts'
import { snoozeEnquiry, wakeEnquiry } from './snooze.ts'
import { markSpam, unmarkSpam } from './spam.ts'
import { splitEnquiry } from './split.ts'
import { useSuggestion } from './use-suggestion.ts'

/** Everything staff do with one enquiry beside answering it: a route an act, all of the same shape. */
export const triageRoutes: FastifyPluginAsyncZod<{ council: Council }> = async (app, { council }) => {
  const route = staffActRoute(app, council)
  route('topics', ChangeTopics, changeTopics)
  route('priority', ChangePriority, changePriority)
  route('suggestion', UseSuggestion, useSuggestion)
  route('contact', CorrectContact, correctContact)
  route('safeguarding', HandToSafeguarding, handToSafeguarding)
  route('team', GiveToTeam, giveToTeam)
  route('give-back', GiveBack, giveBack)
  route('link', LinkCase, linkCase)
  route('unlink', UnlinkCase, unlinkCase)
  route('merge', MergeEnquiry, mergeEnquiry)
  route('unmerge', UndoMerge, undoMerge)
  route('split', SplitEnquiry, splitEnquiry)
  route('snooze', SnoozeEnquiry, snoozeEnquiry)
  route('wake', WakeEnquiry, wakeEnquiry)
  route('spam', MarkSpam, markSpam)
  route('not-spam', UnmarkSpam, unmarkSpam)
  route('reopen', ReopenEnquiry, reopenEnquiry)

  app.route({
    method: 'GET',
    url: '/api/staff/enquiries/:enquiryId/link-check',
    config: { access: 'staff' },
    schema: {
      tags: ['staff'],
      params: EnquiryParams,
      querystring: LinkCheckQuery,
      response: { 200: LinkCheck },
    },
    handler: async (request) =>
      checkLink(request.staffContext(), request.params.enquiryId, request.query.caseId),
  })
}
