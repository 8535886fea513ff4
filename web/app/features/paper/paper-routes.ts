import type { FastifyInstance } from 'fastify'
import { type FormError, formErrorsOf } from '../../lib/form.ts'
import { addPage, type Redirect, type Visit } from '../../lib/page.ts'
import type { Page } from '../../lib/render-page.tsx'
import { type StaffDesk, staffPage } from '../../lib/staff-desk.ts'
import { DocumentsToReadPage } from './documents-to-read-page.tsx'
import { documentsToReadView } from './documents-to-read-view.ts'
import { LettersToPostPage } from './letters-to-post-page.tsx'
import { chosenLetters, lettersToPostView, postedCheckView } from './letters-to-post-view.ts'
import { pageHref, toPostHref, toReadHref } from './paper-links.ts'
import { pageOf, pageSize } from './paper-list-view.ts'
import { PostedCheckPage } from './posted-check-page.tsx'

/** What goes and comes on paper: letters to post, and what families sent that nobody has read. */
export function addPaper(app: FastifyInstance, desk: StaffDesk): void {
  const { web } = desk
  addPage(app, web, {
    url: toPostHref,
    access: 'staff',
    show: (visit) => lettersPage(desk, visit),
    submit: (visit) => submitLetters(desk, visit),
  })
  addPage(app, web, { url: toReadHref, access: 'staff', show: (visit) => documentsPage(desk, visit) })
}

const addressed = ({ values, query }: Visit) => pageOf(values.page ?? query.page)
const listQuery = (page: number) => ({ page: String(page), pageSize: String(pageSize) })
const readLetters = (visit: Visit) =>
  visit.call('GET /api/staff/letters', { query: listQuery(addressed(visit)) })

async function lettersPage(desk: StaffDesk, visit: Visit, errors: readonly FormError[] = visit.errors) {
  const [found, counts] = await Promise.all([readLetters(visit), visit.call('GET /api/staff/paper', {})])
  const page = addressed(visit)
  const facts = { found, counts, today: desk.today(), page, typed: visit.values }
  return staffPage(desk, visit, {
    section: 'paper',
    title: errors.length > 0 ? 'Error: Letters to post' : 'Letters to post',
    name: 'letters-to-post',
    component: LettersToPostPage,
    view: lettersToPostView(facts, { errors, doneCount: visit.query.done }),
    ...(errors.length > 0 && { status: 422 }),
  })
}

/** First the check of what was chosen; then, confirmed, the record. */
async function submitLetters(desk: StaffDesk, visit: Visit): Promise<Page | Redirect> {
  const { confirmed, change, on } = visit.values
  const letterIds = chosenLetters(visit.values)
  if (change) return lettersPage(desk, visit)
  if (letterIds.length === 0)
    return lettersPage(desk, visit, [{ field: 'list', text: 'Choose at least one letter' }])
  if (!confirmed) return checkPage(desk, visit)
  if (!on) return checkPage(desk, visit, [{ field: 'on', text: 'Enter the day they went to the post' }])
  try {
    await visit.call('POST /api/staff/letters/posted', { body: { letterIds, on } })
  } catch (error) {
    const fault = formErrorsOf(error)
    if (!fault) throw error
    return checkPage(desk, visit, fault.errors)
  }
  return { to: `${pageHref(toPostHref, 1)}?done=${letterIds.length}` }
}

async function checkPage(desk: StaffDesk, visit: Visit, errors: readonly FormError[] = []): Promise<Page> {
  const facts = {
    found: await readLetters(visit),
    today: desk.today(),
    page: addressed(visit),
    typed: visit.values,
  }
  const title = 'Check that these went to the post'
  return staffPage(desk, visit, {
    section: 'paper',
    title: errors.length > 0 ? `Error: ${title}` : title,
    name: 'posted-check',
    component: PostedCheckPage,
    view: postedCheckView(facts, errors),
    ...(errors.length > 0 && { status: 422 }),
  })
}

async function documentsPage(desk: StaffDesk, visit: Visit): Promise<Page> {
  const page = addressed(visit)
  const [found, counts] = await Promise.all([
    visit.call('GET /api/staff/documents', { query: listQuery(page) }),
    visit.call('GET /api/staff/paper', {}),
  ])
  return staffPage(desk, visit, {
    section: 'paper',
    title: 'Documents to read',
    name: 'documents-to-read',
    component: DocumentsToReadPage,
    view: documentsToReadView(found, counts, desk.today(), page),
  })
}
