import { type TopicCode, topicSettings } from '@send-hub/shared'
import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { asHub } from '../promise/index.ts'
import { addStaffTask } from '../staff-tasks.ts'

/** A topic that a second team must hear of makes a task for it, once while that is open. */
export async function tellOtherTeams(
  tx: Tx,
  ctx: Context,
  { id, topics, team }: { id: string; topics: readonly TopicCode[]; team: string },
): Promise<void> {
  const also = topics.flatMap((topic) => topicSettings[topic].alsoTeam ?? [])
  const others = new Set(also.filter((other) => other !== team))
  if (others.size === 0) return
  await asHub(tx, ctx, async () => {
    for (const other of others) {
      const causeKey = `also-yours:${id}:${other}`
      await addStaffTask(tx, ctx, { kind: 'also-yours', causeKey, team: other, enquiryId: id })
    }
  })
}
