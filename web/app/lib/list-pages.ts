/** Where a page of a list stands, and the way to the pages before and after. */
export type ListPages = {
  /** "1 to 50 of 312"; null where there is nothing to count. */
  range: string | null
  previousHref: string | null
  nextHref: string | null
}

interface ShownPage {
  /** From 1. */
  page: number
  pageSize: number
}

export function listPages(
  { page, pageSize }: ShownPage,
  total: number,
  href: (page: number) => string,
): ListPages {
  const first = (page - 1) * pageSize + 1
  const last = Math.min(page * pageSize, total)
  const number = (n: number) => n.toLocaleString('en-GB')
  return {
    range: first > total ? null : `${number(first)} to ${number(last)} of ${number(total)}`,
    previousHref: page > 1 ? href(page - 1) : null,
    nextHref: last < total ? href(page + 1) : null,
  }
}
