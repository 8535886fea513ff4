import { Table } from '../../ui/table.tsx'
import { H2, P, type TextProps } from './plain-text.tsx'

/** Each cookie that a browser can get from the hub; a test compares it with what the hub sets. */
export const cookies = [
  {
    name: 'hub_session',
    why: 'Keeps you signed in. It holds no name and nothing about a child.',
    lasts: 'Until you sign out, at most 12 hours',
  },
  {
    name: 'hub_device',
    why: 'Lets us tell you when somebody signs in as you from a new phone or computer. It is a number and nothing else.',
    lasts: '13 months',
  },
] as const

export function CookiesText({ council: { serviceName } }: TextProps) {
  return (
    <>
      <P>A cookie is a small piece of text that your browser keeps for a website.</P>
      <P>
        The {serviceName} uses only cookies that it needs to keep you safe. So we do not ask you to accept
        them.
      </P>
      <Table
        firstCellIsHeader
        caption="The cookies we use"
        captionClassName="govuk-table__caption--m"
        head={['Name', 'What it is for', 'How long it stays']}
        rows={cookies.map(({ name, why, lasts }) => [{ children: name, className: 'app-wrap' }, why, lasts])}
      />
      <P>
        On our real address each name starts with “__Host-”. That stops other websites from setting it. Staff
        who sign in with their council account get one more cookie for a few minutes.
      </P>
      <H2>What we do not do</H2>
      <P>
        We do not count, follow or advertise to people who use this service. No other company puts cookies
        here. You can delete cookies in your browser. Then you have to sign in again.
      </P>
    </>
  )
}
