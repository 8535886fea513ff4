import { z } from 'zod'

/** Which page of a list; counted from 1. */
export const Paging = z.object({
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(100).default(50),
})
export type Paging = z.infer<typeof Paging>
