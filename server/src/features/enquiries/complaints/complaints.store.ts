import type { ComplaintOutcome, ComplaintStage } from '@send-hub/shared'
import { type Day, englandAndWales } from '../../../platform/calendar/index.ts'
import type { Context } from '../../../platform/context.ts'
import type { PagePart } from '../../../platform/db/page-part.ts'
import { statement, type Tx } from '../../../platform/db/transaction.ts'
import { acknowledgeBy, type Stage } from './complaint-clock.ts'

const columns = `stage, received_on as "receivedOn", acknowledge_by as "acknowledgeBy", acknowledged_on as "acknowledgedOn",
  answer_by as "answerBy", extended_to as "extendedTo", extension_reason as "extensionReason", answered_on as "answeredOn", outcome`

const readStages = statement(
  'complaints.of-enquiry',
  `select ${columns} from complaints where enquiry_id = $1 order by stage`,
)

/** The stages of a complaint, the first one first; empty where it is none. */
export async function stagesOf(tx: Tx, enquiryId: string): Promise<ComplaintStage[]> {
  return tx.rows<ComplaintStage>(readStages, [enquiryId])
}

/** The stage that waits for our answer. */
export const openStage = (stages: readonly ComplaintStage[]): ComplaintStage | undefined =>
  stages.find(({ answeredOn }) => answeredOn === null)

/** The same, for staff and for the family that asked: every column is theirs to read. */
export const complaintOf: PagePart<ComplaintStage[], Context> = {
  query: `select ${columns} from complaints where enquiry_id = $3 order by stage`,
  toView: (rows: ComplaintStage[]) => rows,
}

const insertRow = statement(
  'complaints.insert',
  `insert into complaints (enquiry_id, stage, received_on, acknowledge_by) values ($1, $2, $3, $4) on conflict do nothing
   returning stage`,
)

/** False when this stage is open already. */
export async function insertStage(
  tx: Tx,
  row: { enquiryId: string; stage: Stage; receivedOn: Day; acknowledgeBy: Day },
): Promise<boolean> {
  const { enquiryId, stage, receivedOn, acknowledgeBy } = row
  return (await tx.rows(insertRow, [enquiryId, stage, receivedOn, acknowledgeBy])).length === 1
}

/** The first stage of what is a complaint from the start. */
export async function startComplaint(tx: Tx, enquiryId: string, receivedOn: Day): Promise<void> {
  const by = acknowledgeBy(receivedOn, englandAndWales)
  await insertStage(tx, { enquiryId, stage: 1, receivedOn, acknowledgeBy: by })
}

const acknowledge = statement(
  'complaints.acknowledge',
  'update complaints set acknowledged_on = $3, answer_by = $4 where enquiry_id = $1 and stage = $2',
)
export async function setAcknowledged(tx: Tx, enquiryId: string, stage: Stage, on: Day, answerBy: Day) {
  await tx.rows(acknowledge, [enquiryId, stage, on, answerBy])
}

const extend = statement(
  'complaints.extend',
  'update complaints set extended_to = $3, extension_reason = $4 where enquiry_id = $1 and stage = $2',
)
export async function setExtended(tx: Tx, enquiryId: string, stage: Stage, to: Day, reason: string) {
  await tx.rows(extend, [enquiryId, stage, to, reason])
}

const answer = statement(
  'complaints.answer',
  'update complaints set answered_on = $3, outcome = $4 where enquiry_id = $1 and stage = $2',
)
export async function setComplaintAnswered(
  tx: Tx,
  enquiryId: string,
  stage: Stage,
  on: Day,
  outcome: ComplaintOutcome,
) {
  await tx.rows(answer, [enquiryId, stage, on, outcome])
}

const addTopic = statement(
  'complaints.add-topic',
  `update enquiries set topics = array['COMPLAINT'] || array_remove(topics[1:4], 'COMPLAINT'), team = 'complaints',
     owner_id = case when team = 'complaints' then owner_id end where id = $1`,
)

/** It is the complaints team's now, and nobody's there yet. The four topics it had first stay. */
export async function handToComplaints(tx: Tx, enquiryId: string): Promise<void> {
  await tx.rows(addTopic, [enquiryId])
}
