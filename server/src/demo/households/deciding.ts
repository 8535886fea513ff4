import { exception } from '../fact-story.ts'
import { adult, delay, father, type Household, mother, step } from '../story.ts'

/** Requests that still wait for the first answer, due by week 6, and those that were told no. */
export const deciding: Household[] = [
  {
    home: 8,
    adults: [
      mother('Kelly Pettit', { email: null }),
      adult('Maureen Pettit', 'grandmother', {
        email: 'sam.carer',
        hasParentalResponsibility: null,
        level: 'none',
        evidence: 'Says Sam lives with her; letter from the mother asked for',
      }),
    ],
    children: [
      {
        name: 'Sam Pettit',
        sex: 'M',
        ageInMonths: 88,
        requests: [{ received: 26, officer: 'ruth', events: [] }],
      },
    ],
  },
  {
    home: 2,
    adults: [mother('Zofia Kowalska', { language: 'pl' }), father('Piotr Kowalski', { language: 'pl' })],
    children: [
      {
        name: 'Oskar Kowalski',
        sex: 'M',
        ageInMonths: 41,
        requests: [{ received: 12, source: 2, officer: 'priya', events: [] }],
      },
    ],
  },
  {
    home: 4,
    adults: [mother('Laura Cole')],
    children: [
      {
        name: 'Ivy Cole',
        sex: 'F',
        ageInMonths: 76,
        requests: [{ received: 33, officer: 'daniel', events: [] }],
      },
    ],
  },
  {
    home: 0,
    adults: [father('Sanjay Patel'), mother('Meera Patel')],
    children: [
      {
        name: 'Rohan Patel',
        sex: 'M',
        ageInMonths: 119,
        requests: [{ received: 41, officer: 'priya', events: [] }],
      },
    ],
  },
  {
    home: 11,
    adults: [mother('Joanne Bright')],
    children: [
      {
        name: 'Esmeralda Bright',
        called: 'Esme',
        sex: 'F',
        ageInMonths: 64,
        requests: [{ received: 42, source: 2, officer: 'ruth', events: [] }],
      },
    ],
  },
  {
    home: 5,
    adults: [mother('Tanya Clarke'), father('Marlon Clarke')],
    children: [
      {
        name: 'Jayden Clarke',
        sex: 'M',
        ageInMonths: 133,
        requests: [{ received: 45, officer: 'daniel', events: [] }],
      },
    ],
  },
  {
    home: 5,
    adults: [mother('Stacey Turner')],
    children: [
      {
        name: 'Lily-Mae Turner',
        sex: 'F',
        ageInMonths: 58,
        requests: [{ received: 58, source: 3, officer: 'daniel', events: [] }],
      },
    ],
  },
  {
    home: 1,
    adults: [mother('Elif Demir', { language: 'tr' }), father('Murat Demir', { language: 'tr' })],
    children: [
      {
        name: 'Yusuf Demir',
        sex: 'M',
        ageInMonths: 97,
        requests: [
          {
            received: 63,
            officer: 'priya',
            events: [delay(23, 'decide-to-assess', 'OFFICER_SHORTAGE', -6, 'priya')],
          },
        ],
      },
    ],
  },
  {
    home: 6,
    adults: [mother('Beth Hollis')],
    children: [
      {
        name: 'Freya Hollis',
        sex: 'F',
        ageInMonths: 145,
        requests: [
          {
            received: 80,
            officer: 'ruth',
            events: [delay(40, 'decide-to-assess', 'SCHOOL_ADVICE', 8, 'ruth')],
          },
        ],
      },
    ],
  },
  {
    home: 8,
    adults: [mother('Sunita Gurung', { language: 'ne' }), father('Bikram Gurung', { language: 'ne' })],
    children: [
      {
        name: 'Dev Gurung',
        sex: 'M',
        ageInMonths: 109,
        requests: [
          {
            received: 71,
            officer: 'daniel',
            events: [
              exception(30, {
                code: 'AWAY',
                duties: ['decide-to-assess'],
                evidenceKind: 'travel',
                evidence: 'The family was abroad for six weeks; dates confirmed by the school',
              }),
            ],
          },
        ],
      },
    ],
  },
  {
    home: 9,
    adults: [mother('Gemma Bell'), father('Scott Bell')],
    children: [
      {
        name: 'Archie Bell',
        sex: 'M',
        ageInMonths: 92,
        requests: [
          {
            received: 48,
            officer: 'priya',
            events: [
              step(
                'assessment-refused',
                8,
                'Call offered before the letter; the mother preferred the letter.',
              ),
            ],
          },
        ],
      },
    ],
  },
  {
    home: 3,
    adults: [mother('Marta Costa', { language: 'pt' })],
    children: [
      {
        name: 'Sofia Costa',
        sex: 'F',
        ageInMonths: 70,
        requests: [{ received: 70, source: 2, officer: 'ruth', events: [step('assessment-refused', 31)] }],
      },
    ],
  },
  {
    home: 7,
    adults: [father('Craig Reid')],
    children: [
      {
        name: 'Mason Reid',
        sex: 'M',
        ageInMonths: 151,
        requests: [{ received: 95, officer: 'daniel', events: [step('assessment-refused', 44)] }],
      },
    ],
  },
  {
    home: 0,
    adults: [mother('Salma Farouk', { language: 'ar' })],
    children: [
      {
        name: 'Layla Farouk',
        sex: 'F',
        ageInMonths: 104,
        // Refused last year; the family has asked again.
        requests: [
          { received: 260, officer: 'priya', events: [step('assessment-refused', 220)] },
          { received: 22, officer: 'priya', events: [] },
        ],
      },
    ],
  },
  {
    home: 10,
    adults: [mother('Aoife Quinn')],
    children: [
      {
        name: 'Orla Quinn',
        sex: 'F',
        ageInMonths: 83,
        requests: [
          {
            received: 40,
            officer: 'ruth',
            events: [
              step('request-withdrawn', 15, 'The parents want to try the school’s new support first.'),
            ],
          },
        ],
      },
    ],
  },
]
