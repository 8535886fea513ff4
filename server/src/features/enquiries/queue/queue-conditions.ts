import { type EnquirySearch, parseReference } from '@send-hub/shared'
import type { StaffContext } from '../../../platform/context.ts'
import { Conditions } from '../../../platform/db/conditions.ts'
import { likePattern, wordsOf } from '../../../platform/db/like-pattern.ts'

/**
 * Of those who wait: not put aside, or their day has come. `today` is the placeholder of the day. Both this and what is
 * put aside stand in the index of the queue.
 */
export const notPutAside = (today: string) => `(e.snoozed_until is null or e.snoozed_until <= ${today}::date)`

/** Somebody's own, and those of colleagues whom they cover for on the day. */
export const mineOrCovered = (me: string, today: string) =>
  `e.owner_id = any (array(select ${me}::uuid union all select b.staff_id from staff_absences b
    where b.covered_by_id = ${me}::uuid and b.ended_at is null and ${today}::date between b.from_on and b.to_on))`

export const myTeam = (me: string) => `e.team = (select team from staff_members where id = ${me}::uuid)`

/** What a view of the queue asks for. */
export function queueConditions(ctx: StaffContext, search: EnquirySearch): Conditions {
  const found = new Conditions()
  addState(found, ctx, search)
  addWhose(found, ctx, search)
  const { owner, topic, team, channel, query } = search
  if (owner) found.add('owner', owner, (value) => `e.owner_id = ${value}`)
  if (topic) found.add('topic', topic, (value) => `e.topics @> array[${value}]`)
  if (team) found.add('of-team', team, (value) => `e.team = ${value}`)
  if (channel) found.add('channel', channel, (value) => `e.channel = ${value}`)
  addUrgency(found, ctx, search)
  if (search.unlinked) found.addFixed('unlinked', 'e.case_id is null')
  if (query) addSearch(found, query)
  return found
}

/** Statuses stand in the text, so that the partial indexes of the open queue serve them. */
function addState(found: Conditions, ctx: StaffContext, { status }: EnquirySearch): void {
  if (status === 'any') return
  if (status === 'waiting' || status === 'snoozed') {
    found.addFixed('waiting', "e.status = 'waiting'")
    const isHere = status === 'waiting'
    found.add(isHere ? 'here' : 'aside', ctx.today, (today) =>
      isHere ? notPutAside(today) : `e.snoozed_until > ${today}::date`,
    )
  } else found.addFixed(status, `e.status = '${status}'`)
}

function addWhose(found: Conditions, ctx: StaffContext, { queue }: EnquirySearch): void {
  const me = ctx.actor.id
  if (queue === 'mine') {
    found.add('me', me, (mine) => {
      found.values.push(ctx.today)
      return mineOrCovered(mine, `$${found.values.length}`)
    })
  }
  if (queue === 'unassigned') found.addFixed('unassigned', 'e.owner_id is null')
  if (queue === 'team') found.add('team', me, myTeam)
}

function addUrgency(found: Conditions, ctx: StaffContext, { priority, due, escalated }: EnquirySearch): void {
  if (priority === 'urgent') found.addFixed('urgent', 'e.priority < 2')
  else if (priority) found.add('priority', Number(priority), (value) => `e.priority = ${value}`)
  if (due === 'late') found.add('late', ctx.today, (today) => `e.reply_by < ${today}::date`)
  if (due === 'today') found.add('due-today', ctx.today, (today) => `e.reply_by = ${today}::date`)
  if (escalated) found.addFixed('escalated', 'e.escalation > 0')
}

/** A reference goes straight to its row; anything else must be found word by word in names and references. */
function addSearch(found: Conditions, query: string): void {
  const reference = parseReference(query)
  if (reference?.startsWith('ENQ')) {
    found.add('reference', reference, (value) => `e.reference = ${value}`)
    return
  }
  for (const [index, word] of wordsOf(reference ?? query).entries()) {
    found.add(`word${index}`, likePattern(word), (pattern) => `e.search_text like ${pattern}`)
  }
}
