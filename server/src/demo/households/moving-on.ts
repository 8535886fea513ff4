import { fact, phaseSet } from '../fact-story.ts'
import { father, type Household, mother, planSent, reviewArranged, step } from '../story.ts'

/** Children who change school next September, and plans that came from another council. */
export const movingOn: Household[] = [
  {
    // Year 6: the next school is to be named before 15 February.
    home: 9,
    adults: [mother('Heather Lowe'), father('Curtis Lowe')],
    children: [
      {
        name: 'Poppy-Rae Lowe',
        sex: 'F',
        ageInMonths: 6,
        schoolYear: 6,
        requests: [{ officer: 'priya', ...planSent(240) }],
      },
      {
        name: 'Brandon Lowe',
        sex: 'M',
        ageInMonths: 2,
        schoolYear: 3,
        requests: [{ officer: 'karen', ...planSent(282) }],
      },
    ],
  },
  {
    // Year 6: named already.
    home: 4,
    adults: [mother('Zainab Yusuf', { language: 'so' })],
    children: [
      {
        name: 'Hamza Yusuf',
        sex: 'M',
        ageInMonths: 3,
        schoolYear: 6,
        requests: [
          {
            officer: 'karen',
            ...planSent(265, phaseSet(50, 'primary-to-secondary'), fact('phase-place-named', 12)),
          },
        ],
      },
    ],
  },
  {
    home: 2,
    adults: [mother('Gwen Abbott'), father('Terry Abbott')],
    children: [
      {
        name: 'Scarlett Abbott',
        sex: 'F',
        ageInMonths: 8,
        schoolYear: 6,
        requests: [{ officer: 'karen', ...planSent(225) }],
      },
    ],
  },
  {
    // Year 11: college is to be named before 31 March.
    home: 11,
    adults: [mother('Maria Lourenço', { language: 'pt' }), father('Nuno Lourenço', { language: 'pt' })],
    children: [
      {
        name: 'Tiago Lourenço',
        sex: 'M',
        ageInMonths: 7,
        schoolYear: 11,
        requests: [{ officer: 'karen', ...planSent(248) }],
      },
    ],
  },
  {
    home: 7,
    adults: [father('Glen Marsden')],
    children: [
      {
        name: 'Leah Marsden',
        sex: 'F',
        ageInMonths: 10,
        schoolYear: 11,
        requests: [{ officer: 'priya', ...planSent(150) }],
      },
    ],
  },
  {
    // Under five, and to start school: its own reviews may come early.
    home: 0,
    adults: [mother('Precious Dube'), father('Themba Dube')],
    children: [
      {
        name: 'Nandi Dube',
        sex: 'F',
        ageInMonths: 8,
        schoolYear: -1,
        requests: [{ officer: 'karen', ...planSent(130) }],
      },
    ],
  },
  {
    home: 10,
    adults: [mother('Kirsten Vale')],
    children: [
      {
        name: 'Barnaby Vale',
        sex: 'M',
        ageInMonths: 1,
        schoolYear: 2,
        requests: [
          {
            officer: 'karen',
            ...planSent(300, phaseSet(40, 'infant-to-junior'), reviewArranged(15, -27)),
          },
        ],
      },
    ],
  },
  {
    // Came with a plan of another council; we have not written yet.
    home: 8,
    adults: [mother('Aneesa Chaudhry', { language: 'ur' }), father('Bilal Chaudhry')],
    children: [
      {
        name: 'Idrees Chaudhry',
        sex: 'M',
        ageInMonths: 4,
        schoolYear: 4,
        requests: [
          { received: 21, officer: 'priya', movedIn: { planStarted: 500, lastReview: 190 }, events: [] },
        ],
      },
    ],
  },
  {
    home: 5,
    adults: [mother('Joy Penrose')],
    children: [
      {
        name: 'Clement Penrose',
        sex: 'M',
        ageInMonths: 2,
        schoolYear: 8,
        requests: [
          {
            received: 140,
            officer: 'karen',
            movedIn: { planStarted: 700, lastReview: null },
            events: [fact('moved-in-letter-sent', 122)],
          },
        ],
      },
    ],
  },
  {
    // Kept after last year's review; the next one is overdue.
    home: 3,
    adults: [mother('Denise Wilmot'), father('Roy Wilmot')],
    children: [
      {
        name: 'Chelsea Wilmot',
        sex: 'F',
        ageInMonths: 11,
        schoolYear: 9,
        requests: [{ officer: 'priya', ...planSent(385) }],
      },
    ],
  },
  {
    home: 1,
    adults: [mother('Ania Wójcik', { language: 'pl' })],
    children: [
      {
        name: 'Filip Wójcik',
        sex: 'M',
        ageInMonths: 5,
        schoolYear: 5,
        requests: [
          {
            officer: 'karen',
            ...planSent(
              690,
              reviewArranged(400, 370),
              fact('review-meeting-held', 370),
              fact('review-report-received', 358),
              step('review-kept-plan', 345),
            ),
          },
        ],
      },
    ],
  },
]
