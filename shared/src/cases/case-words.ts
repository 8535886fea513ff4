import type { CaseStatus } from './case-status.ts'

/**
 * What the texts may name. Every date is already in words ("Monday 4 January 2027").
 * Leave a date out once it has passed: a missed date is told by the late wording, never as if it were still to come.
 * Leave the appeal date out for a reader who has no right to appeal.
 */
export type CaseWordFacts = {
  childFirstName: string
  /** Short name of the free, independent advice service, from the council's settings. */
  adviceService: string
  /** Public name of the team now responsible; each stage has its usual one. */
  team?: string | null
  /** Only where the officer has agreed to be named. */
  officer?: string | null
  requestedOn?: string | null
  decideToAssessBy?: string | null
  tellNoPlanBy?: string | null
  commentsBy?: string | null
  finalPlanBy?: string | null
  reviewBy?: string | null
  /** The day of the review meeting that is still to come. */
  meetingOn?: string | null
  /** The day that it was, once it has passed. */
  meetingWasOn?: string | null
  reviewDecisionBy?: string | null
  /** The legal day of the changed plan, after a review or a re-assessment. */
  amendedPlanBy?: string | null
  appealBy?: string | null
  /** Nothing may be said of an appeal: its time is over, or the right to it is somebody else's. */
  cannotAppeal?: boolean
  advice?: Count | null
  settings?: Count | null
  /** Whether there was a final plan before the case ended. */
  hadPlan?: boolean
  /** A young person reads about themselves: the words say "you". */
  isAboutReader?: boolean
}

export type Count = { asked: number; answered: number }

type Text = (facts: CaseWordFacts) => string

export type CaseWords = {
  title: string
  now: Text
  next: Text
  youCanDo: Text
  who: Text
  /** True when the case waits for the family. */
  isFamilysTurn: boolean
  staffLabel: string
}

