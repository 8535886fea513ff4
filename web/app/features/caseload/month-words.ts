import { formatDay, type Month } from '@send-hub/shared'

/** `2027-01` as "January 2027". */
export function monthName(month: Month): string {
  return formatDay(`${month}-01`).slice(2)
}
