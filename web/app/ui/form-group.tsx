import type { ComponentProps, ReactNode } from 'react'
import { ErrorMessage } from './error-message.tsx'
import { Fieldset, type FieldsetProps } from './fieldset.tsx'
import { Hint } from './hint.tsx'
import { Label } from './label.tsx'
import { cx, type Size } from './markup.ts'

interface Described {
  hint?: ReactNode
  /** What is wrong with the answer; the group is marked and the message read with the control. */
  error?: ReactNode
  groupProps?: ComponentProps<'div'>
}

/** What a question with one control has besides the control. */
export interface LabelledQuestion extends Described {
  label: ReactNode
  labelSize?: Size
  labelProps?: ComponentProps<'label'>
  /** When the page asks only this. */
  isPageHeading?: boolean
}

/** What a question with several controls has besides them. */
export interface LegendQuestion extends Described {
  legend?: ReactNode
  legendSize?: Size
  /** When the page asks only this. */
  isPageHeading?: boolean
  fieldsetProps?: FieldsetProps
}

interface Wiring {
  id: string
  describedBy?: string | undefined
  /** The controls, given the ids to put in their `aria-describedby`. */
  children: (describedBy: string | undefined) => ReactNode
}

interface Control {
  name: string
  id?: string | undefined
  'aria-describedby'?: string | undefined
}

/** Parts the properties of a question with one control: those of its group, and those of the control itself. */
export function splitQuestion<T extends LabelledQuestion & Control>(props: T) {
  const { label, labelSize, labelProps, isPageHeading, hint, error, groupProps, ...control } = props
  const id = props.id ?? props.name
  const describedBy = props['aria-describedby']
  const question = { label, labelSize, labelProps, isPageHeading, hint, error, groupProps, id, describedBy }
  return { question, control: { ...control, id } }
}

/** Label, hint and error around one control. */
export function FormGroup(props: LabelledQuestion & Wiring) {
  const { id, label, labelSize, labelProps, isPageHeading, hint, error, groupProps, describedBy, children } =
    props
  return (
    <Group error={error} groupProps={groupProps}>
      <Label {...labelProps} htmlFor={id} size={labelSize} isPageHeading={isPageHeading}>
        {label}
      </Label>
      <HintAndError id={id} hint={hint} error={error} />
      {children(describe(id, hint, error, describedBy))}
    </Group>
  )
}

/** Legend, hint and error around several controls; without a legend there is no fieldset and the controls are described. */
export function FieldsetGroup(props: LegendQuestion & Wiring) {
  const { id, legend, legendSize, isPageHeading, fieldsetProps, hint, error, groupProps, children } = props
  const hasFieldset = Boolean(legend || fieldsetProps)
  const describedBy = describe(id, hint, error, fieldsetProps?.['aria-describedby'] ?? props.describedBy)
  const controls = (
    <>
      <HintAndError id={id} hint={hint} error={error} />
      {children(hasFieldset ? undefined : describedBy)}
    </>
  )
  return (
    <Group error={error} groupProps={groupProps}>
      {hasFieldset ? (
        <Fieldset
          {...{ legend, legendSize, isPageHeading }}
          {...fieldsetProps}
          aria-describedby={describedBy}
        >
          {controls}
        </Fieldset>
      ) : (
        controls
      )}
    </Group>
  )
}

function Group({ error, groupProps, children }: Described & { children: ReactNode }) {
  const className = cx('govuk-form-group', error && 'govuk-form-group--error', groupProps?.className)
  return (
    <div {...groupProps} className={className}>
      {children}
    </div>
  )
}

function HintAndError({ id, hint, error }: Described & { id: string }) {
  return (
    <>
      {hint && <Hint id={`${id}-hint`}>{hint}</Hint>}
      {error && <ErrorMessage id={`${id}-error`}>{error}</ErrorMessage>}
    </>
  )
}

function describe(id: string, hint: ReactNode, error: ReactNode, others: string | undefined) {
  return cx(others, hint && `${id}-hint`, error && `${id}-error`) || undefined
}
