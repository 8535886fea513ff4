import type { TopicCode } from './topics.ts'

/** What an answer on a topic must not forget: a few lines beside the box, ticked in the head or on the screen. */
export const checklists: Record<TopicCode, readonly string[]> = {
  STATUS: [
    'Say the stage, the next date, and who has it',
    'Say that it is late, if it is: first, and plainly',
    'Say what they can do now, if anything',
    'Name the free advice service',
  ],
  EHCNA: [
    'Say which date comes next, and what we decide then',
    'Say which reports are in and which are not',
    'Say what they can still send us, and how',
  ],
  REFUSAL: [
    'Give the reasons in plain words, not only “the letter says”',
    'Say that they can appeal, and that the letter has the last day for it',
    'Offer to talk, with a name and a time',
    'Name the free advice service and the mediation adviser',
  ],
  DRAFT: [
    'Say until when they can tell us what they want changed',
    'Say how to name the school or college they want',
    'Offer a meeting about the draft: they have a right to one',
  ],
  PLACEMENT: [
    'Say which schools or colleges were asked, and who has answered',
    'Promise no place before it is in the plan',
    'Ask whether the child is in school today',
  ],
  OUT_OF_SCHOOL: [
    'Find out since when, how many hours, and why: today',
    'Say what teaching there will be meanwhile, and from which day',
    'Name the person who will ring, and when',
    'Ask whether the child is safe',
  ],
  PROVISION: [
    'Take what the plan’s section F says, word by word, as owed',
    'Say what we do to get the help back, and by when',
    'Never say that the school or its budget decides',
  ],
  REVIEW: [
    'Say when the review is due, and who invites to the meeting',
    'Say by when we decide after the meeting',
    'Say that they can ask for an early review, and why one would be',
  ],
  PHASE: [
    'Say the date by which we name the next place: 15 February, or 31 March after year 11',
    'Ask which place they want, if we do not know yet',
    'Say whom to ask about visits and the first day',
  ],
  TRANSPORT: [
    'Ask how the child gets to school today',
    'Say who decides, by when, and how to appeal against a no',
    'Pass a risk on the way at once to the transport team',
  ],
  PAYMENT: [
    'Say which payment, of which day, and where it is now',
    'Say when the money will be there',
    'Never ask for bank details by message',
  ],
  APPEAL: [
    'Send to the letter for the last day: never work it out by head',
    'Name mediation, the Tribunal and the free advice service',
    'Say nothing about how the appeal will end',
  ],
  DETAILS: [
    'Check who asks before you change anything',
    'Look for a hidden address or a restriction first',
    'Say what was changed, never the address itself',
  ],
  MOVE: [
    'Ask for the day of the move and the new council',
    'Say that the plan goes along, and what stays the same meanwhile',
    'Say by when we, or the new council, write to them',
  ],
  HEALTH: [
    'Say who gives the therapy or equipment, and who decides',
    'Say what the plan says about it',
    'Leave health details out that they did not write themselves',
  ],
  PROFESSIONAL: [
    'Check the legal basis for what they ask',
    'Tell only what they need for that',
    'Say nothing that the family has not been told',
  ],
  COMPLAINT: [
    'Say sorry for what went wrong, without “if”',
    'Answer each point they made',
    'Say what changes now, who does it, and by when',
    'Say how to go on if they are not content: stage 2, then the Ombudsman',
    'Ask a colleague to read it',
  ],
  DATA: [
    'Pass it to information governance: the clock of one month runs',
    'Send no copy of a record from here',
    'Say by when they hear, and from whom',
  ],
  SAFEGUARDING: [
    'Ring the front door first, write second',
    'Log the hand-over: whom you spoke to, and when',
    'Do not warn anybody whom the worry is about',
  ],
  OTHER: [
    'Say that you have understood: what they asked, in one sentence',
    'Answer it, or say who will, and by when',
    'Ask what else they need',
  ],
}

/** The lines for all topics of an enquiry, each once, the main topic's first. */
export function checklistFor(topics: readonly TopicCode[]): string[] {
  return [...new Set(topics.flatMap((topic) => checklists[topic]))]
}
