import { Day } from '@send-hub/shared'

/** True for a day that was or will be: 2024-02-29 yes, 2023-02-29 no, and none before 1900 (a slip of the keyboard). */
export function isRealDay(text: string): text is Day {
  return text >= '1900-01-01' && Day.safeParse(text).success
}
