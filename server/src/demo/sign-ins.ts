/** Accounts of the invented council that show something at once. Any sign-in code lands in the local inbox. */
export interface DemoSignIn {
  who: string
  email: string
  side: 'family' | 'staff'
  shows: string
}

export const demoSignIns: DemoSignIn[] = [
  {
    who: 'Mother of Maya and Kofi',
    email: 'maya.parent@example.test',
    side: 'family',
    shows: 'a draft to check, a second child, questions and answers',
  },
  {
    who: 'Father of Leo',
    email: 'leo.parent@example.test',
    side: 'family',
    shows: 'a late case: a broken promise, a new date, an answer overdue',
  },
  {
    who: 'Father of Nina',
    email: 'nina.father@example.test',
    side: 'family',
    shows: 'separated parents: letters and papers of his own; her mother is nina.mother@example.test',
  },
  {
    who: 'Father of Salma',
    email: 'omar.parent@example.test',
    side: 'family',
    shows: 'a plan in review: the meeting is two weeks ahead',
  },
  {
    who: 'Jade, 17',
    email: 'jade.mensah@example.test',
    side: 'family',
    shows: 'a young person who acts for herself: her plan, and the move to college',
  },
  {
    who: 'Farah, SENCO',
    email: 'farah.senco@example.test',
    side: 'family',
    shows: 'a school: the stage of three pupils and what the school has to do, nothing else',
  },
  {
    who: 'Carol, adviser',
    email: 'carol.advice@example.test',
    side: 'family',
    shows: 'a helper whom Maya’s mother let in, for a year',
  },
  {
    who: 'Carer',
    email: 'sam.carer@example.test',
    side: 'family',
    shows: 'an account that no case is shared with yet',
  },
  {
    who: 'Joe, hub',
    email: 'joe.hub@example.test',
    side: 'staff',
    shows: 'the queue of enquiries, every case, the reports',
  },
  {
    who: 'Priya, assessment officer',
    email: 'priya.officer@example.test',
    side: 'staff',
    shows: 'a full caseload: late, due this week, drafts, reviews, moves to the next school',
  },
  {
    who: 'Dana, safeguarding lead',
    email: 'dana.safeguarding@example.test',
    side: 'staff',
    shows: 'restrictions, locks, and who broke the glass',
  },
  {
    who: 'Imran, data protection',
    email: 'imran.records@example.test',
    side: 'staff',
    shows:
      'who looked at what, copies for families, what is kept how long; the second person is wen.records@example.test',
  },
  {
    who: 'Grace, manager',
    email: 'grace.manager@example.test',
    side: 'staff',
    shows: 'staff accounts and tokens, reports, what waits for a second person',
  },
]
