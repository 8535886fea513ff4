import { composeLetter, type NewLetter } from '@send-hub/shared'
import { letterFacts } from '../../../shared/src/letters/letter-samples.ts'
import { newId } from '../../src/platform/ids.ts'
import { usualDay, usualMoment } from '../test-clock.ts'
import { anEvent } from './an-event.ts'
import { type Db, insertRow } from './insert-row.ts'

/** For a step whose letter is not what the test is about: it went from another system, on the day of the step. */
export const letterElsewhere = { wentElsewhere: true } as const satisfies NewLetter

/** A letter that the hub writes today, with reasons long enough to explain something. */
export function aLetter(change: Partial<NewLetter> = {}): NewLetter {
  return {
    reasons:
      'We read what you and the school sent us. Sam gets help with reading three times a week, and it works.\n\nThe school can go on with this help.',
    ...change,
  }
}

/** A letter that went to somebody, saying no to an assessment. */
export async function aSentLetter(
  db: Db,
  wanted: {
    caseId: string
    familyMemberId: string
    isByPost?: boolean
    sentOn?: string
    addressLines?: string[]
  },
): Promise<{ id: string }> {
  const { caseId, familyMemberId, isByPost = false, sentOn = usualDay, addressLines = [] } = wanted
  const id = newId()
  const facts = letterFacts('assessment-refused', { sentOn })
  const recipient = { ...facts.recipient, isByPost, addressLines }
  await insertRow(db, 'letters', {
    id,
    case_id: caseId,
    event_id: (await anEvent(db, caseId, 'assessment-refused', sentOn)).id,
    kind: 'assessment-refused',
    family_member_id: familyMemberId,
    content: composeLetter('assessment-refused', { ...facts, recipient }),
    template_version: 1,
    is_by_post: isByPost,
    sent_on: sentOn,
    created_at: sentOn === usualDay ? usualMoment : `${sentOn}T12:00:00Z`,
  })
  return { id }
}
