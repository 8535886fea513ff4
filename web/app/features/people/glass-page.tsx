import { errorFor, type FormError } from '../../lib/form.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { SummaryList } from '../../ui/summary-list.tsx'
import { Textarea } from '../../ui/textarea.tsx'

type ItemView = {
  id: string
  at: string
  who: string
  case: { reference: string; href: string } | null
  reason: string
  isMine: boolean
  seen: string | null
  action: string | null
}

export type GlassView = {
  items: ItemView[]
  done: string | null
  /** The one whose form came back. */
  at: string | null
  typed: string
  errors: readonly FormError[]
}

/** Who opened a locked case in an emergency; those nobody has looked at first. */
export function GlassPage({ view }: { view: GlassView }) {
  return (
    <div className="staff-check">
      {view.errors.length > 0 && (
        <ErrorSummary
          errors={view.errors.map(({ field, text }) =>
            field ? { text, href: `#note-${view.at}` } : { text },
          )}
        />
      )}
      {view.done && <NotificationBanner type="success">{view.done}</NotificationBanner>}
      <h1 className="govuk-heading-l">Locked cases that were opened</h1>
      <p className="govuk-body">Each was opened in an emergency, for an hour.</p>
      {view.items.length === 0 && <p className="govuk-body">Nobody has opened one.</p>}
      {view.items.map((item) => (
        <Item key={item.id} item={item} view={view} />
      ))}
    </div>
  )
}

function Item({ item, view }: { item: ItemView; view: GlassView }) {
  const isHere = view.at === item.id
  return (
    <>
      <SummaryList
        card={{ title: `${item.who}, ${item.at}` }}
        rows={[
          {
            key: 'Case',
            value: item.case ? (
              <a className="govuk-link" href={item.case.href}>
                {item.case.reference}
              </a>
            ) : (
              'Closed to you'
            ),
          },
          { key: 'Emergency', value: item.reason },
          {
            key: 'Looked at by',
            value: item.seen ?? (item.isMine ? 'Nobody yet: a colleague does' : 'Nobody yet'),
          },
        ]}
      />
      {item.action && (
        <form method="post" action={item.action} noValidate>
          <Textarea
            name="note"
            id={`note-${item.id}`}
            label="What did you find?"
            rows={2}
            defaultValue={isHere ? view.typed : undefined}
            error={isHere ? errorFor(view.errors, 'note') : undefined}
          />
          <Button preventDoubleClick>
            I have looked at it
            <span className="govuk-visually-hidden">
              : {item.who}, {item.at}
            </span>
          </Button>
        </form>
      )}
    </>
  )
}
