import { content, type Options, shared, testFixtures } from './fixtures.ts'
import { Pagination } from './pagination.tsx'

interface StepOptions extends Options {
  href: string
  labelText?: string
}

interface PageOptions extends Options {
  number: number | string
  href: string
  current?: boolean
  ellipsis?: boolean
  visuallyHiddenText?: string
}

interface PaginationOptions extends Options {
  previous?: StepOptions
  next?: StepOptions
  items?: (PageOptions | null)[]
  landmarkLabel?: string
}

testFixtures<PaginationOptions>('pagination', ({ previous, next, items, landmarkLabel, ...options }) => (
  <Pagination
    {...shared(options)}
    {...(landmarkLabel && { 'aria-label': landmarkLabel })}
    previous={previous && toStep(previous)}
    next={next && toStep(next)}
    pages={items?.map((item) => item && Object.keys(item).length > 0 && toPage(item))}
  />
))

function toStep({ href, labelText, ...step }: StepOptions) {
  return { ...shared(step), href, label: labelText, children: content(step) }
}

function toPage({ number, href, current, ellipsis, visuallyHiddenText, ...page }: PageOptions) {
  if (ellipsis) return 'ellipsis' as const
  const label = visuallyHiddenText && { 'aria-label': visuallyHiddenText }
  return { ...shared(page), number, href, isCurrent: current, ...label }
}
