import { conflict } from '../../../platform/errors.ts'
import type { Act } from '../act-on-enquiry.ts'
import { isHandedOver } from './triage.store.ts'

/** @throws conflict while a risk of harm has not been handed to children's social care */
export async function requireHandedOver({ tx, enquiry }: Act): Promise<void> {
  if (enquiry.priority !== 0 || (await isHandedOver(tx, enquiry.id))) return
  throw conflict(
    'This is a risk of harm. Phone children’s social care first, and record the hand-over on this page.',
  )
}

/** @throws conflict where it goes on in another enquiry */
export function requireNotMerged({ enquiry }: Act): void {
  if (enquiry.mergedIntoId) {
    throw conflict('This enquiry was joined to another one. Work there, or undo the joining there first.')
  }
}

/** @throws conflict where nothing can be done with it any more but open it again */
export function requireOpen(act: Act): void {
  requireNotMerged(act)
  if (act.enquiry.status === 'closed') throw conflict('This enquiry is closed. Open it again first.')
  if (act.enquiry.status === 'spam') throw conflict('This enquiry is marked as spam. Take that back first.')
}
