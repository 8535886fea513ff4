import type { SavedView } from '@send-hub/shared'
import type { FastifyInstance } from 'fastify'
import type { FormError } from '../../lib/form.ts'
import { errorFor, summaryOf } from '../../lib/form.ts'
import { addPage } from '../../lib/page.ts'
import type { StaffDesk } from '../../lib/staff-desk.ts'
import { BackLink } from '../../ui/back-link.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkboxes } from '../../ui/checkboxes.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Input } from '../../ui/input.tsx'
import { plainPage } from './queue-plain-page.ts'
import { queueHref } from './staff-queue-href.ts'

const access = 'staff' as const

/** `/staff/views`: the saved views of the queue, one's own to rename, share or delete. */
export function addSavedViews(app: FastifyInstance, desk: StaffDesk): void {
  const { web } = desk
  addPage(app, web, {
    url: '/staff/views',
    access,
    show: async (visit) => {
      const { items } = await visit.call('GET /api/staff/saved-views')
      const page = <SavedViewsPage views={items} errors={visit.errors} typed={visit.values.name} />
      return plainPage(desk, visit, { section: 'enquiries', title: 'Saved views', view: page })
    },
    submit: async ({ call, values: { name, query = '', isShared } }) => {
      await call('POST /api/staff/saved-views', { body: { name, query, isShared: isShared === 'yes' } })
      const view = Object.fromEntries(new URLSearchParams(query))
      const href = queueHref(view)
      return { to: `${href}${href.includes('?') ? '&' : '?'}done=saved` }
    },
  })
  addPage(app, web, {
    url: '/staff/views/:viewId',
    access,
    show: () => ({ to: '/staff/views' }),
    submit: async ({ call, params, values: { name, isShared } }) => {
      const body = { name, isShared: isShared === 'yes' }
      await call('POST /api/staff/saved-views/:viewId', { params: { viewId: params.viewId ?? '' }, body })
      return { to: '/staff/views' }
    },
  })
  addPage(app, web, {
    url: '/staff/views/:viewId/delete',
    access,
    show: () => ({ to: '/staff/views' }),
    submit: async ({ call, params }) => {
      await call('DELETE /api/staff/saved-views/:viewId', { params: { viewId: params.viewId ?? '' } })
      return { to: '/staff/views' }
    },
  })
}

type Props = { views: readonly SavedView[]; errors: readonly FormError[]; typed: string | undefined }

function SavedViewsPage({ views, errors, typed }: Props) {
  const mine = views.filter(({ isMine }) => isMine)
  const theirs = views.filter(({ isMine }) => !isMine)
  return (
    <>
      {errors.length > 0 && <ErrorSummary errors={summaryOf(errors)} />}
      <BackLink href="/staff/enquiries">Queue</BackLink>
      <h1 className="govuk-heading-l">Saved views</h1>
      {errors.length > 0 && (
        <p className="govuk-body" id="name">
          {errorFor(errors, 'name')} {typed && <>You typed: {typed}.</>} Go back to the queue to save the
          view.
        </p>
      )}
      <h2 className="govuk-heading-m">Yours</h2>
      {mine.length === 0 && <p className="govuk-body">You have saved none yet.</p>}
      {mine.map((view) => (
        <OwnView key={view.id} view={view} />
      ))}
      {theirs.length > 0 && (
        <>
          <h2 className="govuk-heading-m">Shared by colleagues</h2>
          <ul className="govuk-list">
            {theirs.map((view) => (
              <li key={view.id}>
                <a className="govuk-link" href={hrefOf(view)}>
                  {view.name}
                </a>{' '}
                <span className="staff-quiet">{view.ownerName}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

const hrefOf = ({ query }: SavedView) => queueHref(Object.fromEntries(new URLSearchParams(query)))

function OwnView({ view }: { view: SavedView }) {
  const { id, name, isShared } = view
  return (
    <section className="staff-saved-view" aria-labelledby={`view-${id}`}>
      <h3 className="govuk-heading-s" id={`view-${id}`}>
        <a className="govuk-link" href={hrefOf(view)}>
          {name}
        </a>
      </h3>
      <form method="post" action={`/staff/views/${id}`} className="staff-line-form">
        <Input
          name="name"
          id={`name-${id}`}
          label="Name"
          defaultValue={name}
          maxLength={60}
          required
          className="govuk-input--width-20"
        />
        <Checkboxes
          name="isShared"
          idPrefix={`shared-${id}`}
          legend={<span className="govuk-visually-hidden">Who sees {name}</span>}
          className="govuk-checkboxes--small"
          defaultValues={isShared ? ['yes'] : []}
          items={[{ value: 'yes', text: 'Colleagues too' }]}
        />
        <Button variant="secondary" aria-label={`Save ${name}`}>
          Save
        </Button>
      </form>
      <form method="post" action={`/staff/views/${id}/delete`}>
        <Button variant="warning" aria-label={`Delete ${name}`}>
          Delete
        </Button>
      </form>
    </section>
  )
}
