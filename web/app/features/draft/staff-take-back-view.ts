import { type CaseForStaff, cameByWords, type Day, planSectionWords } from '@send-hub/shared'
import type { FormError } from '../../lib/form.ts'
import { dayOf } from '../../lib/staff-moments.ts'
import { takeBackPath } from './staff-draft-view.ts'

type Reader = NonNullable<CaseForStaff['draft']>['readers'][number]
type Entered = { reader: Reader; comments: Reader['sent'][number] }

export type TakeBackView = {
  action: string
  caseHref: string
  childName: string
  reference: string
  version: number
  name: string
  facts: { key: string; value: string }[]
  errors: readonly FormError[]
}

/** Words that staff entered, by their id; undefined when the family sent them here, or there are none such. */
export function enteredIn({ draft }: CaseForStaff, commentsId: string): Entered | undefined {
  for (const reader of draft?.readers ?? []) {
    const comments = reader.sent.find(({ id, cameBy }) => id === commentsId && cameBy !== null)
    if (comments) return { reader, comments }
  }
  return undefined
}

export function takeBackView(
  found: CaseForStaff,
  { reader, comments }: Entered,
  today: Day,
  errors: readonly FormError[],
): TakeBackView {
  const { cameBy, sentOn, enteredBy, sections, settingName } = comments
  return {
    action: takeBackPath(found.id, comments.id),
    caseHref: `/staff/cases/${found.id}#draft`,
    ...{ childName: found.child.name, reference: found.reference, version: found.version, errors },
    name: reader.name,
    facts: [
      { key: 'Entered for', value: `${reader.name} (${reader.relationship})` },
      {
        key: 'How',
        value: `${cameBy ? cameByWords[cameBy].staff : ''}, ${dayOf(sentOn, today)}, entered by ${enteredBy ?? 'a colleague'}`,
      },
      ...sections.map(({ code, text }) => ({ key: `${code}: ${planSectionWords[code].title}`, value: text })),
      ...(settingName ? [{ key: 'School or college', value: settingName }] : []),
    ],
  }
}
