import { type QuestionOptions, question } from './fixture-questions.ts'
import { testFixtures } from './fixtures.ts'
import { Textarea } from './textarea.tsx'

interface TextareaOptions extends QuestionOptions {
  value?: string
  rows?: number
  spellcheck?: boolean
  autocomplete?: string
}

testFixtures<TextareaOptions>('textarea', ({ value, rows, spellcheck, autocomplete, ...options }) => (
  <Textarea
    {...question(options)}
    rows={rows}
    defaultValue={value}
    spellCheck={spellcheck}
    autoComplete={autocomplete}
  />
))
