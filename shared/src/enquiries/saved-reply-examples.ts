import type { NewSavedReply } from './saved-reply.ts'

/** Texts to begin with: a council takes them over with one press, changes them and adds its own. Reading age 9 to 11. */
export const savedReplyExamples: readonly NewSavedReply[] = [
  {
    title: 'Where the case is',
    topics: ['STATUS', 'EHCNA'],
    body: `Hello,

Thank you for asking about {child’s first name}.

{if it is late}

{stage}. {what happens now} {what happens next}

Who has it now: {who is responsible}.

If you want to talk it over, ring us on {phone of the hub}. You can also get free advice from {advice service}. They do not work for us.`,
  },
  {
    title: 'The next date',
    topics: ['STATUS', 'EHCNA', 'DRAFT', 'REVIEW'],
    body: `Hello,

This is the next date for {child’s first name}:

{next date}.

If we can not keep it, we will tell you before that day.`,
  },
  {
    title: 'We have it, and need more time to answer',
    topics: [],
    body: `Hello,

We have read your question. We need to ask a colleague before we can answer it. You will hear from us by {reply by}.

You do not need to do anything until then.`,
  },
  {
    title: 'Talk about a no',
    topics: ['REFUSAL', 'APPEAL'],
    body: `Hello,

We know that our answer about {child’s first name} was not the one you hoped for.

Our letter says why, and by when you can appeal. We would like to go through it with you. Tell us a day and a time, or ring us on {phone of the hub}.

{advice service} can help you, and it costs nothing.`,
  },
  {
    title: 'Tell us what to change in the draft',
    topics: ['DRAFT'],
    body: `Hello,

{what happens now} {what happens next}

{next date}.

Tell us what is right, what is wrong and what is missing. You can also ask us for a meeting about the draft, and name the school or college you want.`,
  },
  {
    title: 'Help in the plan is not given',
    topics: ['PROVISION'],
    body: `Hello,

Thank you for telling us. What is in section F of the plan must be given to {child’s first name}.

Please tell us: which help is missing, and since when? We ask the school today. You will hear from us by {reply by}.`,
  },
  {
    title: 'Out of school: what we need to know',
    topics: ['OUT_OF_SCHOOL'],
    body: `Hello,

We are sorry that {child’s first name} is not in school all of the time. We look at this first.

Please tell us: since when, how many hours a week, and what the school has said. If it is easier, ring us on {phone of the hub}.

You will hear from us by {reply by}.`,
  },
  {
    title: 'Getting to school',
    topics: ['TRANSPORT'],
    body: `Hello,

Your question about getting to school is with our transport team. They will answer by {reply by}.

If {child’s first name} has no way to get to school today, ring us now on {phone of the hub}.`,
  },
]
