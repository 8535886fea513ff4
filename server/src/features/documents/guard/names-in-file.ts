import { foldName, foldText, hasWords } from '@send-hub/shared'
import type { ChildOfDocument } from '../document-options.ts'

/** Whether a text names a child: the surname, and a first name of theirs. Letters' case and accents don't matter. */
export function namesChild(
  text: string,
  { forename, preferredName, surname }: Pick<ChildOfDocument, 'forename' | 'preferredName' | 'surname'>,
): boolean {
  const folded = foldText(text)
  const isThere = (name: string | null) => name !== null && hasWords(folded, foldName(name))
  return isThere(surname) && (isThere(forename) || isThere(preferredName))
}
