import { Hint } from './hint.tsx'
import { cx } from './markup.ts'
import { Textarea, type TextareaProps } from './textarea.tsx'

interface Plurals {
  one?: string
  other: string
}

/** The script's words, for another language. `%{count}` stands for the number. */
interface CharacterCountWords {
  textareaDescription?: string
  charactersUnderLimit?: Plurals
  charactersAtLimit?: string
  charactersOverLimit?: Plurals
  wordsUnderLimit?: Plurals
  wordsAtLimit?: string
  wordsOverLimit?: Plurals
}

interface CharacterCountProps extends Omit<TextareaProps, 'afterInput'> {
  /** The most that is accepted, in characters or in words; typing on is allowed, sending is not. */
  maxCharacters?: number
  maxWords?: number
  countType?: 'characters' | 'words' | 'length'
  /** Per cent of the limit from which the count shows. */
  threshold?: number
  words?: CharacterCountWords
  messageClassName?: string
}

/** A text area that says how much room is left; without a script it says how much there is. */
export function CharacterCount(props: CharacterCountProps) {
  const {
    maxCharacters,
    maxWords,
    threshold,
    words = {},
    messageClassName,
    groupProps,
    className,
    ...rest
  } = props
  const { countType = maxWords ? 'words' : undefined, ...textarea } = rest
  const id = textarea.id ?? textarea.name
  const limit = maxWords ?? maxCharacters
  const unit = countType === 'words' ? 'words' : 'characters'
  const description = words.textareaDescription ?? `You can enter up to %{count} ${unit}`
  const settings = {
    'data-module': 'govuk-character-count',
    'data-maxlength': maxCharacters,
    'data-maxwords': maxWords,
    'data-threshold': threshold,
    'data-count-type': countType,
    ...wordsForScript(words, limit !== undefined),
  }
  return (
    <Textarea
      {...textarea}
      id={id}
      className={cx('govuk-js-character-count', className)}
      aria-describedby={`${id}-info`}
      groupProps={{
        ...settings,
        ...groupProps,
        className: cx('govuk-character-count', groupProps?.className),
      }}
      afterInput={
        <Hint id={`${id}-info`} className={cx('govuk-character-count__message', messageClassName)}>
          {limit !== undefined && description.replaceAll('%{count}', String(limit))}
        </Hint>
      }
    />
  )
}

/** `charactersAtLimit` becomes `data-i18n.characters-at-limit`, a plural one attribute for each form. */
function wordsForScript({ textareaDescription, ...words }: CharacterCountWords, hasLimit: boolean) {
  const described = hasLimit ? undefined : textareaDescription && { other: textareaDescription }
  const attributes: Record<string, string> = {}
  for (const [name, text] of Object.entries({ textareaDescription: described, ...words })) {
    const key = `data-i18n.${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
    if (typeof text === 'string') attributes[key] = text
    else for (const [plural, form] of Object.entries(text ?? {})) attributes[`${key}.${plural}`] = form
  }
  return attributes
}
