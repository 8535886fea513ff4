import { type CopyForFamily, copyOutcome, copyWords, formatDay } from '@send-hub/shared'
import { familyPage } from '../../family-layout.tsx'
import type { PageRoute } from '../../lib/page.ts'
import { HubContact } from '../../lib/plain-views.tsx'
import { Button } from '../../ui/button.tsx'
import { requireConfirmed } from '../second-factor/confirm-pages.tsx'
import { copiesHref, copyHref } from './data-rights-links.ts'

const copiesPage: PageRoute = {
  url: copiesHref,
  access: 'family',
  show: async (visit) => {
    const { items } = await visit.call('GET /api/family/copies')
    return familyPage(visit, {
      title: copyWords.title,
      back: { href: '/account', text: 'Your account' },
      children: (
        <div className="govuk-grid-row">
          <div className="govuk-grid-column-two-thirds">
            <h1 className="govuk-heading-l">{copyWords.title}</h1>
            <p className="govuk-body">
              {copyWords.lead} <HubContact hub={visit.web.council.hub} />
            </p>
            {items.length === 0 && <p className="govuk-body">{copyWords.none}</p>}
            {items.map((copy) => (
              <Copy key={copy.id} copy={copy} />
            ))}
          </div>
        </div>
      ),
    })
  },
}

/** The address of a copy for people: who is signed out is led to sign in and back. The file itself comes from the API. */
const openCopyPage: PageRoute = {
  url: copyHref(':requestId'),
  access: 'family',
  show: async (visit) => {
    const { items } = await visit.call('GET /api/family/copies')
    const copy = items.find(({ id }) => id === visit.params.requestId)
    if (!copy?.copyUntil) return { to: copiesHref }
    await requireConfirmed(visit)
    return { to: `/api/family/copies/${copy.id}/content` }
  },
}

export const familyCopyPages: readonly PageRoute[] = [copiesPage, openCopyPage]

function Copy({ copy }: { copy: CopyForFamily }) {
  const { id, childName, reference, receivedOn, copyUntil } = copy
  return (
    <section className="app-promise" aria-labelledby={`copy-${reference}`}>
      <h2 className="govuk-heading-s" id={`copy-${reference}`}>
        {childName ? `About ${childName}` : 'Copy'}, asked for on {formatDay(receivedOn)}
      </h2>
      <p className="govuk-body">Reference {reference}</p>
      {copyOutcome(copy).map((text) => (
        <p key={text} className="govuk-body">
          <span className="app-message__body">{text}</span>
        </p>
      ))}
      {copyUntil && (
        <>
          <p className="govuk-body">{copyWords.safe}</p>
          <Button href={copyHref(id)}>{copyWords.fetch}</Button>
        </>
      )}
    </section>
  )
}

/** On the page of the account. */
export function CopiesLink() {
  return (
    <section aria-labelledby="copies">
      <h2 className="govuk-heading-m" id="copies">
        {copyWords.title}
      </h2>
      <p className="govuk-body">
        <a className="govuk-link" href={copiesHref}>
          Ask for a copy, or see the copies you asked for
        </a>
      </p>
    </section>
  )
}
