import { asked, said } from '../draft-story.ts'
import { corrected, fact, officer } from '../fact-story.ts'
import { adult, delay, father, type Household, mother, planSent, reviewArranged, step } from '../story.ts'

/** Plans in review, being changed, after a new assessment, or about to end. */
export const reviewing: Household[] = [
  {
    // The meeting is ahead.
    home: 0,
    adults: [father('Omar Haddad', { email: 'omar.parent' }), mother('Rania Haddad', { language: 'ar' })],
    children: [
      {
        name: 'Salma Haddad',
        sex: 'F',
        ageInMonths: 4,
        schoolYear: 4,
        requests: [{ officer: 'karen', ...planSent(306, reviewArranged(19, -16)) }],
      },
    ],
  },
  {
    // The meeting was held, its day put right; the school's report has not come.
    home: 5,
    adults: [mother('Lorna Fisk'), father('Gavin Fisk')],
    children: [
      {
        name: 'Robbie Fisk',
        sex: 'M',
        ageInMonths: 7,
        schoolYear: 8,
        requests: [
          {
            officer: 'priya',
            ...planSent(
              338,
              reviewArranged(56, 28),
              fact('review-meeting-held', 22),
              corrected(18, 'review-meeting-held', 'The meeting was six days earlier.', 28),
            ),
          },
        ],
      },
    ],
  },
  {
    // The report is in and the decision is late.
    home: 9,
    adults: [mother('Bukola Adeniyi')],
    children: [
      {
        name: 'Tobi Adeniyi',
        sex: 'M',
        ageInMonths: 2,
        schoolYear: 3,
        requests: [
          {
            officer: 'karen',
            ...planSent(
              352,
              reviewArranged(70, 43),
              fact('review-meeting-held', 43),
              fact('review-report-received', 30),
              delay(14, 'review-decision', 'OFFICER_SHORTAGE', -7, 'karen'),
            ),
          },
        ],
      },
    ],
  },
  {
    // Changes are with the family; the father has commented.
    home: 2,
    adults: [father('Ewan Baird'), mother('Fiona Baird')],
    children: [
      {
        name: 'Kirsty Baird',
        sex: 'F',
        ageInMonths: 5,
        schoolYear: 5,
        requests: [
          {
            officer: 'priya',
            ...planSent(
              346,
              reviewArranged(60, 33),
              fact('review-meeting-held', 33),
              fact('review-report-received', 21),
              step('review-to-amend', 9),
              said(3, 'Ewan Baird', { F: 'The hours for speech therapy are right now, thank you.' }),
              asked(2, 'Fiona Baird', 'meeting', 'Could we talk about section F before you finish it?'),
            ),
          },
        ],
      },
    ],
  },
  {
    // The changed plan is late.
    home: 7,
    adults: [mother('Paige Hollander')],
    children: [
      {
        name: 'Ethan Hollander',
        sex: 'M',
        ageInMonths: 8,
        schoolYear: 9,
        requests: [
          {
            officer: 'karen',
            ...planSent(
              395,
              reviewArranged(125, 96),
              fact('review-meeting-held', 96),
              fact('review-report-received', 84),
              step('review-to-amend', 70),
              delay(16, 'amended-plan', 'PLACE_NOT_FOUND', -11, 'karen'),
            ),
          },
        ],
      },
    ],
  },
  {
    // Changes outside a review, at the school's request.
    home: 11,
    adults: [mother('Ingrid Olsen'), father('Tom Olsen')],
    children: [
      {
        name: 'Freja Olsen',
        sex: 'F',
        ageInMonths: 9,
        schoolYear: 1,
        requests: [{ officer: 'karen', ...planSent(160, step('amendment-proposed', 30)) }],
      },
    ],
  },
  {
    home: 4,
    adults: [mother('Claudia Reyes', { language: 'es' })],
    children: [
      {
        name: 'Mateo Reyes',
        sex: 'M',
        ageInMonths: 3,
        schoolYear: 7,
        requests: [
          {
            officer: 'ruth',
            ...planSent(236, fact('reassessment-requested', 62), step('reassessment-agreed', 50)),
          },
        ],
      },
    ],
  },
  {
    // Asked for a new assessment; the answer is due.
    home: 8,
    adults: [father('Declan Byrne'), mother('Orlaith Byrne')],
    children: [
      {
        name: 'Cian Byrne',
        sex: 'M',
        ageInMonths: 6,
        schoolYear: 8,
        requests: [{ officer: 'priya', ...planSent(255, fact('reassessment-requested', 10)) }],
      },
    ],
  },
  {
    home: 6,
    adults: [
      adult('Dylan Pryce', 'young person', { hasParentalResponsibility: null }),
      mother('Carys Pryce', { level: 'status', evidence: 'Dylan’s own consent, in writing' }),
    ],
    children: [
      {
        name: 'Dylan Pryce',
        sex: 'M',
        ageInMonths: 246,
        requests: [
          {
            officer: 'karen',
            ...planSent(
              620,
              reviewArranged(330, 300),
              fact('review-meeting-held', 300),
              fact('review-report-received', 290),
              step('review-kept-plan', 277),
              step('cease-proposed', 24, 'Course finished in July; works full time.'),
            ),
          },
        ],
      },
    ],
  },
  {
    // Kept after a review last month.
    home: 10,
    adults: [mother('Nicola Strand')],
    children: [
      {
        name: 'Oliver Strand',
        sex: 'M',
        ageInMonths: 1,
        schoolYear: 4,
        requests: [
          {
            officer: 'daniel',
            ...planSent(
              380,
              reviewArranged(95, 60),
              fact('review-meeting-held', 60),
              fact('review-report-received', 50),
              step('review-kept-plan', 36),
              officer(20, 'karen'),
            ),
          },
        ],
      },
    ],
  },
]
