import { formatDay, identityChecks, identityCheckWords } from '@send-hub/shared'
import type { FastifyInstance } from 'fastify'
import { FormFault } from '../../lib/form.ts'
import { londonDay } from '../../lib/london-time.ts'
import { addPage, type Visit } from '../../lib/page.ts'
import type { Page } from '../../lib/render-page.tsx'
import { sealData, unsealData } from '../../lib/sealed.ts'
import { type StaffDesk, staffPage } from '../../lib/staff-desk.ts'
import type { ActField } from '../cases/acts/act-form-view.ts'
import { onForm } from '../people/people-errors.ts'
import { PeopleFormPage, type PeopleFormView } from '../people/people-form-page.tsx'
import { personFields, rightsFields, rightsOf, tokenFields, tokenOf, typedOf } from './accounts-forms.ts'
import {
  accountHref,
  accountsHref,
  endAccountHref,
  lostCheckHref,
  newAccountHref,
  newTokenHref,
  resetCheckHref,
  revokeTokenHref,
} from './accounts-links.ts'
import { AccountsPage, TokenMadePage } from './accounts-page.tsx'

const access = { power: 'accounts' } as const

const doneWords: Readonly<Record<string, string>> = {
  added: 'The account is made. They can sign in now',
  changed: 'The account is changed',
  ended: 'The account has ended, and so have its sessions',
  reopened: 'The account is open again',
  revoked: 'The token does not work any more',
  reset: 'The second check is taken away. They are told by email, and can set up a new one',
}

/** Staff accounts, tokens of other systems, and family members who have lost their second check. */
export function addStaffAccounts(app: FastifyInstance, desk: StaffDesk): void {
  const { web } = desk
  addPage(app, web, { url: accountsHref, access, show: (visit) => listPage(desk, visit) })
  addForm(app, desk, newAccountHref, {
    form: () => ({
      ...{ title: 'Add a person', intro: howTheySignIn(desk), button: 'Make the account' },
      fields: [...personFields, ...rightsFields(web.council)],
      typed: { team: 'hub' },
    }),
    record: async (visit) => {
      const { name = '', email = '' } = visit.values
      await visit.call('POST /api/staff/accounts', { body: { name, email, ...rightsOf(visit.values) } })
      return { to: `${accountsHref}?done=added` }
    },
  })
  addAccountPages(app, desk)
  addTokenPages(app, desk)
  addLostCheckPages(app, desk)
}

function howTheySignIn({ web }: StaffDesk): string[] {
  return web.staffSignIn === 'provider'
    ? ['They sign in with their council account, by this address.']
    : ['They sign in with a code that we send to this address.']
}

async function listPage(desk: StaffDesk, visit: Visit): Promise<Page> {
  const [{ items: accounts }, { items: tokens }] = await Promise.all([
    visit.call('GET /api/staff/accounts'),
    visit.call('GET /api/staff/tokens'),
  ])
  const done = doneWords[visit.query.done ?? ''] ?? null
  const view = <AccountsPage council={desk.web.council} accounts={accounts} tokens={tokens} done={done} />
  return plainPage(desk, visit, 'Staff accounts and tokens', view)
}

/** Drawn once on the server: a list and buttons need no more. */
async function plainPage(desk: StaffDesk, visit: Visit, title: string, view: Page['view']): Promise<Page> {
  return { title, client: 'staff', frame: desk.frame('more', await desk.me(visit)), view }
}

interface Form {
  form(visit: Visit): Promise<FormParts> | FormParts
  record(visit: Visit): Promise<{ to: string } | Page>
}
type FormParts = Pick<PeopleFormView, 'title' | 'intro' | 'button'> & {
  fields: ActField[]
  typed?: PeopleFormView['typed']
  warning?: string
  isGrave?: boolean
  back?: PeopleFormView['back']
}

function addForm(app: FastifyInstance, desk: StaffDesk, url: string, { form, record }: Form): void {
  addPage(app, desk.web, {
    url,
    access,
    show: async (visit) => formPage(desk, visit, await form(visit)),
    submit: (visit) => onForm(() => record(visit)),
  })
}

async function formPage(desk: StaffDesk, visit: Visit, parts: FormParts): Promise<Page> {
  const { title, intro, button, fields, warning = null, isGrave = false } = parts
  const wasSent = visit.errors.length > 0
  const typed = wasSent ? visit.values : (parts.typed ?? {})
  return staffPage(desk, visit, {
    ...{ section: 'more', title, name: 'people-form', component: PeopleFormPage },
    view: {
      ...{ title, intro, button, fields, warning, isGrave, typed },
      action: visit.url,
      ...{ about: null, flags: [], errors: visit.errors },
      back: parts.back ?? { href: accountsHref, text: 'Staff accounts and tokens' },
    },
  })
}

const staffOf = ({ params }: Visit) => ({ staffMemberId: params.staffMemberId ?? '' })

async function accountOf(visit: Visit) {
  const { items } = await visit.call('GET /api/staff/accounts')
  const found = items.find(({ id }) => id === visit.params.staffMemberId)
  if (!found) throw Object.assign(new Error('No such account'), { kind: 'not-found' })
  return found
}

