import { ReplyWay, type SentByMail } from '@send-hub/shared'
import type { z } from 'zod'
import type { FormValues } from '../../lib/form.ts'
import { Radios } from '../../ui/radios.tsx'
import { fieldOf } from './staff-enquiry-forms.ts'
import type { EnquiryView } from './staff-enquiry-view.ts'

type Facts = Pick<EnquiryView, 'mailOfReply' | 'canSignIn' | 'contactName'>

const isChoice = ({ mailOfReply }: Facts) => mailOfReply.way === 'choose'

export function bodyLabel(view: Facts): string {
  return view.canSignIn || isChoice(view)
    ? `Reply to ${view.contactName}`
    : `What you told ${view.contactName}`
}

export function sendLabel(view: Facts): string {
  return view.canSignIn || isChoice(view) ? 'Send reply' : 'Record this answer'
}

/** What the question was answered with, as the API takes it. */
export function replyWayOf({ reachesBy, mailTo }: FormValues): z.input<typeof SentByMail> {
  const way = ReplyWay.safeParse(reachesBy).data
  return way ? { reachesBy: way, mailTo } : {}
}

/** What becomes of the answer, in one sentence; null where nothing is sent. */
export function replyWayWords({ mailOfReply: { way, refusal } }: Facts): string | null {
  if (refusal === 'linked-to-case')
    return 'They have no account, and this is linked to a case: it can’t go by email. Link the person, or tell them in another way and record it here.'
  if (refusal === 'came-back')
    return 'Email to them came back, so your words can’t go by email until somebody has corrected the address, or checked it and ended the task. Tell them in another way, and record it here.'
  switch (way) {
    case 'notice':
      return 'We email them that there is a reply. The email does not say what it is about.'
    case 'whole':
      return 'Your words go to them by email, as they stand here: they asked for whole answers by email.'
    case 'choose':
      return 'They have no account, so they can’t sign in to read it.'
    case 'none':
      return null
  }
}

/** How our question reaches somebody without an account; null for who signs in, whom the hub tells. */
export function askedWayWords(view: Facts): string | null {
  if (view.canSignIn) return null
  return (
    replyWayWords(view) ??
    'They do not sign in here, so nothing is sent: ask them yourself, then record it here.'
  )
}

const legends = {
  replies: 'How does your answer reach them?',
  pause: 'How does your question reach them?',
} as const

/**
 * Asked where somebody has no account and gave an email address: nobody's words go by plain email without a person having
 * seen where to.
 */
export function ReplyWayQuestion({
  view,
  act = 'replies',
}: {
  view: EnquiryView
  act?: keyof typeof legends
}) {
  const { address, way } = view.mailOfReply
  if (way !== 'choose' || !address) return null
  const { defaultValue, error, id } = fieldOf(view.form, act, 'reachesBy')
  return (
    <>
      <input type="hidden" name="mailTo" value={address} />
      <Radios
        name="reachesBy"
        idPrefix={id}
        legend={legends[act]}
        legendSize="s"
        className="govuk-radios--small"
        defaultValue={defaultValue}
        error={error}
        items={[
          {
            value: 'email',
            text: (
              <>
                Email my words to <strong className="app-wrap">{address}</strong>
              </>
            ),
            hint: 'Plain email can be read by others. Do not name a child, a school or a case unless they did.',
          },
          { value: 'told', text: 'I tell them in another way: this is only our record' },
        ]}
      />
    </>
  )
}
