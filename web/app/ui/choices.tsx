import type { ComponentProps, ReactNode } from 'react'
import { FieldsetGroup, type LegendQuestion } from './form-group.tsx'
import { Hint } from './hint.tsx'
import { Label } from './label.tsx'
import { cx, type Falsy, numbered } from './markup.ts'

/** One answer to tick. Other attributes go to its `input`. */
export interface Choice extends Omit<ComponentProps<'input'>, 'value'> {
  value: string
  text: ReactNode
  hint?: ReactNode
  labelProps?: ComponentProps<'label'>
  /** A question that belongs to this answer alone; it folds away while the answer is not chosen, if a script runs. */
  conditional?: ReactNode
  /** `exclusive` unticks the others ("None of these"). */
  behaviour?: 'exclusive'
}

/** A word between answers: "or". */
interface Divider {
  divider: string
}

export interface ChoicesProps
  extends Omit<ComponentProps<'div'>, 'defaultValue' | 'children'>,
    LegendQuestion {
  name: string
  /** What ids start with; the name, unless given. The first answer has it alone, so that an error can link to it. */
  idPrefix?: string
  items: readonly (Choice | Divider | Falsy)[]
}

interface Kind {
  kind: 'radios' | 'checkboxes'
  isChosen: (value: string) => boolean
}

/** What radios and checkboxes have in common, which is nearly everything. */
export function Choices(props: ChoicesProps & Kind) {
  const { name, idPrefix = name, items, kind, isChosen, className, ...others } = props
  const { legend, legendSize, isPageHeading, fieldsetProps, hint, error, groupProps, ...rest } = others
  const { 'aria-describedby': describedBy, ...list } = rest
  const question = { legend, legendSize, isPageHeading, fieldsetProps, hint, error, groupProps }
  return (
    <FieldsetGroup {...question} id={idPrefix} describedBy={describedBy}>
      {(described) => (
        <div className={cx(`govuk-${kind}`, className)} data-module={`govuk-${kind}`} {...list}>
          {numbered(items).map(({ item, place }) =>
            'divider' in item ? (
              <div key={place} className={`govuk-${kind}__divider`}>
                {item.divider}
              </div>
            ) : (
              <ChoiceItem
                key={place}
                kind={kind}
                choice={{ name, id: place === 1 ? idPrefix : `${idPrefix}-${place}`, ...item }}
                isChosen={item.defaultChecked ?? item.checked ?? isChosen(item.value)}
                describedBy={kind === 'checkboxes' ? described : undefined}
              />
            ),
          )}
        </div>
      )}
    </FieldsetGroup>
  )
}

interface ChoiceItemProps {
  kind: Kind['kind']
  choice: Choice
  isChosen: boolean
  describedBy: string | undefined
}

function ChoiceItem({ kind, choice, isChosen, describedBy }: ChoiceItemProps) {
  const { text, hint, labelProps, conditional, behaviour, className, ...input } = choice
  const hintId = `${input.id}-item-hint`
  const conditionalId = `conditional-${input.id}`
  const state = input.checked === undefined ? { defaultChecked: isChosen } : {}
  return (
    <>
      <div className={`govuk-${kind}__item`}>
        <input
          type={kind === 'radios' ? 'radio' : 'checkbox'}
          className={cx(`govuk-${kind}__input`, className)}
          data-aria-controls={conditional ? conditionalId : undefined}
          data-behaviour={behaviour}
          aria-describedby={cx(describedBy, hint && hintId) || undefined}
          {...input}
          {...state}
        />
        <Label
          {...labelProps}
          htmlFor={input.id}
          className={cx(`govuk-${kind}__label`, labelProps?.className)}
        >
          {text}
        </Label>
        {hint && (
          <Hint id={hintId} className={`govuk-${kind}__hint`}>
            {hint}
          </Hint>
        )}
      </div>
      {conditional && (
        <div
          id={conditionalId}
          className={cx(`govuk-${kind}__conditional`, !isChosen && `govuk-${kind}__conditional--hidden`)}
        >
          {conditional}
        </div>
      )}
    </>
  )
}
