import { WarningText } from '../../ui/warning-text.tsx'

/** On every page where somebody writes to us. */
export function EmergencyLine() {
  return (
    <WarningText>
      This is not an emergency service. If someone is in danger now, call{' '}
      <a className="govuk-link" href="tel:999">
        999
      </a>
      .
    </WarningText>
  )
}

/** When the words somebody wrote speak of danger. It never stands in the way of sending them. */
export function EmergencyAdvice({ isSent }: { isSent?: boolean }) {
  return (
    <section className="app-danger" aria-labelledby="danger">
      <h2 className="govuk-heading-m" id="danger">
        Is someone in danger?
      </h2>
      <p className="govuk-body">
        Some of your words make us think that you or someone else may not be safe. We do not read messages at
        once.
      </p>
      <ul className="govuk-list govuk-list--bullet">
        <li>
          If someone is in danger now, call{' '}
          <a className="govuk-link" href="tel:999">
            999
          </a>
          .
        </li>
        <li>
          If you need help with how you or your child feel, call{' '}
          <a className="govuk-link" href="tel:111">
            111
          </a>{' '}
          and choose mental health. It is open day and night.
        </li>
        <li>
          To talk to someone at any hour, call Samaritans on{' '}
          <a className="govuk-link" href="tel:116123">
            116 123
          </a>
          . Children can call Childline on{' '}
          <a className="govuk-link" href="tel:08001111">
            0800 1111
          </a>
          . Both are free.
        </li>
      </ul>
      <p className="govuk-body">
        {isSent
          ? 'We have your message. If someone is in danger, do not wait for our answer.'
          : 'You can still send your message to us.'}
      </p>
    </section>
  )
}
