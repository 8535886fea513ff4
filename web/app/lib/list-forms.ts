import type { FastifyInstance } from 'fastify'
import { formErrorsOf, type ListForm } from './form.ts'
import { answer, type Redirect, type Visit, visitOf } from './page.ts'
import type { Page } from './render-page.tsx'
import type { StaffDesk } from './staff-desk.ts'

export type ShowList = (
  desk: StaffDesk,
  visit: Visit,
  address: Readonly<Record<string, string | undefined>>,
  form?: ListForm,
) => Promise<Page>

interface FormsOfList {
  /** The list, where such a form leads when it is opened by its address. */
  href: string
  /** The list as one left it, from the field `from`: only an address of our own. */
  back: (from: string | undefined) => string
  show: ShowList
  forms: Readonly<Record<string, (desk: StaffDesk, visit: Visit) => Promise<Page | Redirect>>>
}

/** What is done to several lines of a list of staff: what is refused shows the list again, with what was typed. */
export function addFormsOfList(app: FastifyInstance, desk: StaffDesk, list: FormsOfList): void {
  const { web } = desk
  const config = { access: 'staff' as const }
  for (const [url, submit] of Object.entries(list.forms)) {
    app.get(url, { config }, async (_request, reply) => answer(reply, web, { to: list.href }))
    app.post(url, { config }, async (request, reply) => {
      const visit = visitOf(request, reply, web)
      try {
        return answer(reply, web, await submit(desk, visit))
      } catch (error) {
        const fault = formErrorsOf(error)
        if (!fault) throw error
        const address = new URLSearchParams(list.back(visit.values.from).split('?')[1])
        const form = { typed: visit.values, errors: fault.errors }
        return answer(reply, web, await list.show(desk, visit, Object.fromEntries(address), form))
      }
    })
  }
}
