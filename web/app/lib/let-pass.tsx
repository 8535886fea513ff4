import { type GiveAwayKind, giveAwayWords } from '@send-hub/shared'
import { Checkboxes } from '../ui/checkboxes.tsx'
import type { FormError, FormValues } from './form.ts'

const prefix = 'may-stay-'

/** The field by which a writer lets one thing stand that their words give away. */
const fieldOf = (code: string) => `${prefix}${code}`

/** The codes that were ticked, as the API takes them. */
export function confirmsOf(values: FormValues): string[] {
  return confirmFields(values)
    .filter((name) => values[name] === 'yes')
    .map((name) => name.slice(prefix.length))
}

/** The names of those fields, for forms that carry what was typed along. */
export const confirmFields = (values: FormValues): string[] =>
  Object.keys(values).filter((name) => name.startsWith(prefix))

export const isLetPassField = (field: string): boolean => field.startsWith(prefix)

/** A refusal that a tick can answer leads to its tick; any other stays as it is. */
export function besideItsTick(error: FormError): FormError {
  const code = codeIn(`/${error.field}/${error.item ?? ''}`)
  return code ? { field: fieldOf(code), text: error.text } : error
}

/** The field of the tick that answers what the API points to; null where none does. */
export function tickOf(pointer: string | null): string | null {
  const code = codeIn(pointer ?? '')
  return code && fieldOf(code)
}

const codeIn = (pointer: string): string | null => /\/confirms\/(.+)$/.exec(pointer)?.[1] ?? null

/** A tick for each thing that words give away; those that were ticked before stay in sight. Empty when there is none. */
export function LetPass({ typed, errors }: { typed: FormValues; errors: readonly FormError[] }) {
  const found = errors.flatMap(({ field }) => (field?.startsWith(prefix) ? [field] : []))
  return [...new Set([...confirmFields(typed), ...found])].map((name) => {
    const error = errors.find(({ field }) => field === name)
    return (
      <Checkboxes
        key={name}
        name={name}
        items={[{ value: 'yes', text: `${wordsOf(name)}: I have looked, and it may stay` }]}
        defaultValues={typed[name] ? [typed[name]] : []}
        error={error?.text}
      />
    )
  })
}

function wordsOf(name: string): string {
  const kind = name.slice(prefix.length).split(':')[0] ?? ''
  return kind in giveAwayWords ? giveAwayWords[kind as GiveAwayKind] : 'It gives somebody else away'
}
