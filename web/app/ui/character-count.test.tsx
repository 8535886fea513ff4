import { CharacterCount } from './character-count.tsx'
import { type QuestionOptions, question } from './fixture-questions.ts'
import { testFixtures } from './fixtures.ts'

interface Plurals {
  one?: string
  other: string
}

interface CharacterCountOptions extends QuestionOptions {
  value?: string
  rows?: number
  spellcheck?: boolean
  maxlength?: number
  maxwords?: number
  threshold?: number
  countType?: 'characters' | 'words' | 'length'
  countMessage?: { classes?: string }
  textareaDescriptionText?: string
  charactersUnderLimitText?: Plurals
  charactersAtLimitText?: string
  charactersOverLimitText?: Plurals
  wordsUnderLimitText?: Plurals
  wordsAtLimitText?: string
  wordsOverLimitText?: Plurals
}

testFixtures<CharacterCountOptions>('character-count', (options) => (
  <CharacterCount
    {...question(options)}
    rows={options.rows}
    defaultValue={options.value}
    spellCheck={options.spellcheck}
    maxCharacters={options.maxlength}
    maxWords={options.maxwords}
    countType={options.countType}
    threshold={options.threshold}
    messageClassName={options.countMessage?.classes}
    words={{
      textareaDescription: options.textareaDescriptionText,
      charactersUnderLimit: options.charactersUnderLimitText,
      charactersAtLimit: options.charactersAtLimitText,
      charactersOverLimit: options.charactersOverLimitText,
      wordsUnderLimit: options.wordsUnderLimitText,
      wordsAtLimit: options.wordsAtLimitText,
      wordsOverLimit: options.wordsOverLimitText,
    }}
  />
))
