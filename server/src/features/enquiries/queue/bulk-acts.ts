import {
  type BulkEnquiries,
  type BulkEnquiryAct,
  ChangeTopics,
  CloseEnquiry,
  type Council,
  closeReasons,
  type EnquiryForStaff,
  formatDayLong,
  GiveToTeam,
  HandOverEnquiry,
  MarkSpam,
  SnoozeEnquiry,
  topicSettings,
} from '@send-hub/shared'
import type { z } from 'zod'
import type { StaffContext } from '../../../platform/context.ts'
import { invalid } from '../../../platform/errors.ts'
import { giveToTeam } from '../triage/assign.ts'
import { changeTopics } from '../triage/change-topics.ts'
import { closeEnquiry } from '../triage/close-and-reopen.ts'
import { snoozeEnquiry } from '../triage/snooze.ts'
import { markSpam } from '../triage/spam.ts'
import { handOverEnquiry } from '../work-on-enquiry.ts'

/** One act on one enquiry, as it is done for several: the very act of the page of one, with all its rules. */
export interface BulkAct {
  words: string
  run(ctx: StaffContext, council: Council, enquiryId: string, version: number): Promise<EnquiryForStaff>
}

type Shared = Omit<BulkEnquiries, 'enquiries'>

/** What was asked for, ready for any enquiry. @throws validation-failed when something is missing that is the same for all */
export function openBulkAct(
  asked: Shared,
  council: Council,
  nameOf: (staffId: string) => string | undefined,
): BulkAct {
  return acts[asked.act](asked, council, nameOf)
}

const acts: Record<BulkEnquiryAct, typeof openBulkAct> = {
  'give-person': (asked, _, nameOf) => {
    const name = asked.ownerId && nameOf(asked.ownerId)
    if (!name) throw invalid('/ownerId', 'Choose who takes them over')
    return actOf(HandOverEnquiry, asked, handOverEnquiry, `Give to ${name}`)
  },
  'give-team': (asked, council) => {
    if (!asked.team) throw invalid('/team', 'Choose a team')
    return actOf(GiveToTeam, asked, giveToTeam, `Give to ${council.teams[asked.team].name}`)
  },
  snooze: (asked) => {
    if (!asked.until) throw invalid('/until', 'Choose a day')
    return actOf(SnoozeEnquiry, asked, snoozeEnquiry, `Put aside until ${formatDayLong(asked.until)}`)
  },
  topics: (asked) => {
    const act = actOf(ChangeTopics, asked, changeTopics, '')
    const labels = ChangeTopics.shape.topics
      .parse(asked.topics)
      .map((topic) => topicSettings[topic].staffLabel)
    return { ...act, words: `Set the topic: ${labels.join('; ')}` }
  },
  // A known sender is looked at one by one: their mail must not be lost to a slip among fifty.
  spam: (asked) => actOf(MarkSpam, { ...asked, isSure: false }, markSpam, 'Mark as spam'),
  close: (asked) => {
    const act = actOf(CloseEnquiry, asked, closeEnquiry, '')
    return { ...act, words: `Close: ${closeReasons[CloseEnquiry.shape.reason.parse(asked.reason)].words}` }
  },
}

/** Reads what is the same for all by the schema of the one act. @throws validation-failed */
function actOf<Schema extends z.ZodObject>(
  schema: Schema,
  asked: Record<string, unknown>,
  act: (
    ctx: StaffContext,
    council: Council,
    enquiryId: string,
    input: z.output<Schema>,
  ) => Promise<EnquiryForStaff>,
  words: string,
): BulkAct {
  const read = schema.safeParse({ ...asked, version: 0 })
  if (!read.success) {
    const [fault] = read.error.issues
    throw invalid(`/${String(fault?.path[0] ?? 'act')}`, fault?.message ?? 'Choose what to do')
  }
  return { words, run: (ctx, council, id, version) => act(ctx, council, id, { ...read.data, version }) }
}