function addAccountPages(app: FastifyInstance, desk: StaffDesk): void {
  addForm(app, desk, accountHref(':staffMemberId'), {
    form: async (visit) => {
      const account = await accountOf(visit)
      if (!account.isActive) {
        return {
          ...{ title: `Open the account of ${account.name} again`, button: 'Open it again', fields: [] },
          intro: ['It has ended. Opened again, it may do what it could do before.'],
        }
      }
      const fromClaims = account.isFromClaims
        ? ['The council’s sign-in service decides this at the next sign-in, as far as it is set up to.']
        : []
      return {
        ...{ title: `Change the account of ${account.name}`, button: 'Save', typed: typedOf(account) },
        intro: [account.email, ...fromClaims],
        fields: [...rightsFields(desk.web.council), endField],
      }
    },
    record: async (visit) => {
      const params = staffOf(visit)
      if (!(await accountOf(visit)).isActive) {
        await visit.call('POST /api/staff/accounts/:staffMemberId/reopen', { params })
        return { to: `${accountsHref}?done=reopened` }
      }
      if (visit.values['end-account'] === 'yes') return { to: endAccountHref(params.staffMemberId) }
      await visit.call('POST /api/staff/accounts/:staffMemberId/rights', {
        params,
        body: rightsOf(visit.values),
      })
      return { to: `${accountsHref}?done=changed` }
    },
  })
  addForm(app, desk, endAccountHref(':staffMemberId'), {
    form: async (visit) => {
      const { id, name } = await accountOf(visit)
      return {
        ...{ title: `End the account of ${name}`, button: 'End this account', fields: [], isGrave: true },
        intro: [
          'What they did stays on record under their name. Their cases stay with them until you move them.',
        ],
        warning: 'They are signed out at once, everywhere.',
        back: { href: accountHref(id), text: 'Change the account' },
      }
    },
    record: async (visit) => {
      await visit.call('POST /api/staff/accounts/:staffMemberId/end', { params: staffOf(visit) })
      return { to: `${accountsHref}?done=ended` }
    },
  })
}

const endField: ActField = {
  ...{ is: 'boxes', name: 'end', label: 'Do they no longer work here?' },
  items: [{ name: 'end-account', text: 'End this account' }],
}

function addTokenPages(app: FastifyInstance, desk: StaffDesk): void {
  addForm(app, desk, newTokenHref, {
    form: () => ({
      ...{ title: 'Make a token for another system', button: 'Make the token', fields: tokenFields },
      intro: ['Whoever has the token can do what it may do. It is shown once.'],
      typed: { validForDays: '365' },
    }),
    record: async (visit) => {
      const body = tokenOf(visit.values)
      const { token, expiresAt } = await visit.call('POST /api/staff/tokens', { body })
      const until = formatDay(londonDay(new Date(expiresAt)))
      const view = <TokenMadePage name={body.name} token={token} until={until} back={accountsHref} />
      return plainPage(desk, visit, 'The token', view)
    },
  })
  addPage(app, desk.web, {
    url: revokeTokenHref(':tokenId'),
    access,
    show: () => ({ to: accountsHref }),
    submit: async (visit) => {
      await visit.call('POST /api/staff/tokens/:tokenId/revoke', {
        params: { tokenId: visit.params.tokenId ?? '' },
      })
      return { to: `${accountsHref}?done=revoked` }
    },
  })
}

function addLostCheckPages(app: FastifyInstance, desk: StaffDesk): void {
  addForm(app, desk, lostCheckHref, {
    form: () => ({
      ...{ title: 'A lost second check', button: 'Find them' },
      intro: [
        'For a parent, carer or young person who can no longer use their passkey or their mobile number.',
      ],
      fields: [{ is: 'line', name: 'query', label: 'Their email address' }],
    }),
    record: async (visit) => {
      const query = visit.values.query?.trim() ?? ''
      const { items } = await visit.call('POST /api/staff/people/find', { body: { query } })
      const found = items.find(({ email }) => email === query.toLowerCase())
      if (!found) {
        throw new FormFault([{ field: 'query', text: 'Nobody whom you can see here has this address' }])
      }
      const who = sealData(desk.web, 'lost-check', { id: found.id, name: `${found.name}, ${query}` })
      return { to: `${resetCheckHref(found.id)}?who=${who}` }
    },
  })
  addForm(app, desk, resetCheckHref(':familyMemberId'), {
    form: (visit) => resetForm(whoIsIn(visit)),
    record: async (visit) => {
      await visit.call('POST /api/staff/people/:familyMemberId/second-factor/reset', {
        params: { familyMemberId: visit.params.familyMemberId ?? '' },
        body: { checkedBy: visit.values.checkedBy },
      })
      return { to: `${accountsHref}?done=reset` }
    },
  })
}

/** The person, by name on every showing of the form. @throws not-found where the address was made by hand */
function whoIsIn({ web, query, params }: Visit): string {
  const found = unsealData<{ id: string; name: string }>(web, 'lost-check', query.who)
  if (found?.id !== params.familyMemberId) throw Object.assign(new Error('Not found'), { kind: 'not-found' })
  return found?.name ?? ''
}

function resetForm(who: string): FormParts {
  return {
    ...{ title: 'Take away the second check', button: 'Take it away', isGrave: true },
    intro: [`This is about ${who}.`, 'They are signed out everywhere, and told by email.'],
    warning: 'Somebody who reads their email may say that they have lost it. Check who you are talking to.',
    fields: [
      {
        ...{ is: 'radios', name: 'checkedBy', label: 'How did you check who they are?' },
        items: identityChecks.map((value) => ({ value, text: identityCheckWords[value] })),
      },
    ],
    back: { href: lostCheckHref, text: 'Find somebody else' },
  }
}
