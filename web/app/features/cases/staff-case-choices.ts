import { delayReasons, delayReasonWords } from '@send-hub/shared'

/** Why a plan ended, in the codes of the SEN2 return (CeaseReason). A move and a death (5 and 8) are steps of their own. */
export const ceaseReasonChoices = [
  'Reached the maximum age',
  'Needs are met without a plan',
  'Went on to higher education',
  'Found paid work',
  null,
  'No longer takes part in education',
  'Left England',
  null,
  'Another reason',
]
  .map((text, index) => ({ value: String(index + 1), text: text ?? '' }))
  .filter(({ text }) => text !== '')

export const delayChoices = {
  reasons: delayReasons.map((reason) => ({ value: reason, text: delayReasonWords[reason].staff })),
}