/** The texts a family reads at each stage, and the short label staff read. Reading age 9 to 11. */
export const caseWords: Record<CaseStatus, CaseWords> = {
  DECIDING_TO_ASSESS: {
    title: 'We are deciding whether to assess',
    now: (f) => `We have the request${from(f.requestedOn)}. We are reading what you and others sent us.`,
    next: (f) => `We will tell you yes or no${by(f.decideToAssessBy)}.`,
    youCanDo: () => 'Send us anything you want us to read.',
    who: (f) => who(f, 'Assessment team'),
    isFamilysTurn: false,
    staffLabel: 'Deciding to assess',
  },
  REFUSED_TO_ASSESS: {
    title: 'We said no to an assessment',
    now: (f) =>
      `We do not think ${name(f)} ${f.isAboutReader ? 'need' : 'needs'} one now. Our letter says why.`,
    next: (f) =>
      f.cannotAppeal ? 'Nothing more comes from us now.' : 'Nothing more happens unless you challenge it.',
    youCanDo: challenge,
    who: (f) => who(f, 'Assessment team'),
    isFamilysTurn: false,
    staffLabel: 'Refused to assess',
  },
  ASSESSING: {
    title: 'We are finding out about needs',
    now: (f) => `We have asked people who know ${name(f)} to write to us.${replies(f.advice)}`,
    next: () => 'When all replies are in, we decide if a plan is needed.',
    youCanDo: () => 'Go to the visits we book. Tell us what works and what does not.',
    who: (f) => who(f, 'Assessment team and experts'),
    isFamilysTurn: false,
    staffLabel: 'Assessing',
  },
  DECIDING_TO_ISSUE: {
    title: 'We are deciding about a plan',
    now: (f) => `We have ${reportsIn(f.advice)} about ${name(f)}. We are weighing them up.`,
    next: (f) =>
      f.tellNoPlanBy
        ? `If the answer is no, we will tell you by ${f.tellNoPlanBy}. If it is yes, we write a draft plan.`
        : 'We will tell you yes or no. If it is yes, we write a draft plan.',
    youCanDo: () => 'Ask us to explain any report.',
    who: (f) => who(f, 'Assessment team'),
    isFamilysTurn: false,
    staffLabel: 'Deciding to issue',
  },
  NOT_ISSUING: {
    title: 'We said no to a plan',
    now: (f) => `We think ${name(f)} can get help without a plan. Our letter says why.`,
    next: () => 'Help at school, nursery or college goes on.',
    youCanDo: challenge,
    who: (f) => who(f, 'Assessment team'),
    isFamilysTurn: false,
    staffLabel: 'Not issuing a plan',
  },
  DRAFTING: {
    title: 'We are writing the draft plan',
    now: (f) => `${f.isAboutReader ? 'You need' : `${f.childFirstName} needs`} a plan. We are writing it.`,
    next: (f) =>
      `We will send you the draft to check. The final plan ${f.finalPlanBy ? `is due by ${f.finalPlanBy}` : 'comes after that'}.`,
    youCanDo: () => 'Think about which school or college you want.',
    who: (f) => who(f, 'Assessment team'),
    isFamilysTurn: false,
    staffLabel: 'Drafting',
  },
  DRAFT_WITH_FAMILY: {
    title: 'Your turn: check the draft',
    now: () => 'The draft plan is ready for you to check.',
    next: (f) =>
      f.commentsBy
        ? `You have until the end of ${f.commentsBy} to tell us what you think. Then we finish the plan.`
        : 'You tell us what you think. Then we finish the plan.',
    youCanDo: () => 'Tell us what is wrong or missing. Name the school or college you want. Ask to meet us.',
    who: (f) => `You, and ${f.officer || 'your officer'} in the ${f.team || 'Assessment team'}`,
    isFamilysTurn: true,
    staffLabel: 'Draft with family',
  },
  CONSULTING_SETTINGS: {
    title: 'We are asking schools',
    now: (f) => places(f.settings),
    next: (f) => `We choose a place. Then we send you the final plan${by(f.finalPlanBy)}.`,
    youCanDo: () => 'Visit the places. Tell us if your choice changes.',
    who: (f) => who(f, 'Assessment team'),
    isFamilysTurn: false,
    staffLabel: 'Consulting settings',
  },
  FINAL_ISSUED: {
    title: 'The plan is final',
    now: () => 'The plan is a legal document. The council must make sure that the help in section F happens.',
    next: (f) => `We check the plan with you${by(f.reviewBy, ' at least once a year')}.`,
    youCanDo: (f) => `Read section F. Tell us if any help is missing.${appeal(f)}`,
    who: (f) => who(f, 'Casework team'),
    isFamilysTurn: false,
    staffLabel: 'Final plan issued',
  },
  IN_REVIEW: {
    title: 'Review time',
    now: (f) => `We are checking ${whose(f)} plan with you.${meeting(f)}`,
    next: (f) => `We tell you what we decide${by(f.reviewDecisionBy, ' within four weeks of the meeting')}.`,
    youCanDo: () => 'Write down your views. Ask for changes.',
    who: (f) => who(f, 'The people at the meeting, then the Casework team'),
    isFamilysTurn: false,
    staffLabel: 'In review',
  },
  AMENDING_PLAN: {
    title: 'We plan to change the plan',
    now: (f) =>
      f.commentsBy
        ? `We sent you the changes. You have until the end of ${f.commentsBy} to tell us what you think.`
        : 'We sent you the changes. We are finishing the new plan.',
    next: (f) => `We send you the changed plan${by(f.amendedPlanBy)}.`,
    youCanDo: () => 'Tell us what is wrong or missing. Name the school or college you want. Ask to meet us.',
    who: (f) => who(f, 'Casework team'),
    isFamilysTurn: true,
    staffLabel: 'Amending the plan',
  },
  REASSESSING: {
    title: 'We are doing a new assessment',
    now: (f) =>
      `We have asked people who know ${name(f)} to write to us.${replies(f.advice)} The plan stays in force.`,
    next: (f) => `We finish the plan${by(f.amendedPlanBy)}.`,
    youCanDo: () => 'Go to the visits we book. Tell us what has changed.',
    who: (f) => who(f, 'Casework team'),
    isFamilysTurn: false,
    staffLabel: 'Re-assessing',
  },
  CEASING_PLAN: {
    title: 'We plan to end the plan',
    now: () => 'We wrote to you to say why.',
    next: () => 'The help in the plan goes on until the time to appeal is over.',
    youCanDo: challenge,
    who: (f) => who(f, 'Casework team'),
    isFamilysTurn: false,
    staffLabel: 'Ceasing the plan',
  },
  PLAN_CEASED: {
    title: 'The plan has ended',
    now: (f) => `${f.isAboutReader ? 'Your' : whose(f)} plan has ended. Our letter says why.`,
    next: () => 'There is nothing more for us to do on this plan.',
    youCanDo: (f) =>
      `If you think this is wrong, tell us.${appeal(f)} You can ask for a new assessment if things change.`,
    who: (f) => who(f, 'Casework team'),
    isFamilysTurn: false,
    staffLabel: 'Plan ended',
  },
  CLOSED_WITHDRAWN: {
    title: 'Closed',
    now: () => 'This request has ended because it was withdrawn.',
    next: () => 'Nothing more comes from us.',
    youCanDo: () => 'You can ask again at any time. You can ask us why it ended.',
    who: (f) => who(f, 'Hub'),
    isFamilysTurn: false,
    staffLabel: 'Closed: withdrawn',
  },
  CLOSED_MOVED: {
    title: 'Closed',
    now: (f) =>
      f.hadPlan
        ? `Our part has ended because ${hasMoved(f)}. Another council now looks after the plan.`
        : `This request has ended because ${hasMoved(f)} to another council.`,
    next: (f) =>
      f.hadPlan
        ? 'The new council writes to you.'
        : 'The new council decides what happens. It starts afresh.',
    youCanDo: () => 'Talk to the new council. You can ask us why this ended.',
    who: (f) => who(f, 'Hub'),
    isFamilysTurn: false,
    staffLabel: 'Closed: moved',
  },
  CLOSED_DECEASED: {
    title: 'We are so sorry',
    now: (f) => `We are so sorry that ${f.childFirstName} has died. We have closed this case.`,
    next: () => 'We have stopped all our messages to you.',
    youCanDo: () => 'You do not need to do anything. If you want to talk to us, we are here.',
    who: (f) => who(f, 'Hub'),
    isFamilysTurn: false,
    staffLabel: 'Closed: died',
  },
}

