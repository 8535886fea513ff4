import { queueQuery } from '@send-hub/shared'

/** What a link to the queue may carry besides its filters. `search` is a sealed token: a name never stands in an address. */
type QueueAddress = Readonly<Record<string, unknown>> & { page?: number; search?: string | undefined }

/** The address of a view of the queue: short, steady, fit to be shared with a colleague. */
export function queueHref({ page, search, ...filters }: QueueAddress): string {
  const parameters = new URLSearchParams(queueQuery(filters))
  if (page && page > 1) parameters.set('page', String(page))
  if (search) parameters.set('search', search)
  const query = parameters.toString()
  return query ? `/staff/enquiries?${query}` : '/staff/enquiries'
}

/** Where a form came from; whatever is no view of the queue is taken for all of it. */
export function backToQueue(from: string | undefined): string {
  const [path, query = ''] = from?.split('?') ?? []
  if (path !== '/staff/enquiries') return '/staff/enquiries'
  const given = Object.fromEntries(new URLSearchParams(query))
  return queueHref({ ...given, page: Number(given.page) || 1 })
}
