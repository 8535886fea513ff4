import { BackLink } from '../../ui/back-link.tsx'
import { Button } from '../../ui/button.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { SummaryList } from '../../ui/summary-list.tsx'

export type LocksView = {
  childName: string
  reference: string
  backHref: string
  newHref: string
  done: string | null
  named: string[]
  locks: { id: string; who: string; reason: string; set: string; clearAction: string }[]
}

/** Which colleagues are kept away from a child; for those who look after safeguarding. */
export function LocksPage({ view }: { view: LocksView }) {
  return (
    <div className="staff-check">
      <BackLink href={view.backHref}>People and access</BackLink>
      {view.done && <NotificationBanner type="success">{view.done}</NotificationBanner>}
      <h1 className="govuk-heading-l">Colleagues kept away</h1>
      <p className="govuk-body">
        {view.childName} <span className="staff-reference">{view.reference}</span>
      </p>
      {view.locks.length === 0 && <p className="govuk-body">Nobody is kept away from this child.</p>}
      {view.locks.map(({ id, who, reason, set, clearAction }) => (
        <div key={id}>
          <SummaryList
            card={{ title: who }}
            rows={[
              { key: 'Why', value: reason },
              { key: 'Set by', value: set },
            ]}
          />
          <form method="post" action={clearAction}>
            <Button variant="secondary">
              Clear this lock<span className="govuk-visually-hidden">: {who}</span>
            </Button>
          </form>
        </div>
      ))}
      {view.named.length > 0 && <p className="govuk-body">May still open it: {view.named.join(', ')}.</p>}
      <a className="govuk-button" href={view.newHref}>
        Keep a colleague away
      </a>
    </div>
  )
}
