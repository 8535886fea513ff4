import { createHash } from 'node:crypto'
import { type BulkPreview, familiesForOnePerson } from '@send-hub/shared'

type Items = BulkPreview['items']

/** Whether so many families would be told that somebody else has to let it go. */
export function needsSecondPerson(items: Items): boolean {
  return items.filter(({ told }) => told.length > 0).length > familiesForOnePerson
}

/** Stands for what a preview says will be written and who would be told: another preview has another mark. */
export function markOf({ act, items }: BulkPreview): string {
  const said = items.map(({ id, version, writes, told, refusal }) => [id, version, writes, told, refusal])
  return createHash('sha256')
    .update(JSON.stringify([act, said]))
    .digest('base64url')
}
