import type { ReactNode } from 'react'
import type { BoardView } from './board-view.ts'

type BoardFormProps = {
  view: Pick<BoardView, 'caseHref' | 'version'>
  /** What follows the address of the case. */
  path: string
  className?: string
  children: ReactNode
}

/** One act on the board, with the version of the case that it was looked at. */
export function BoardForm({ view: { caseHref, version }, path, className, children }: BoardFormProps) {
  return (
    <form method="post" action={`${caseHref}/${path}`} className={className} noValidate>
      <input type="hidden" name="version" value={version} />
      {children}
    </form>
  )
}
