import { suggestTriage } from '@send-hub/shared'
import { londonDay } from '../../platform/calendar/index.ts'
import { asSystem } from '../../platform/db/as-system.ts'
import { statement, type Tx } from '../../platform/db/transaction.ts'
import { addStaffTask } from './staff-tasks.ts'

/** The cause of the task that somebody reads what sounds like harm. */
export const harmTask = (enquiryId: string): string => `words-of-harm:${enquiryId}`

/** Whether words that came in sound like a risk of harm. */
export const soundsLikeHarm = (words: string): boolean => suggestTriage(words)?.priority === 'P0'

const readTeam = statement(
  'enquiries.team-and-priority',
  'select team, priority from enquiries where id = $1',
)

/**
 * Words that came in and sound like a risk of harm must not wait until somebody happens to open them: the team has to read
 * them today, and the queue marks them. A person decides how urgent it is (domain: priorities); nothing is changed here.
 */
export async function noteWordsOfHarm(
  tx: Tx,
  { enquiryId, body, at }: { enquiryId: string; body: string; at: Date },
): Promise<void> {
  if (!soundsLikeHarm(body)) return
  await asSystem(tx, async () => {
    const [enquiry] = await tx.rows<{ team: string; priority: number }>(readTeam, [enquiryId])
    if (!enquiry || enquiry.priority === 0) return
    await addStaffTask(
      tx,
      { now: at },
      {
        ...{ kind: 'words-of-harm', causeKey: harmTask(enquiryId), team: enquiry.team, enquiryId },
        dueOn: londonDay(at),
      },
    )
  })
}

/** For a row `e` of the queue: whether somebody still has to read such words. SQL. */
export const mayBeHarm = `exists (select from staff_tasks t where t.enquiry_id = e.id and t.kind = 'words-of-harm' and t.done_at is null)`
