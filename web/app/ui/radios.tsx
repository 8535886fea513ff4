import { Choices, type ChoicesProps } from './choices.tsx'

interface RadiosProps extends ChoicesProps {
  defaultValue?: string | undefined
}

/** A question with one answer of a few. */
export function Radios({ defaultValue, ...props }: RadiosProps) {
  return <Choices {...props} kind="radios" isChosen={(value) => value === defaultValue} />
}
