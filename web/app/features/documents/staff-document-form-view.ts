import {
  type CaseForStaff,
  cameByWords,
  documentKinds,
  documentKindWords,
  fileSizeWords,
  fileTypeHint,
} from '@send-hub/shared'
import type { FormError, FormValues } from '../../lib/form.ts'
import { staffAddHref } from './document-links.ts'

export type DocumentFormView = {
  caseHref: string
  action: string
  childName: string
  reference: string
  kinds: { value: string; text: string }[]
  /** Whose paper it may be, and how it may have come. */
  people: { value: string; text: string }[]
  ways: { value: string; text: string }[]
  fileHint: string
  typed: FormValues
  errors: readonly FormError[]
}

/** A document is not told by phone. */
const paperWays = ['post', 'in-person', 'email'] as const

export function documentFormView(
  { id, child, reference, people }: CaseForStaff,
  maxBytes: number,
  typed: FormValues,
  errors: readonly FormError[],
): DocumentFormView {
  return {
    ...{ caseHref: `/staff/cases/${id}`, action: staffAddHref(id), childName: child.name, reference },
    kinds: documentKinds.map((kind) => ({ value: kind, text: documentKindWords[kind].staff })),
    people: people
      .filter(({ level }) => level === 'act')
      .map((person) => ({ value: person.id, text: `${person.name} (${person.relationship})` })),
    ways: paperWays.map((way) => ({ value: way, text: cameByWords[way].staff })),
    fileHint: `It can be ${fileTypeHint}, up to ${fileSizeWords(maxBytes)}. What it is is told by its content, not by its name.`,
    ...{ typed, errors },
  }
}
