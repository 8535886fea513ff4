import {
  type Council,
  formatDay,
  type ServiceTokenView,
  type StaffAccountView,
  type StaffPower,
  staffPowerWords,
  staffRoleWords,
} from '@send-hub/shared'
import { londonDay } from '../../lib/london-time.ts'
import { Scrolling } from '../../lib/scrolling.tsx'
import { Button } from '../../ui/button.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { Table } from '../../ui/table.tsx'
import { Tag } from '../../ui/tag.tsx'
import { scopeText } from './accounts-forms.ts'
import {
  accountHref,
  lostCheckHref,
  newAccountHref,
  newTokenHref,
  revokeTokenHref,
} from './accounts-links.ts'

interface AccountsPageProps {
  council: Council
  accounts: readonly StaffAccountView[]
  tokens: readonly ServiceTokenView[]
  done: string | null
}

/** Who works here and what each may do, and which other systems may call. */
export function AccountsPage({ council, accounts, tokens, done }: AccountsPageProps) {
  return (
    <>
      {done && <NotificationBanner type="success">{done}</NotificationBanner>}
      <h1 className="govuk-heading-l">Staff accounts and tokens</h1>
      <div className="govuk-button-group">
        <Button href={newAccountHref}>Add a person</Button>
        <a className="govuk-link" href={lostCheckHref}>
          A family member has lost their second check
        </a>
      </div>
      <Scrolling label="People">
        <Table
          caption="People"
          captionClassName="govuk-table__caption--m"
          head={['Name', 'Email', 'Role', 'Team', 'Further powers', 'Change']}
          firstCellIsHeader
          rows={accounts.map((account) => accountRow(council, account))}
        />
      </Scrolling>
      <Tokens tokens={tokens} />
      <Button href={newTokenHref} variant="secondary">
        Make a token
      </Button>
    </>
  )
}

function Tokens({ tokens }: Pick<AccountsPageProps, 'tokens'>) {
  if (tokens.length === 0) {
    return (
      <>
        <h2 className="govuk-heading-m">Tokens of other systems</h2>
        <p className="govuk-body">No other system has a token.</p>
      </>
    )
  }
  return (
    <Scrolling label="Tokens of other systems">
      <Table
        caption="Tokens of other systems"
        captionClassName="govuk-table__caption--m"
        head={['System', 'May', 'Made', 'Until', 'Take back']}
        firstCellIsHeader
        rows={tokens.map(tokenRow)}
      />
    </Scrolling>
  )
}

const shortPowerWords: Record<StaffPower, string> = {
  safeguarding: 'Safeguarding',
  'data-protection': 'Data protection',
  accounts: 'Accounts',
}

function accountRow(council: Council, account: StaffAccountView) {
  const { id, name, email, role, team, powers, isActive, isFromClaims, isMe } = account
  return [
    {
      children: (
        <>
          {name} {isMe && <Tag colour="blue">You</Tag>} {!isActive && <Tag colour="grey">Ended</Tag>}
        </>
      ),
    },
    email,
    {
      children: (
        <>
          {staffRoleWords[role].split(':')[0]}
          {isFromClaims && <span className="staff-quiet"> from the council’s sign-in</span>}
        </>
      ),
    },
    council.teams[team].name,
    {
      children: powers.map((power) => (
        <span key={power} title={staffPowerWords[power]}>
          {shortPowerWords[power]}
          <br />
        </span>
      )),
    },
    {
      children: (
        <a className="govuk-link" href={accountHref(id)}>
          Change<span className="govuk-visually-hidden"> the account of {name}</span>
        </a>
      ),
    },
  ]
}

const stateWords = { works: null, expired: 'Ran out', revoked: 'Taken back' } as const

function tokenRow({ id, name, scopes, createdAt, expiresAt, state }: ServiceTokenView) {
  const day = (moment: string) => formatDay(londonDay(new Date(moment)))
  return [
    name,
    scopeText(scopes),
    day(createdAt),
    { children: stateWords[state] ? <Tag colour="grey">{stateWords[state]}</Tag> : day(expiresAt) },
    {
      children: state === 'works' && (
        <form method="post" action={revokeTokenHref(id)}>
          <Button variant="secondary" className="govuk-!-margin-bottom-0">
            Take back<span className="govuk-visually-hidden"> the token of {name}</span>
          </Button>
        </form>
      ),
    },
  ]
}

/** The one time that a token can be read. */
export function TokenMadePage({
  name,
  token,
  until,
  back,
}: {
  name: string
  token: string
  until: string
  back: string
}) {
  return (
    <div className="staff-check">
      <h1 className="govuk-heading-l">The token for {name}</h1>
      <p className="govuk-body">
        Copy it now: it is not shown again, and we do not keep it. It works until {until}.
      </p>
      <p className="govuk-body">
        <code className="app-wrap">{token}</code>
      </p>
      <p className="govuk-body">
        <a className="govuk-link" href={back}>
          I have copied it: back to the list
        </a>
      </p>
    </div>
  )
}
