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
]
