/** What came and goes on paper: the letters to post, and what families sent that nobody has read. */
export const toPostHref = '/staff/letters'
export const toReadHref = '/staff/documents'

export const pageHref = (list: string, page: number) => (page > 1 ? `${list}?page=${page}` : list)
