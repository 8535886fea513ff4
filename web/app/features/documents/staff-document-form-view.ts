import {
  type CaseForStaff,
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
  fileHint: string
  typed: FormValues
  errors: readonly FormError[]
}

export function documentFormView(
  { id, child, reference }: CaseForStaff,
  maxBytes: number,
  typed: FormValues,
  errors: readonly FormError[],
): DocumentFormView {
  return {
    ...{ caseHref: `/staff/cases/${id}`, action: staffAddHref(id), childName: child.name, reference },
    kinds: documentKinds.map((kind) => ({ value: kind, text: documentKindWords[kind].staff })),
    fileHint: `It can be ${fileTypeHint}, up to ${fileSizeWords(maxBytes)}. What it is is told by its content, not by its name.`,
    ...{ typed, errors },
  }
}
