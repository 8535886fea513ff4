/** What a link to the queue may carry. `search` is a sealed token: a name never stands in an address. */
type QueueAddress = {
  queue?: string
  status?: string
  topic?: string | undefined
  owner?: string | undefined
  sort?: string
  page?: number
  search?: string | undefined
}

const usual: Record<string, string> = { queue: 'all', status: 'waiting', sort: 'reply-by', page: '1' }

/** The address of a view of the queue: short, steady, fit to be shared with a colleague. */
export function queueHref({ queue, status, topic, owner, sort, page, search }: QueueAddress): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries({ queue, status, topic, owner, sort, page, search })) {
    if (value !== undefined && value !== '' && String(value) !== usual[name])
      parameters.set(name, String(value))
  }
  const query = parameters.toString()
  return query ? `/staff/enquiries?${query}` : '/staff/enquiries'
}
