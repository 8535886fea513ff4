import { delayReasons, delayReasonWords } from '@send-hub/shared'

/** Why a plan ended, in the codes of the SEN2 return (CeaseReason). */
export const ceaseReasonChoices = [
  'Reached the maximum age',
  'Needs are met without a plan',
  'Went on to higher education',
  'Found paid work',
  'Moved to another council',
  'No longer takes part in education',
  'Left England',
  'Died',
  'Another reason',
].map((text, index) => ({ value: String(index + 1), text }))

export const delayChoices = {
  reasons: delayReasons.map((reason) => ({ value: reason, text: delayReasonWords[reason].staff })),
}
