import { appealDecided, fact, order } from '../fact-story.ts'
import { father, type Household, mother, planSent, step } from '../story.ts'

/** Decisions that the family did not take for good: mediation, appeals, orders of the Tribunal. */
export const challenged: Household[] = [
  {
    // The Tribunal ordered another school, within two weeks.
    home: 1,
    adults: [mother('Rosalind Kerr'), father('Alistair Kerr')],
    children: [
      {
        name: 'Hamish Kerr',
        sex: 'M',
        ageInMonths: 5,
        schoolYear: 8,
        requests: [
          {
            officer: 'priya',
            ...planSent(
              212,
              fact('mediation-certificate', 170),
              fact('appeal-registered', 158),
              appealDecided(10, 'overturned'),
              order(10, 'name-setting'),
            ),
          },
        ],
      },
    ],
  },
  {
    // Mediation is asked for, and to be arranged within 30 days.
    home: 3,
    adults: [mother('Shanice Edwards')],
    children: [
      {
        name: 'Jerome Edwards',
        sex: 'M',
        ageInMonths: 9,
        schoolYear: 5,
        requests: [
          {
            officer: 'karen',
            ...planSent(45, fact('mediation-requested', 14)),
          },
        ],
      },
    ],
  },
  {
    // A refusal that the family has appealed against.
    home: 6,
    adults: [father('Viktor Petrov', { language: 'bg' })],
    children: [
      {
        name: 'Anton Petrov',
        sex: 'M',
        ageInMonths: 114,
        requests: [
          {
            received: 128,
            officer: 'ruth',
            events: [
              step('assessment-refused', 90),
              fact('mediation-certificate', 52),
              fact('appeal-registered', 34),
            ],
          },
        ],
      },
    ],
  },
]