/** The child, or the young person who reads about themselves; never at the start of a sentence. */
function name(f: CaseWordFacts): string {
  return f.isAboutReader ? 'you' : f.childFirstName
}

function whose(f: CaseWordFacts): string {
  return f.isAboutReader ? 'your' : `${f.childFirstName}’s`
}

function hasMoved(f: CaseWordFacts): string {
  return f.isAboutReader ? 'you have moved' : `${f.childFirstName} has moved`
}

function meeting(f: CaseWordFacts): string {
  if (f.meetingOn) return ` The meeting is on ${f.meetingOn}.`
  return f.meetingWasOn ? ` The day for the meeting was ${f.meetingWasOn}.` : ''
}

function by(date: string | null | undefined, otherwise = ''): string {
  return date ? ` by ${date}` : otherwise
}

function from(date: string | null | undefined): string {
  return date ? ` from ${date}` : ''
}

function who(f: CaseWordFacts, usualTeam: string): string {
  const team = f.team || usualTeam
  return f.officer ? `${f.officer}, ${team}` : team
}

function replies(count: Count | null | undefined): string {
  if (!count || count.asked === 0) return ''
  return ` ${count.answered} of ${count.asked} ${count.answered === 1 ? 'has' : 'have'} replied.`
}

/** Never "the reports" where one is missing: the list of reports stands beside it. */
function reportsIn(count: Count | null | undefined): string {
  return count && count.answered < count.asked ? `${count.answered} of ${count.asked} reports` : 'the reports'
}

function places(count: Count | null | undefined): string {
  if (!count || count.asked === 0) return 'We are asking schools or colleges if they can help.'
  const asked = count.asked === 1 ? '1 place if it' : `${count.asked} places if they`
  return `We asked ${asked} can help. ${count.answered} ${count.answered === 1 ? 'has' : 'have'} answered.`
}

/** Appeal dates are our reckoning, not a ruling: the reader is told to check. With the space before it, or nothing. */
function appeal(f: CaseWordFacts): string {
  if (f.cannotAppeal) return ''
  if (!f.appealBy) return ' If you can appeal, our letter says how and by when.'
  return ` You can appeal by ${f.appealBy}. We work out that date, so check it with ${f.adviceService}.`
}

function challenge(f: CaseWordFacts): string {
  if (f.cannotAppeal) return `If you think this is wrong, talk to us. ${f.adviceService} can help for free.`
  const when = f.appealBy
    ? `appeal by ${f.appealBy}. We work out that date, so check it.`
    : 'appeal. Our letter says how and by when.'
  return `Talk to us, ask for mediation, or ${when} ${f.adviceService} can help for free.`
}
