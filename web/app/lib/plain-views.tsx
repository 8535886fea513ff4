import type { Council } from '@send-hub/shared'
import type { ReactNode } from 'react'

/** Text as wide as it reads well. */
export function Narrow({ children }: { children: ReactNode }) {
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">{children}</div>
    </div>
  )
}

/** A phone number to press; its digits do not part over two lines. */
export function PhoneLink({ number }: { number: string }) {
  return (
    <a className="govuk-link app-no-break" href={`tel:${number.replaceAll(' ', '')}`}>
      {number}
    </a>
  )
}

export function EmailLink({ address }: { address: string }) {
  return (
    <a className="govuk-link app-wrap" href={`mailto:${address}`}>
      {address}
    </a>
  )
}

/** How to reach the hub without an account. */
export function HubContact({ hub }: Pick<Council, 'hub'>) {
  return (
    <>
      Phone <PhoneLink number={hub.phone} />, {hub.openingHours}. Or email <EmailLink address={hub.email} />.
    </>
  )
}

/** The free service that is not part of the council. */
export function AdviceService({ adviceService }: Pick<Council, 'adviceService'>) {
  const { name, fullName, phone, url } = adviceService
  return (
    <>
      {name} ({fullName}) gives free advice and is not part of the council’s decisions. Phone{' '}
      <PhoneLink number={phone} /> or go to{' '}
      <a className="govuk-link app-wrap" href={url}>
        {new URL(url).hostname}
      </a>
      .
    </>
  )
}
