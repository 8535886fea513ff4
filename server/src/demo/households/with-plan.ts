import { asked } from '../draft-story.ts'
import { exception, fact, officer, phaseSet } from '../fact-story.ts'
import {
  adult,
  ceased,
  delay,
  father,
  type Household,
  mother,
  reviewArranged,
  step,
  upToDraft,
  upToPlan,
} from '../story.ts'

/** Final plans, sent in time and late, and plans that have ended. */
export const withPlan: Household[] = [
  {
    home: 4,
    adults: [mother('Deirdre O’Neill')],
    children: [
      {
        name: 'Tara O’Neill',
        sex: 'F',
        ageInMonths: 115,
        requests: [{ received: 200, officer: 'karen', events: upToPlan(161, 118, 108, 96, 84, 64) }],
      },
    ],
  },
  {
    home: 11,
    adults: [mother('Camille Blanc', { language: 'fr' }), father('Hugh Fletcher')],
    children: [
      {
        name: 'Hugo Blanc',
        sex: 'M',
        ageInMonths: 96,
        requests: [
          {
            received: 230,
            source: 2,
            officer: 'ruth',
            events: [...upToPlan(189, 130, 118, 104, 90, 65), officer(60, 'karen')],
          },
        ],
      },
    ],
  },
  {
    home: 1,
    adults: [mother('Tendai Moyo')],
    children: [
      {
        name: 'Precious Moyo',
        sex: 'F',
        ageInMonths: 137,
        // Late, but the new date was kept.
        requests: [
          {
            received: 320,
            officer: 'karen',
            events: [
              step('assessment-agreed', 280),
              delay(190, 'final-plan', 'EDUCATIONAL_PSYCHOLOGIST', 104, 'karen'),
              step('advice-complete', 170),
              step('plan-agreed', 158),
              step('draft-served', 145),
              step('settings-consulted', 130),
              step('plan-issued', 110),
            ],
          },
        ],
      },
    ],
  },
  {
    home: 3,
    adults: [father('Stefan Roth'), mother('Julia Roth')],
    children: [
      {
        name: 'Elias Roth',
        sex: 'M',
        ageInMonths: 125,
        // More than a year from request to plan, with a date that was not kept.
        requests: [
          {
            received: 430,
            officer: 'karen',
            events: [
              step('assessment-agreed', 380),
              delay(292, 'final-plan', 'EDUCATIONAL_PSYCHOLOGIST', 210, 'daniel'),
              delay(205, 'final-plan', 'OFFICER_SHORTAGE', 48, 'grace'),
              step('advice-complete', 120),
              step('plan-agreed', 104),
              step('draft-served', 90),
              step('settings-consulted', 74),
              step('plan-issued', 50),
            ],
          },
        ],
      },
    ],
  },
  {
    home: 0,
    adults: [mother('Fatima Aziz', { language: 'ar' })],
    children: [
      {
        name: 'Maryam Aziz',
        sex: 'F',
        ageInMonths: 89,
        requests: [
          {
            received: 250,
            officer: 'karen',
            events: [
              step('assessment-agreed', 211),
              exception(180, {
                code: 'EXCEPTIONAL',
                duties: ['final-plan'],
                evidenceKind: 'told-by-family',
                evidence: 'A death in the close family; told by the parent',
              }),
              step('advice-complete', 150),
              step('plan-agreed', 140),
              step('draft-served', 128),
              step('settings-consulted', 118),
              step('plan-issued', 95),
            ],
          },
        ],
      },
    ],
  },
  {
    home: 7,
    adults: [mother('Jenny Carver'), father('Mark Carver')],
    children: [
      {
        name: 'Benjamin Carver',
        called: 'Ben',
        sex: 'M',
        ageInMonths: 134,
        requests: [{ received: 149, officer: 'priya', events: upToPlan(110, 66, 58, 46, 34, 9) }],
      },
    ],
  },
  {
    home: 8,
    adults: [
      adult('Jade Mensah', 'young person', { hasParentalResponsibility: null }),
      mother('Abena Mensah', { level: 'status', evidence: 'Jade’s own consent, by phone' }),
    ],
    children: [
      {
        name: 'Jade Mensah',
        sex: 'F',
        // 17, and old enough to act alone: born at the end of the year of those who are 18 now.
        ageInMonths: 11,
        schoolYear: 13,
        requests: [
          {
            received: 330,
            officer: 'karen',
            events: [...upToPlan(292, 245, 236, 222, 210, 192), phaseSet(33, 'post-16-to-post-16')],
          },
        ],
      },
    ],
  },
  {
    home: 9,
    adults: [mother('Debbie Firth')],
    children: [
      {
        name: 'Callum Firth',
        sex: 'M',
        ageInMonths: 236,
        requests: [
          {
            received: 445,
            officer: 'karen',
            events: [...upToPlan(406, 360, 350, 338, 326, 308), step('cease-proposed', 166), ceased(70, 4)],
          },
        ],
      },
    ],
  },
  {
    home: 2,
    adults: [mother('Wendy Marlow'), father('Neil Marlow')],
    children: [
      {
        name: 'Edith Marlow',
        sex: 'F',
        ageInMonths: 131,
        requests: [
          {
            received: 440,
            officer: 'karen',
            events: [
              ...upToPlan(399, 350, 338, 326, 312, 301),
              reviewArranged(156, 135),
              fact('review-meeting-held', 135),
              fact('review-report-received', 127),
              // August moves the end of the time to appeal by up to a month.
              step('review-to-cease', 116),
              ceased(20, 2),
            ],
          },
        ],
      },
    ],
  },
  {
    home: 10,
    adults: [mother('Ruth Weiss'), father('Aaron Weiss')],
    children: [
      {
        name: 'Hannah Weiss',
        sex: 'F',
        ageInMonths: 118,
        requests: [
          {
            received: 240,
            officer: 'karen',
            events: [
              ...upToPlan(201, 160, 150, 138, 124, 105),
              step('moved-away', 18, 'Plan transferred to the new council.'),
            ],
          },
        ],
      },
    ],
  },
  {
    home: 6,
    adults: [mother('Chantelle Joseph')],
    children: [
      {
        name: 'Kai Joseph',
        sex: 'M',
        ageInMonths: 85,
        requests: [
          {
            received: 180,
            source: 2,
            officer: 'karen',
            events: [...upToPlan(140, 98, 88, 76, 64, 41), fact('early-review-requested', 3)],
          },
        ],
      },
    ],
  },
  {
    home: 5,
    adults: [father('Owen Sharp'), mother('Bella Sharp')],
    children: [
      {
        name: 'Rosie Sharp',
        sex: 'F',
        ageInMonths: 73,
        requests: [
          {
            received: 128,
            officer: 'daniel',
            events: [
              ...upToDraft(88, 40, 31, 9),
              asked(4, 'Owen Sharp', 'more-time', 'I was away for work and have only read half.'),
            ],
          },
        ],
      },
      {
        name: 'Max Sharp',
        sex: 'M',
        ageInMonths: 48,
        requests: [{ received: 19, source: 3, officer: 'daniel', events: [] }],
      },
    ],
  },
]
