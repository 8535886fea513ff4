// How the official options of form controls become our properties; shared by the tests of all of them.
import { content, type Options, shared } from './fixtures.ts'
import type { Size } from './markup.ts'

export interface LabelOptions extends Options {
  isPageHeading?: boolean
}

interface DescribedOptions extends Options {
  hint?: Options
  errorMessage?: Options
  formGroup?: Options
  describedBy?: string
}

/** The options of one control. */
export interface QuestionOptions extends DescribedOptions {
  name: string
  label: LabelOptions
}

export interface FieldsetOptions extends Options {
  legend?: LabelOptions
  describedBy?: string
  role?: string
}

/** The options of several controls in a fieldset. */
export interface GroupOptions extends DescribedOptions {
  fieldset?: FieldsetOptions
}

export interface ChoicesOptions extends GroupOptions {
  name: string
  idPrefix?: string
  items: (ChoiceOptions | false | null | '')[]
}

interface ChoiceOptions extends Options {
  value?: string
  name?: string
  hint?: Options
  label?: Options
  checked?: boolean
  disabled?: boolean
  behaviour?: 'exclusive'
  conditional?: { html?: string | false }
  divider?: string
}

/** A size and the classes that are not one. */
export function sized({ classes = '' }: Options = {}) {
  const size = /(?:govuk-label|govuk-fieldset__legend)--(xl|[lms])/.exec(classes)
  return { size: size?.[1] as Size | undefined, className: size ? undefined : classes || undefined }
}

export function question({ name, label, describedBy, ...options }: QuestionOptions) {
  return {
    ...shared(options),
    ...described(options),
    name,
    label: content(label),
    labelSize: sized(label).size,
    isPageHeading: label.isPageHeading,
    'aria-describedby': describedBy,
  }
}

export function group({ fieldset, describedBy, ...options }: GroupOptions) {
  return {
    ...shared(options),
    ...described(options),
    ...(describedBy && { 'aria-describedby': describedBy }),
    fieldsetProps: fieldset && fieldsetProps(fieldset),
  }
}

export function choices({ name, idPrefix, items, ...options }: ChoicesOptions) {
  return { ...group(options), name, idPrefix, items: items.map((item) => item && toChoice(item)) }
}

export function fieldsetProps({ legend, describedBy, ...fieldset }: FieldsetOptions) {
  return {
    ...shared(fieldset),
    legend: content(legend),
    legendSize: sized(legend).size,
    legendClassName: sized(legend).className,
    isPageHeading: legend?.isPageHeading,
    ...(describedBy && { 'aria-describedby': describedBy }),
  }
}

function described({ hint, errorMessage, formGroup }: DescribedOptions) {
  return { hint: content(hint), error: content(errorMessage), groupProps: shared(formGroup) }
}

function toChoice({ divider, value = '', label, hint, conditional, ...item }: ChoiceOptions) {
  if (divider) return { divider }
  return {
    ...shared(item),
    ...(item.name && { name: item.name }),
    value,
    text: content(item),
    hint: content(hint),
    labelProps: shared(label),
    disabled: item.disabled,
    defaultChecked: item.checked,
    behaviour: item.behaviour,
    conditional: conditional?.html && content({ html: conditional.html }),
  }
}
