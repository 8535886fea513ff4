import type { FamilyRequestKind, PlanSection, RequestAnswer } from '@send-hub/shared'
import type { StaffKey } from './staff.ts'

/** What becomes of a draft once it is with the family. `ago` counts days back from today; negative ones are ahead. */
export type DraftHappening =
  | ({ kind: 'typed' | 'said'; ago: number; who: string } & Said)
  | { kind: 'asked'; ago: number; who: string; request: FamilyRequestKind; words?: string }
  | {
      kind: 'answered'
      ago: number
      by: StaffKey
      answer: RequestAnswer
      words: string
      /** The new last day to comment, so many days ahead. */
      extendedBy?: number
    }

interface Said {
  sections: Partial<Record<PlanSection, string>>
  school?: string
}

const written =
  (kind: 'typed' | 'said') =>
  (ago: number, who: string, sections: Said['sections'], school?: string): DraftHappening => ({
    ...{ kind, ago, who, sections },
    ...(school && { school }),
  })

/** Written and not sent yet. */
export const typed = written('typed')
/** Written and sent. */
export const said = written('said')

export const asked = (
  ago: number,
  who: string,
  request: FamilyRequestKind,
  words?: string,
): DraftHappening => ({
  ...{ kind: 'asked', ago, who, request },
  ...(words && { words }),
})

export const answered = (
  ago: number,
  by: StaffKey,
  answer: RequestAnswer,
  words: string,
  extendedBy?: number,
): DraftHappening => ({
  ...{ kind: 'answered', ago, by, answer, words },
  ...(extendedBy !== undefined && { extendedBy }),
})
