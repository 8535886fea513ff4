import type { TopicCode } from './topics.ts'

/** Help for staff with a message that is hard to write. Read by staff alone. */
export interface Guidance {
  title: string
  do: readonly string[]
  dont: readonly string[]
}

export const answerGuidance = {
  risk: {
    title: 'Somebody may be at risk',
    do: [
      'Act before you write. In danger now: 999. Else ring the front door and log the hand-over here.',
      'Answer kindly and shortly: that you have read it, and that somebody will be in touch.',
    ],
    dont: [
      'Ask for details in writing.',
      'Promise to keep it secret.',
      'Tell anybody whom the worry is about.',
    ],
  },
  restricted: {
    title: 'A restriction is set on this child',
    do: [
      'Read the restriction beside this before you write a word.',
      'Keep to what this person asked, and to what they wrote themselves.',
    ],
    dont: [
      'Name a school, a street, a club, a doctor or a time and place of a meeting.',
      'Say that there is a restriction, or that somebody else is on the case.',
    ],
  },
  'no-access': {
    title: 'This person may not be told about the case',
    do: [
      'Answer what can be answered without the case: how we work, where to get advice.',
      'If they ask how to get access, say how anybody asks for it.',
    ],
    dont: ['Say whether there is a case.', 'Say who may be told instead.'],
  },
  'third-party': {
    title: 'Somebody asks about another person’s child',
    do: [
      'Check their legal basis or the family’s consent first.',
      'Tell them that we can’t say whether we know the child, and how the family can let them in.',
    ],
    dont: ['Confirm a name, a school or a stage.', 'Send what the family has not seen.'],
  },
  delay: {
    title: 'We are late',
    do: [
      'Begin with it: “This is late, and I am sorry.”',
      'Say what it waits for, who does it, and the new day. Only a day you can keep.',
      'Say what they can do: complain, and the free advice service.',
    ],
    dont: [
      'Hide it behind “demand is high” or “as soon as possible”.',
      'Blame a colleague, a school or the health service.',
      'Say “sorry if”.',
    ],
  },
  refusal: {
    title: 'We said no',
    do: [
      'Give the reason in two sentences they could repeat to a friend.',
      'Say what would have to be different.',
      'Say that they can appeal, and who helps them with it for nothing.',
    ],
    dont: [
      'Argue the case again.',
      'Say that an appeal has little chance.',
      'Write only that the letter says why.',
    ],
  },
  angry: {
    title: 'An angry message, or they have asked before',
    do: [
      'Read it twice. Behind the anger is a fact that went wrong: name it.',
      'Say what you do today, and ring if you can: a voice helps.',
      'Keep your name on it until it is solved.',
    ],
    dont: ['Answer the tone.', 'Send in the same minute: let a colleague read it.', 'Quote a policy first.'],
  },
  complaint: {
    title: 'A complaint',
    do: [
      'Say what happened, what should have happened, and sorry.',
      'Answer each point. Say what changes, who does it, and by when.',
      'Say what they can do next: stage 2, then the Ombudsman.',
    ],
    dont: ['Defend before you have said sorry.', 'Leave a point out.', 'Ask them to take it back.'],
  },
  'bad-news': {
    title: 'Bad news',
    do: [
      'Ring first where you can. Then write the same in short sentences.',
      'Say the news in the first line, then what it means, then what comes next.',
      'Give a name and a number for the days after.',
    ],
    dont: ['Soften it until it can’t be found.', 'Send it on a Friday afternoon.'],
  },
} as const satisfies Record<string, Guidance>

export type GuidanceCode = keyof typeof answerGuidance

/** What of an enquiry and its case makes an answer hard. */
export interface GuidanceFacts {
  topics: readonly TopicCode[]
  /** 0 (a risk of harm) to 4. */
  priority: number
  /** A step of the case, or our answer. */
  isLate: boolean
  isRefused: boolean
  hasRestriction: boolean
  /** Linked to a case that this asker may not be told about. */
  mayNotBeTold: boolean
  /** How many times they have come to us about it. */
  contactCount: number
  isComplaint: boolean
}

const has = (facts: GuidanceFacts, ...codes: TopicCode[]) => codes.some((code) => facts.topics.includes(code))

const when: Record<GuidanceCode, (facts: GuidanceFacts) => boolean> = {
  risk: (facts) => facts.priority === 0 || has(facts, 'SAFEGUARDING'),
  restricted: ({ hasRestriction }) => hasRestriction,
  'no-access': ({ mayNotBeTold }) => mayNotBeTold,
  'third-party': (facts) => has(facts, 'PROFESSIONAL'),
  complaint: (facts) => facts.isComplaint || has(facts, 'COMPLAINT'),
  delay: ({ isLate }) => isLate,
  refusal: (facts) => facts.isRefused || has(facts, 'REFUSAL'),
  angry: ({ contactCount }) => contactCount > 1,
  'bad-news': () => false,
}

/** What bears on this answer, the gravest first, and the rest for whoever looks for it. */
export function guidanceFor(facts: GuidanceFacts): { fitting: GuidanceCode[]; others: GuidanceCode[] } {
  const codes = Object.keys(when) as GuidanceCode[]
  return {
    fitting: codes.filter((code) => when[code](facts)),
    others: codes.filter((code) => !when[code](facts)),
  }
}
