import type { Council } from '@send-hub/shared'
import { Button } from '../ui/button.tsx'
import type { FormValues } from './form.ts'
import { HubContact, Narrow } from './plain-views.tsx'

interface ErrorWords {
  status: number
  title: string
  /** What to do; shown as paragraphs. */
  body: string[]
  /** Whether sending the same again may work. */
  mayRetry?: boolean
}

/** What each kind of error says. Plain words, and always what to do next. */
const errorWords: Record<string, ErrorWords> = {
  'not-found': {
    status: 404,
    title: 'We cannot find this page',
    body: [
      'If you typed the address, check that it is right.',
      'If you followed a link, you may be signed in with a different email address from the one we know for this child.',
    ],
  },
  'not-allowed': {
    status: 403,
    title: 'You cannot do this here',
    body: ['If you think that is wrong, tell us.'],
  },
  'validation-failed': {
    status: 400,
    title: 'We could not read what was sent',
    body: ['Go back, check what you typed and send it again.'],
  },
  conflict: {
    status: 409,
    title: 'This cannot be done now',
    body: ['Something has changed since you opened the page. Open it again to see how things are now.'],
  },
  'too-many-requests': {
    status: 429,
    title: 'Please wait a little',
    body: ['You have tried many times in a short time. Wait a minute, then try again.'],
    mayRetry: true,
  },
  unavailable: {
    status: 503,
    title: 'The service is not working just now',
    body: ['We cannot reach our records. Try again in a few minutes.'],
    mayRetry: true,
  },
  internal: {
    status: 500,
    title: 'Something went wrong on our side',
    body: ['This is our fault, not yours. Try again in a few minutes.'],
    mayRetry: true,
  },
}

/** What staff read where a family's words don't fit. A locked case is told from an absent one by neither. */
const staffBodies: Record<string, string[]> = {
  'not-found': [
    'If you typed the address, check that it is right.',
    'If you followed a link, what it led to may be gone, or it is not open to you.',
  ],
  'not-allowed': ['If you think that is wrong, ask whoever looks after staff accounts.'],
}

/** The words for a kind; a kind we do not know is our fault. */
export function errorWordsFor(kind: string, isStaffs: boolean): ErrorWords {
  const words = errorWords[kind] ?? (errorWords.internal as ErrorWords)
  const body = isStaffs ? staffBodies[kind] : undefined
  return body ? { ...words, body } : words
}

interface ErrorViewProps {
  kind: string
  council: Council
  /** Staff don't ask their own hub for help. */
  isStaffs?: boolean
  /** One more sentence, from the API; safe to show. */
  detail?: string | undefined
  /** The request's id, to quote; only where it helps us to look for the fault. */
  requestId?: string | undefined
  /** A form that could not be handled, to send once more: nothing typed is lost. */
  form?: { action: string; values: FormValues } | undefined
  /** Where staff open a locked case; on every case that is not there for them, so that it tells nothing. */
  emergencyHref?: string | undefined
}

/** The page in place of one that could not be shown. */
export function ErrorView(props: ErrorViewProps) {
  const { kind, council, isStaffs = false, detail, requestId, form, emergencyHref } = props
  const { title, body, mayRetry } = errorWordsFor(kind, isStaffs)
  return (
    <Narrow>
      <h1 className="govuk-heading-l">{title}</h1>
      {detail && !body.includes(detail) && <p className="govuk-body">{detail}</p>}
      {body.map((paragraph) => (
        <p className="govuk-body" key={paragraph}>
          {paragraph}
        </p>
      ))}
      {mayRetry && form && (
        <>
          <p className="govuk-body">What you typed is not lost.</p>
          <RetryForm {...form} />
        </>
      )}
      {emergencyHref && (
        <p className="govuk-body">
          If you must open it in an emergency:{' '}
          <a className="govuk-link" href={emergencyHref}>
            break the glass
          </a>
          .
        </p>
      )}
      {!isStaffs && (
        <p className="govuk-body">
          You can also ask us for help. <HubContact hub={council.hub} />
        </p>
      )}
      {requestId && <p className="govuk-body">If you tell anyone about this, quote {requestId}.</p>}
    </Narrow>
  )
}

function RetryForm({ action, values }: { action: string; values: FormValues }) {
  return (
    <form method="post" action={action}>
      <HiddenFields values={values} />
      <Button>Try again</Button>
    </form>
  )
}

/** What was typed, carried along unseen. */
export function HiddenFields({ values }: { values: FormValues }) {
  return Object.entries(values).map(
    ([name, value]) => value !== undefined && <input key={name} type="hidden" name={name} value={value} />,
  )
}
