/**
 * Texts that answer what families often ask, as plain data. Dates and stages are never written here: they come from the
 * case (see answers.ts). Sources: Children and Families Act 2014 s36 and s44; SEND Regulations 2014 reg 18; Education Act
 * 1996 s508B; Personal Budgets and Direct Payments Regulations 2014.
 */
export const answerTexts = {
  where: { title: 'Where it is now', paragraphs: [] },
  assessment: { title: 'Where the assessment is', paragraphs: [] },
  noCaseYet: {
    title: 'Your account shows no case yet',
    paragraphs: [
      'You see a case here once we know who you are.',
      'We send you a letter with a code. With the code you can add your child.',
    ],
  },
  howToAskForAssessment: {
    title: 'How to ask us to assess a child',
    paragraphs: [
      'You can ask us yourself. You do not need the school to do it.',
      'Write to us, or phone us. Tell us your child’s name, age and school, and what help they need.',
      'We must tell you within 6 weeks if we will do it.',
    ],
  },
  refusal: {
    title: 'Why we said no',
    paragraphs: [
      'Our letter to you says why. It also says what you can do next.',
      'If the reasons are not clear, ask us. A person will go through them with you.',
    ],
  },
  draft: { title: 'The draft, and what you can do', paragraphs: [] },
  drafting: { title: 'Where the draft is', paragraphs: ['You can read the draft as soon as we send it.'] },
  places: { title: 'Which schools or colleges we asked', paragraphs: [] },
  review: {
    title: 'The yearly check of the plan',
    paragraphs: [
      'The school or college asks you to a meeting. Tell them what works and what does not.',
      'After the meeting we tell you if the plan stays the same.',
    ],
  },
  phase: {
    title: 'Moving up to the next school or college',
    paragraphs: [
      'We look at the plan with you before your child moves up. Then we name the new place in the plan.',
      'By law we must name it by 15 February of the year of the move. For a move on from year 11 it is 31 March.',
    ],
  },
  transport: {
    title: 'Getting to and from school',
    paragraphs: [
      'A plan does not give you transport by itself. You have to ask for it.',
      'You can find who gets it, and how to ask, on the council’s pages.',
      'If your child has no way to get to school today, phone us or go on and ask us.',
    ],
  },
  payment: {
    title: 'Payments and a personal budget',
    paragraphs: [
      'You can ask for a personal budget when we write or check the plan. It is money for help in the plan.',
      'The council’s pages say how it works. If a payment is late or has stopped, go on and ask us.',
    ],
  },
  appeal: { title: 'Mediation and an appeal', paragraphs: [] },
  appealByLetter: {
    title: 'Mediation and an appeal',
    paragraphs: [
      'If you do not agree, you may be able to appeal. There is a time limit: our letter says when.',
    ],
  },
  details: {
    title: 'Changing your details',
    paragraphs: [
      'You can change your email address in your account.',
      'If someone must not find out where you live, do not write it here. Phone us.',
      'For a new home address or phone number, go on and tell us.',
    ],
  },
} as const satisfies Record<string, { title: string; paragraphs: readonly string[] }>
