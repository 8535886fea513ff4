type CaseListAddress = {
  stage?: string | undefined
  district?: string | undefined
  late?: boolean | undefined
  page?: number
  /** A sealed token: a name never stands in an address. */
  search?: string | undefined
}

/** The address of a view of the list of cases. */
export function caseListHref({ stage, district, late, page = 1, search }: CaseListAddress): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries({
    stage,
    district,
    late,
    page: page > 1 ? page : undefined,
    search,
  })) {
    if (value !== undefined && value !== '') parameters.set(name, String(value))
  }
  const query = parameters.toString()
  return query ? `/staff/cases?${query}` : '/staff/cases'
}
