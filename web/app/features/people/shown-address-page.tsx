import type { ShownAddress } from '@send-hub/shared'
import { BackLink } from '../../ui/back-link.tsx'
import { SummaryList } from '../../ui/summary-list.tsx'
import { WarningText } from '../../ui/warning-text.tsx'

/** What is hidden of a child, once, for whoever pressed "Show": gone when the page is left. */
export function ShownAddressPage({ view }: { view: ShownAddress & { caseHref: string } }) {
  return (
    <div className="staff-check">
      <BackLink href={view.caseHref}>Case</BackLink>
      <h1 className="govuk-heading-l">Address</h1>
      <WarningText>Tell this to nobody. Your name and this moment are on record.</WarningText>
      <SummaryList
        rows={[
          { key: 'Postcode of the child', value: view.postcode ?? 'Not recorded' },
          { key: 'District', value: view.district ?? 'Not recorded' },
          { key: 'Schools asked', value: view.settings.join(', ') || 'None' },
        ]}
      />
      {view.people.map(({ id, name, email, phone, postalAddress }) => (
        <SummaryList
          key={id}
          card={{ title: name }}
          rows={[
            { key: 'Email', value: <span className="staff-break">{email ?? 'None'}</span> },
            { key: 'Phone', value: phone ?? 'None' },
            { key: 'Letters go to', value: postalAddress.filter(Boolean).join(', ') || 'No address' },
          ]}
        />
      ))}
    </div>
  )
}
