import { corrected, exception, fact, officer } from '../fact-story.ts'
import { adult, delay, father, type Household, mother, step, upToPlan } from '../story.ts'

/** Assessments under way, and those where the reports are in and a plan is being decided. */
export const assessing: Household[] = [
  {
    home: 9,
    adults: [
      father('Marek Nowak', { email: 'leo.parent', language: 'pl' }),
      mother('Anna Nowak', { language: 'pl' }),
    ],
    children: [
      {
        name: 'Leon Nowak',
        called: 'Leo',
        sex: 'M',
        ageInMonths: 124,
        requests: [
          {
            received: 176,
            officer: 'daniel',
            events: [
              step('assessment-agreed', 137),
              officer(104, 'priya'),
              delay(50, 'final-plan', 'EDUCATIONAL_PSYCHOLOGIST', 15, 'priya'),
              delay(9, 'final-plan', 'EDUCATIONAL_PSYCHOLOGIST', -19, 'grace'),
            ],
          },
        ],
      },
    ],
  },
  {
    home: 6,
    adults: [mother('Rabia Ahmed', { language: 'ur' }), father('Imran Ahmed')],
    children: [
      {
        name: 'Noor Ahmed',
        sex: 'F',
        ageInMonths: 68,
        requests: [{ received: 50, officer: 'priya', events: [step('assessment-agreed', 12)] }],
      },
    ],
  },
  {
    home: 10,
    adults: [mother('Sian Reeves'), father('Paul Reeves')],
    children: [
      {
        name: 'Isla Reeves',
        sex: 'F',
        ageInMonths: 74,
        requests: [{ received: 75, officer: 'daniel', events: [step('assessment-agreed', 35)] }],
      },
      {
        name: 'Finn Reeves',
        sex: 'M',
        ageInMonths: 121,
        requests: [{ received: 290, officer: 'karen', events: upToPlan(250, 200, 190, 178, 168, 150) }],
      },
    ],
  },
  {
    home: 4,
    adults: [
      adult('Denise Harlow', 'social worker', {
        hasParentalResponsibility: null,
        evidence: 'Full care order; acts for the council as parent',
      }),
      adult('Brian Tolley', 'foster carer', {
        hasParentalResponsibility: false,
        level: 'status',
        evidence: 'Social worker’s decision, in writing',
      }),
    ],
    children: [
      {
        name: 'Tyler Grant',
        sex: 'M',
        ageInMonths: 148,
        requests: [{ received: 88, source: 4, officer: 'ruth', events: [step('assessment-agreed', 49)] }],
      },
    ],
  },
  {
    home: 3,
    adults: [mother('Donna Sims')],
    children: [
      {
        name: 'Ruby Sims',
        sex: 'F',
        ageInMonths: 90,
        // Told too soon that every report was in; put right two days later.
        requests: [
          {
            received: 105,
            source: 2,
            officer: 'daniel',
            events: [
              step('assessment-agreed', 66),
              step('advice-complete', 11),
              corrected(9, 'advice-complete', 'The psychologist’s report was of another child.'),
            ],
          },
        ],
      },
    ],
  },
  {
    home: 5,
    adults: [father('Jozef Horváth', { email: null, language: 'sk' })],
    children: [
      {
        name: 'Milan Horváth',
        sex: 'M',
        ageInMonths: 138,
        requests: [{ received: 110, source: 2, officer: 'ruth', events: [step('assessment-agreed', 72)] }],
      },
    ],
  },
  {
    home: 7,
    adults: [mother('Claire Ward'), father('Lee Ward')],
    children: [
      {
        name: 'Poppy Ward',
        sex: 'F',
        ageInMonths: 62,
        requests: [{ received: 112, officer: 'priya', events: [step('assessment-agreed', 74)] }],
      },
    ],
  },
  {
    home: 1,
    adults: [mother('Harpreet Singh', { language: 'pa' }), father('Gurdeep Singh')],
    children: [
      {
        name: 'Aarav Singh',
        sex: 'M',
        ageInMonths: 111,
        requests: [{ received: 124, officer: 'daniel', events: [step('assessment-agreed', 85)] }],
      },
    ],
  },
  {
    home: 0,
    adults: [mother('Natalie Bexley')],
    children: [
      {
        name: 'Alfie Bexley',
        sex: 'M',
        ageInMonths: 86,
        requests: [
          {
            received: 131,
            officer: 'ruth',
            events: [
              step('assessment-agreed', 91),
              delay(25, 'tell-no-plan', 'EDUCATIONAL_PSYCHOLOGIST', -10, 'ruth'),
            ],
          },
        ],
      },
    ],
  },
  {
    home: 2,
    adults: [mother('Linh Tran', { language: 'vi' })],
    children: [
      {
        name: 'Chloe Tran',
        sex: 'F',
        ageInMonths: 128,
        // Refused, then agreed after mediation: new limits run from the day it was overturned.
        requests: [
          {
            received: 175,
            officer: 'daniel',
            events: [
              step('assessment-refused', 135),
              fact('mediation-requested', 80),
              fact('mediation-held', 54),
              step('assessment-refusal-overturned', 40, 'Agreed at mediation.'),
            ],
          },
        ],
      },
    ],
  },
  {
    home: 11,
    adults: [mother('Sinead Doyle'), father('Patrick Doyle')],
    children: [
      {
        name: 'Connor Doyle',
        sex: 'M',
        ageInMonths: 160,
        requests: [
          {
            received: 150,
            source: 2,
            officer: 'priya',
            events: [
              step('assessment-agreed', 112),
              exception(45, {
                code: 'SCHOOL_CLOSED',
                duties: ['tell-no-plan', 'final-plan'],
                evidenceKind: 'closure-dates',
                evidence: 'School closed for six weeks; its advice was asked for in the closure',
                closure: { closed: 116, reopened: 74, asked: 112 },
              }),
            ],
          },
        ],
      },
    ],
  },
  {
    home: 4,
    adults: [mother('Yan Lin', { language: 'zh' })],
    children: [
      {
        name: 'Mei Lin',
        sex: 'F',
        ageInMonths: 99,
        requests: [
          {
            received: 192,
            officer: 'ruth',
            events: [
              step('assessment-agreed', 150),
              delay(
                60,
                'final-plan',
                'OTHER',
                20,
                'ruth',
                'the specialist who visited Mei fell ill, and another must begin again',
              ),
            ],
          },
        ],
      },
    ],
  },
  {
    home: 8,
    adults: [father('Kojo Boateng'), mother('Esther Boateng')],
    children: [
      {
        name: 'Samuel Boateng',
        sex: 'M',
        ageInMonths: 95,
        requests: [
          {
            received: 100,
            officer: 'daniel',
            events: [step('assessment-agreed', 62), step('request-withdrawn', 22)],
          },
        ],
      },
    ],
  },
  {
    home: 6,
    adults: [mother('Elena Popescu', { language: 'ro' })],
    children: [
      {
        name: 'Victor Popescu',
        sex: 'M',
        ageInMonths: 78,
        requests: [
          {
            received: 90,
            officer: 'ruth',
            events: [
              step('assessment-agreed', 50),
              step('moved-away', 13, 'Papers sent to the new council.'),
            ],
          },
        ],
      },
    ],
  },
  {
    home: 3,
    adults: [mother('Helen Bloom'), father('Andrew Bloom')],
    children: [
      {
        name: 'Arthur Bloom',
        sex: 'M',
        ageInMonths: 106,
        requests: [
          { received: 85, officer: 'priya', events: [step('assessment-agreed', 45), step('child-died', 24)] },
        ],
      },
    ],
  },
  {
    home: 7,
    adults: [mother('Vicky Moon')],
    children: [
      {
        name: 'Elsie Moon',
        sex: 'F',
        ageInMonths: 71,
        requests: [
          {
            received: 96,
            officer: 'daniel',
            events: [step('assessment-agreed', 57), step('advice-complete', 5)],
          },
        ],
      },
    ],
  },
  {
    home: 10,
    adults: [mother('Rachel Tanner'), father('Ian Tanner')],
    children: [
      {
        name: 'George Tanner',
        sex: 'M',
        ageInMonths: 116,
        requests: [
          {
            received: 111,
            source: 2,
            officer: 'priya',
            events: [step('assessment-agreed', 72), step('advice-complete', 6)],
          },
        ],
      },
    ],
  },
  {
    home: 5,
    adults: [mother('Carly Bennett')],
    children: [
      {
        name: 'Skye Bennett',
        sex: 'F',
        ageInMonths: 141,
        requests: [
          {
            received: 120,
            officer: 'ruth',
            events: [
              step('assessment-agreed', 79),
              delay(20, 'tell-no-plan', 'SCHOOL_ADVICE', -4, 'ruth'),
              step('advice-complete', 14),
            ],
          },
        ],
      },
    ],
  },
  {
    home: 9,
    adults: [mother('Emma Hart'), father('Luke Hart')],
    children: [
      {
        name: 'Daisy Hart',
        sex: 'F',
        ageInMonths: 84,
        requests: [
          {
            received: 130,
            officer: 'daniel',
            events: [step('assessment-agreed', 92), step('advice-complete', 26), step('plan-refused', 20)],
          },
        ],
      },
    ],
  },
  {
    home: 11,
    adults: [father('Daniel Levy'), mother('Miriam Levy')],
    children: [
      {
        name: 'Reuben Levy',
        sex: 'M',
        ageInMonths: 127,
        requests: [
          {
            received: 175,
            officer: 'ruth',
            events: [
              step('assessment-agreed', 135),
              step('advice-complete', 60),
              step('plan-refused', 52),
              fact('mediation-certificate', 12),
              fact('appeal-registered', 6),
            ],
          },
        ],
      },
    ],
  },
]
