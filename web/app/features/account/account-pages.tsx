import type { FastifyInstance } from 'fastify'
import { familyPage } from '../../family-layout.tsx'
import { addPage, type PageRoute, type Redirect, type Visit } from '../../lib/page.ts'
import { sealData, unsealData } from '../../lib/sealed.ts'
import type { StaffDesk } from '../../lib/staff-desk.ts'
import { listTitle } from '../cases/list-title.ts'
import { CopiesLink } from '../data-rights/copies-page.tsx'
import { pupilsHref } from '../school/pupil-links.ts'
import { MakeItSafer } from '../second-factor/make-it-safer.tsx'
import { AccountPage, FamilyEmail, StaffEmail, WhoCanSee } from './account-view.tsx'
import { EmailCodesView, NewEmailView } from './email-change-views.tsx'
import { WholeAnswers, WholeAnswersView, wholeAnswersHref } from './whole-answers.tsx'

/** What goes from the page of the address to that of the codes. */
interface EmailChangeState {
  changeId: string
  email: string
}
const stateKind = 'email-change'

const accountPage: PageRoute = {
  url: '/account',
  access: 'family',
  show: async (visit) => {
    const [account, factor, { items, pupilCount }] = await Promise.all([
      visit.call('GET /api/account'),
      visit.call('GET /api/family/second-factor'),
      visit.call('GET /api/family/cases'),
    ])
    // Somebody of a school has no child here, and no paper.
    const isSchool = pupilCount > 0 && items.length === 0
    const home = listTitle(items)
    return familyPage(visit, {
      title: 'Your account',
      back: isSchool ? { href: pupilsHref, text: 'Pupils' } : { href: '/children', text: home },
      children: (
        <AccountPage account={account} action="/account" done={visit.query.done}>
          <FamilyEmail email={account.email} />
          {!isSchool && <WholeAnswers isOn={account.hasWholeAnswers === true} />}
          <MakeItSafer factor={factor} />
          {!isSchool && <WhoCanSee listTitle={home} />}
          {!isSchool && <CopiesLink />}
        </AccountPage>
      ),
    })
  },
  submit: (visit) => endSessions(visit, '/account', '/signed-out'),
}

const newEmailPage: PageRoute = {
  url: '/account/email',
  access: 'family',
  show: async (visit) => {
    const { email } = await visit.call('GET /api/account')
    return familyPage(visit, {
      title: 'Change your email address',
      back: { href: '/account', text: 'Your account' },
      children: (
        <NewEmailView
          council={visit.web.council}
          current={email ?? ''}
          typed={visit.values.email}
          errors={visit.errors}
        />
      ),
    })
  },
  submit: async (visit) => {
    const email = visit.values.email?.trim() ?? ''
    const { changeId } = await visit.call('POST /api/family/email-changes', { body: { email } })
    return showCodes(visit, { changeId, email })
  },
}

const emailCodesPage: PageRoute = {
  url: '/account/email/codes',
  access: 'family',
  show: (visit) => {
    const state = stateOf(visit)
    return state ? showCodes(visit, state) : { to: '/account/email' }
  },
  submit: async (visit) => {
    const state = stateOf(visit)
    if (!state) return { to: '/account/email' }
    const { oldCode = '', newCode = '' } = visit.values
    await visit.call('POST /api/family/email-changes/:changeId/codes', {
      params: { changeId: state.changeId },
      body: { oldCode, newCode },
    })
    return { to: '/account?done=email' }
  },
}

const wholeAnswersPage: PageRoute = {
  url: wholeAnswersHref,
  access: 'family',
  show: (visit) =>
    familyPage(visit, {
      title: 'Get whole answers by email',
      back: { href: '/account', text: 'Your account' },
      children: <WholeAnswersView />,
    }),
  submit: async (visit) => {
    if (visit.values.want === 'no') {
      await visit.call('DELETE /api/family/whole-answers')
      return { to: '/account?done=notices' }
    }
    await visit.call('POST /api/family/whole-answers')
    return { to: '/account?done=whole-answers' }
  },
}

const stateOf = ({ web, values }: Visit) => unsealData<EmailChangeState>(web, stateKind, values.state)

async function showCodes(visit: Visit, state: EmailChangeState) {
  const account = await visit.call('GET /api/account')
  return familyPage(visit, {
    title: 'Check both inboxes',
    back: { href: '/account/email' },
    children: (
      <EmailCodesView
        council={visit.web.council}
        state={sealData(visit.web, stateKind, state)}
        current={account.email ?? ''}
        wanted={state.email}
        errors={visit.errors}
      />
    ),
  })
}

/** One session, named by its id, or all others. Whoever ends their own goes where signing out leads. */
async function endSessions(visit: Visit, page: string, signedOut: string): Promise<Redirect> {
  const { end = '' } = visit.values
  if (end === 'others') {
    await visit.call('POST /api/account/sessions/end-others')
    return { to: `${page}?done=others` }
  }
  const { sessions } = await visit.call('GET /api/account')
  const found = sessions.find(({ id }) => id === end)
  // Ended meanwhile, or never ours: the list says what there is.
  if (!found) return { to: page }
  await visit.call('DELETE /api/account/sessions/:sessionId', { params: { sessionId: end } })
  return { to: found.isThis ? signedOut : `${page}?done=ended` }
}

export const familyAccountPages: readonly PageRoute[] = [
  accountPage,
  newEmailPage,
  emailCodesPage,
  wholeAnswersPage,
]

/** The same for staff, whose addresses are kept by those who look after staff accounts. */
export function addStaffAccount(app: FastifyInstance, desk: StaffDesk): void {
  addPage(app, desk.web, {
    url: '/staff/account',
    access: 'staff',
    show: async (visit) => {
      const account = await visit.call('GET /api/account')
      return {
        title: 'Your account',
        client: 'staff',
        frame: desk.frame(null, await desk.me(visit)),
        view: (
          <AccountPage account={account} action="/staff/account" done={visit.query.done}>
            <StaffEmail name={account.name} email={account.email} />
          </AccountPage>
        ),
      }
    },
    submit: (visit) => endSessions(visit, '/staff/account', '/staff/sign-in'),
  })
}
