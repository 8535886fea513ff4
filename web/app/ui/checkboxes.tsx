import { Choices, type ChoicesProps } from './choices.tsx'

interface CheckboxesProps extends ChoicesProps {
  defaultValues?: readonly string[] | undefined
}

/** A question with any number of answers of a few. */
export function Checkboxes({ defaultValues = [], ...props }: CheckboxesProps) {
  return <Choices {...props} kind="checkboxes" isChosen={(value) => defaultValues.includes(value)} />
}
