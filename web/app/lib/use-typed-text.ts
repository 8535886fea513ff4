import { type RefObject, useEffect, useRef, useState } from 'react'

interface TypedText<Box extends HTMLInputElement | HTMLTextAreaElement> {
  /** For the box itself. */
  box: RefObject<Box | null>
  text: string
  setText(text: string): void
}

/** What stands in a box: also what was typed into it before the script ran, which no event tells of any more. */
export function useTypedText<Box extends HTMLInputElement | HTMLTextAreaElement>(
  initial: string,
): TypedText<Box> {
  const box = useRef<Box>(null)
  const [text, setText] = useState(initial)
  useEffect(() => {
    if (box.current) setText(box.current.value)
  }, [])
  return { box, text, setText }
}
