/** What a link to the caseload may carry. No name ever stands in it. */
export type CaseloadAddress = {
  whose?: string | undefined
  team?: string | undefined
  officer?: string | undefined
  district?: string | undefined
  stage?: string | undefined
  view?: string | undefined
  month?: string | undefined
  phase?: string | undefined
  page?: number
}

export const caseloadBoards = ['list', 'reviews', 'phase', 'officers'] as const
export type CaseloadBoard = (typeof caseloadBoards)[number]

const usual: Record<string, string> = { view: 'cases', page: '1' }

/**
 * The address of a view of the caseload: short, steady, fit to be shared with a colleague. Whose cases is never left out
 * where it is known: what the list starts with depends on who reads it.
 */
export function caseloadHref(address: CaseloadAddress, board: CaseloadBoard = 'list'): string {
  const path = board === 'list' ? '/staff/caseload' : `/staff/caseload/${board}`
  const parameters = new URLSearchParams()
  for (const name of [
    'whose',
    'team',
    'officer',
    'district',
    'stage',
    'view',
    'month',
    'phase',
    'page',
  ] as const) {
    const value = address[name]
    if (value !== undefined && value !== '' && String(value) !== usual[name]) {
      parameters.set(name, String(value))
    }
  }
  const query = parameters.toString()
  return query ? `${path}?${query}` : path
}

/** Where a form came from; anything but a page of the caseload is taken for its first page. */
export function backToCaseload(from: string | undefined): string {
  return from && /^\/staff\/caseload(\/(reviews|phase|officers))?(\?[\w=&%.-]*)?$/.test(from)
    ? from
    : '/staff/caseload'
}
