import { type EnquiryForStaff, writtenAfterWords } from '@send-hub/shared'
import { staffCallBackHref } from './callback-links.ts'
import { callBackLine } from './callback-staff-view.ts'

/** What the page of one enquiry shows of calls: plain values. */
export type PhoneBesideView = {
  callBack: string | null
  isAgreed: boolean
  /** By the id of the message: "Written down by Joe Bell, after a phone call". */
  writtenDown: Record<string, string>
}

export function phoneBesideView({ lastCallBack, writtenDown }: EnquiryForStaff): PhoneBesideView {
  return {
    callBack: callBackLine(lastCallBack),
    isAgreed: lastCallBack?.status === 'agreed',
    writtenDown: Object.fromEntries(
      writtenDown.map(({ messageId, channel, by }) => [
        messageId,
        by ? `Written down by ${by}, ${writtenAfterWords[channel]}` : `Said ${saidBy[channel]}`,
      ]),
    ),
  }
}

const saidBy = { phone: 'on the phone', post: 'in answer to a letter', 'drop-in': 'at the door' } as const

/** The call back that is agreed, and the ways to write down what came by another way than here. */
export function PhoneBeside({ id, view }: { id: string; view: PhoneBesideView }) {
  return (
    <ul className="staff-plain-list staff-found">
      {view.callBack && (
        <li>
          <strong>Call back:</strong> {view.callBack}
        </li>
      )}
      <li>
        <a className="govuk-link" href={staffCallBackHref(id)}>
          {view.isAgreed ? 'Ring back and write down the try' : 'Agree a call back'}
        </a>
      </li>
      <li>
        <a className="govuk-link" href={`/staff/enquiries/${id}/told-by-them`}>
          Write down what they told us by phone, post or at the door
        </a>
      </li>
    </ul>
  )
}
