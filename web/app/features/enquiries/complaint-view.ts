import {
  type ComplaintStage,
  complaintOutcomeWords,
  type Day,
  type EnquiryForStaff,
  formatDay,
} from '@send-hub/shared'

/** How a complaint stands, for the column of acts: plain values. */
export type ComplaintView = {
  /** Null: the enquiry is no complaint, or its stages are over. */
  openStage: 1 | 2 | null
  /** What the button to open the next stage says; null: there is none to open. */
  open: string | null
  stages: { name: string; lines: string[]; isLate: boolean }[]
}

export function complaintView({ complaint, status, triage }: EnquiryForStaff, today: Day): ComplaintView {
  const last = complaint.at(-1)
  const isOpen = last !== undefined && last.outcome === null
  const mayOpen = status !== 'spam' && triage.mergedInto === null && !isOpen && complaint.length < 2
  return {
    openStage: isOpen ? last.stage : null,
    open: mayOpen ? (last ? 'Open stage 2' : 'Make this a complaint') : null,
    stages: complaint.map((stage) => stageView(stage, today)),
  }
}

/** The day that is owed now: to acknowledge, then to answer. */
export const dueOn = ({ acknowledgedOn, acknowledgeBy, extendedTo, answerBy }: ComplaintStage): Day =>
  acknowledgedOn ? (extendedTo ?? answerBy ?? acknowledgeBy) : acknowledgeBy

function stageView(stage: ComplaintStage, today: Day): ComplaintView['stages'][number] {
  const { acknowledgeBy, acknowledgedOn, answerBy, extendedTo, answeredOn, outcome } = stage
  const isLate = answeredOn === null && dueOn(stage) < today
  return {
    name: `Stage ${stage.stage}`,
    isLate,
    lines: [
      acknowledgedOn
        ? `Acknowledged ${formatDay(acknowledgedOn)}${acknowledgedOn > acknowledgeBy ? `, late: by ${formatDay(acknowledgeBy)}` : ''}`
        : `Acknowledge by ${formatDay(acknowledgeBy)}`,
      ...(answerBy && !answeredOn ? [`Answer by ${formatDay(extendedTo ?? answerBy)}`] : []),
      ...(extendedTo ? [`Extended from ${formatDay(answerBy ?? extendedTo)}: ${stage.extensionReason}`] : []),
      ...(answeredOn && outcome
        ? [`Answered ${formatDay(answeredOn)}: ${complaintOutcomeWords[outcome]}`]
        : []),
    ],
  }
}
