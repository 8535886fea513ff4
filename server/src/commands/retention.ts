import { formatDay } from '@send-hub/shared'
import { councils } from '../councils.ts'
import { type RunOutOfRule, runOutByRule, tidyUp } from '../features/data-rights/index.ts'
import { createFolderStore, filesFolder } from '../platform/files/index.ts'
import { aligned, grouped } from './aligned.ts'
import { type Command, readArguments } from './command.ts'
import { withHub } from './open-hub.ts'

/**
 * `hub retention`: what has run out, by rule, with ids and references and no names. A command is no person, so it proposes
 * and erases nothing of a child: that is done by two people on the page. What goes by itself (old copies, mails and sessions) it
 * deletes, as the worker does every minute, unless it is a dry run.
 */
export const retentionCommand: Command = {
  usage: '[--dry-run] [--json]',
  async run(args, around) {
    const { values } = readArguments({
      args,
      options: { 'dry-run': { type: 'boolean' }, json: { type: 'boolean' } },
    })
    const isDryRun = values['dry-run'] ?? false
    const answer = await withHub(around, async ({ system, config }) => {
      const { retention } = councils[config.council]
      const files = createFolderStore(filesFolder(config.dataDir))
      const ctx = system()
      const rules = await runOutByRule(ctx, retention)
      return {
        on: ctx.today,
        isDryRun,
        rules,
        deleted: isDryRun ? null : await tidyUp(ctx, { files, retention }),
      }
    })
    around.terminal.answer(values.json ? JSON.stringify(answer, null, 2) : retentionText(answer))
  },
}

interface Answer {
  on: string
  isDryRun: boolean
  rules: RunOutOfRule[]
  deleted: { copies: number; mails: number; sessions: number } | null
}

function retentionText({ on, isDryRun, rules, deleted }: Answer): string {
  const lists = rules.filter(({ count }) => count > 0).map(listOf)
  const counts = aligned([
    ['', 'run out', 'held'],
    ...rules.map(({ keeps, count, held }) => [keeps, grouped(count), grouped(held)]),
  ])
  const foot = deleted
    ? `Deleted by themselves: ${grouped(deleted.copies)} old copies, ${grouped(deleted.mails)} old mails, ${grouped(deleted.sessions)} old sessions.`
    : 'A dry run: nothing was deleted.'
  return [
    `What had been kept long enough on ${formatDay(on)}`,
    counts,
    ...lists,
    ...(isDryRun ? [foot] : [foot, 'To erase what has run out, two people agree to it at /staff/retention.']),
  ].join('\n\n')
}

function listOf({ keeps, items }: RunOutOfRule): string {
  const rows = items.map(({ subjectId, references, ranOutOn, isHeld }) => [
    ...[subjectId, references.join(' '), `since ${ranOutOn}`, isHeld ? 'held' : ''],
  ])
  return `${keeps}\n${aligned(rows)}`
}
