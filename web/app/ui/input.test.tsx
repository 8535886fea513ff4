import type { ComponentProps } from 'react'
import { type QuestionOptions, question } from './fixture-questions.ts'
import { content, type Options, shared, testFixtures } from './fixtures.ts'
import { Input } from './input.tsx'

interface InputOptions extends QuestionOptions {
  type?: string
  value?: string | number
  spellcheck?: boolean
  disabled?: boolean
  autocomplete?: string
  autocapitalize?: string
  pattern?: string
  inputmode?: ComponentProps<'input'>['inputMode']
  prefix?: Options
  suffix?: Options
  inputWrapper?: Options
}

testFixtures<InputOptions>('input', ({ type, value, spellcheck, disabled, ...options }) => (
  <Input
    {...question(options)}
    type={type}
    defaultValue={value}
    spellCheck={spellcheck}
    disabled={disabled}
    autoComplete={options.autocomplete}
    autoCapitalize={options.autocapitalize}
    pattern={options.pattern}
    inputMode={options.inputmode}
    prefix={content(options.prefix)}
    prefixProps={shared(options.prefix)}
    suffix={content(options.suffix)}
    suffixProps={shared(options.suffix)}
    wrapperProps={shared(options.inputWrapper)}
  />
))
