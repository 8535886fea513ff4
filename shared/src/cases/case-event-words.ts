import type { CaseEventKind } from './case-event.ts'

/** How an event reads in the history: families' words, and the short label staff read. */
export const caseEventWords = {
  'request-received': { family: 'We got the request for an assessment.', staff: 'Request received' },
  'assessment-agreed': { family: 'We said yes to an assessment.', staff: 'Agreed to assess' },
  'assessment-refused': { family: 'We said no to an assessment.', staff: 'Refused to assess' },
  'assessment-refusal-overturned': {
    family: 'Our no to an assessment was changed to yes.',
    staff: 'Refusal to assess overturned',
  },
  'advice-complete': {
    family: 'All the reports came in. We began to decide about a plan.',
    staff: 'All advice in',
  },
  'plan-agreed': { family: 'We said yes to a plan.', staff: 'Agreed to issue a plan' },
  'plan-refused': { family: 'We said no to a plan.', staff: 'Decided not to issue a plan' },
  'plan-refusal-overturned': {
    family: 'Our no to a plan was changed to yes.',
    staff: 'Refusal of a plan overturned',
  },
  'draft-served': { family: 'We sent you the draft plan to check.', staff: 'Draft plan sent to the family' },
  'draft-comments-received': {
    family: 'You told us what you think of the draft.',
    staff: 'Family commented on the draft',
  },
  'settings-consulted': {
    family: 'We asked schools or colleges if they can help.',
    staff: 'Settings consulted',
  },
  'plan-issued': { family: 'We sent you the final plan.', staff: 'Final plan issued' },
  'review-arranged': { family: 'A meeting was set to check the plan.', staff: 'Annual review arranged' },
  'review-meeting-held': { family: 'The meeting about the plan took place.', staff: 'Review meeting held' },
  'review-report-received': {
    family: 'The report of the meeting came in.',
    staff: 'Review report received from the setting',
  },
  'review-kept-plan': {
    family: 'We checked the plan. We will keep it as it is.',
    staff: 'Review decision: maintain',
  },
  'review-to-amend': {
    family: 'We checked the plan. We told you what we want to change.',
    staff: 'Review decision: amend, notice and changes sent',
  },
  'review-to-cease': {
    family: 'We checked the plan. We told you that we plan to end it.',
    staff: 'Review decision: cease, notice sent',
  },
  'early-review-requested': {
    family: 'We were asked to check the plan early.',
    staff: 'Early review asked for',
  },
  'under-five-review-considered': {
    family: 'We thought about checking the plan early.',
    staff: 'Under-five review considered',
  },
  'amendment-proposed': {
    family: 'We told you what we want to change in the plan.',
    staff: 'Amendment notice sent',
  },
  'plan-amended': { family: 'We sent you the changed plan.', staff: 'Amended plan issued' },
  'amendment-dropped': { family: 'We decided not to change the plan.', staff: 'Decided not to amend' },
  'reassessment-requested': {
    family: 'We got the request for a new assessment.',
    staff: 'Re-assessment asked for',
  },
  'reassessment-refused': { family: 'We said no to a new assessment.', staff: 'Re-assessment refused' },
  'reassessment-agreed': { family: 'We said yes to a new assessment.', staff: 'Re-assessment agreed' },
  'reassessment-draft-served': {
    family: 'We sent you the changes after the new assessment.',
    staff: 'Re-assessment: draft sent to the family',
  },
  'reassessment-kept-plan': {
    family: 'After the new assessment, we keep the plan as it is.',
    staff: 'Re-assessment: plan kept',
  },
  'reassessment-to-cease': {
    family: 'After the new assessment, we told you that we plan to end the plan.',
    staff: 'Re-assessment: notice to cease sent',
  },
  'cease-proposed': { family: 'We told you that we plan to end the plan.', staff: 'Notice to cease sent' },
  'cease-overturned': { family: 'The plan goes on.', staff: 'Ceasing overturned, plan goes on' },
  'phase-transfer-set': {
    family: 'We noted the move to the next school or college.',
    staff: 'Phase transfer set',
  },
  'phase-place-named': {
    family: 'The plan now names the next school or college.',
    staff: 'Phase transfer: setting named in the final plan',
  },
  'plan-transferred-in': {
    family: 'The plan came to us from another council.',
    staff: 'Plan transferred in from another council',
  },
  'moved-in-letter-sent': {
    family: 'We wrote to you about the plan that came with you.',
    staff: 'Wrote to the family after a move in',
  },
  'plan-transferred-out': {
    family: 'We sent the plan to the new council.',
    staff: 'Plan sent to the new council',
  },
  'mediation-requested': { family: 'We were asked for mediation.', staff: 'Mediation asked for' },
  'mediation-certificate': {
    family: 'The mediation certificate came.',
    staff: 'Mediation certificate issued',
  },
  'mediation-held': { family: 'The mediation meeting took place.', staff: 'Mediation held' },
  'appeal-registered': { family: 'The Tribunal has the appeal.', staff: 'Appeal registered' },
  'appeal-decided': { family: 'The appeal has ended.', staff: 'Appeal ended' },
  'order-received': { family: 'The Tribunal told us what to do.', staff: 'Tribunal order received' },
  'order-carried-out': { family: 'We did what the Tribunal told us.', staff: 'Tribunal order carried out' },
  'officer-assigned': { family: 'A new officer looks after the case.', staff: 'Officer assigned' },
  'officer-removed': {
    family: 'We are choosing a new officer for the case.',
    staff: 'Officer taken off the case',
  },
  'advice-requested': { family: 'We asked for a report.', staff: 'Advice asked for' },
  'advice-received': { family: 'A report came in.', staff: 'Advice received' },
  'advice-chased': { family: 'We asked again for a report that is late.', staff: 'Advice chased' },
  'advice-cancelled': {
    family: 'We no longer need a report that we asked for.',
    staff: 'Advice no longer needed',
  },
  'setting-asked': { family: 'We asked a school or college if it can help.', staff: 'Setting consulted' },
  'setting-answered': { family: 'A school or college answered us.', staff: 'Setting answered' },
  'meeting-requested': { family: 'You asked to meet us.', staff: 'Family asked for a meeting' },
  'more-time-requested': { family: 'You asked for more time.', staff: 'Family asked for more time' },
  'family-request-answered': {
    family: 'We answered what you asked for.',
    staff: 'Family’s request answered',
  },
  'evidence-received': { family: 'You sent us a document.', staff: 'Document from the family' },
  'document-released': { family: 'We put a document here for you.', staff: 'Document released' },
  'promise-missed': { family: 'We did not keep the date we gave you.', staff: 'Promised date missed' },
  'family-told': { family: 'We wrote to you.', staff: 'Family told' },
  'plan-ceased': { family: 'The plan ended.', staff: 'Plan ceased' },
  'request-withdrawn': { family: 'The request was withdrawn.', staff: 'Request withdrawn' },
  'moved-away': { family: 'The case ended here because of a move.', staff: 'Moved to another council' },
  'child-died': { family: 'We closed the case.', staff: 'Child or young person died' },
  'delay-recorded': { family: 'We told you of a delay, and gave a new date.', staff: 'Delay recorded' },
  'exception-recorded': {
    family: 'We told you that the law lets us take longer.',
    staff: 'Exception recorded',
  },
  // Never shown to a family: notes are staff's own.
  'note-added': { family: 'We made a note.', staff: 'Note' },
  // Never shown to a family: one adult must not learn that another can sign in.
  'person-joined': { family: 'Someone can sign in here now.', staff: 'Joined with a code' },
  'event-corrected': { family: 'We put right a mistake in this history.', staff: 'Event corrected' },
} as const satisfies Record<CaseEventKind, { family: string; staff: string }>
