import { answered, asked, said, typed } from '../draft-story.ts'
import { appealDecided, fact, order } from '../fact-story.ts'
import { adult, delay, father, type Household, mother, step, upToDraft } from '../story.ts'

/** Plans being written, checked by the family, or waiting for a school. */
export const drafting: Household[] = [
  {
    home: 9,
    adults: [mother('Adaeze Okafor', { email: 'maya.parent' }), father('Chidi Okafor')],
    children: [
      {
        name: 'Maya Okafor',
        sex: 'F',
        ageInMonths: 103,
        requests: [{ received: 118, officer: 'priya', events: upToDraft(80, 30, 22, 5) }],
      },
      {
        name: 'Kofi Okafor',
        sex: 'M',
        ageInMonths: 63,
        requests: [{ received: 37, source: 2, officer: 'priya', events: [] }],
      },
    ],
  },
  {
    home: 10,
    adults: [
      mother('Helen Barker', { email: 'nina.mother' }),
      father('David Asante', {
        email: 'nina.father',
        evidence: 'Birth certificate seen; lives apart, both have parental responsibility',
        livesAt: 3,
        since: 90,
      }),
    ],
    children: [
      {
        name: 'Nina Barker',
        sex: 'F',
        ageInMonths: 117,
        requests: [
          {
            received: 133,
            officer: 'daniel',
            events: [
              ...upToDraft(94, 55, 44, 26),
              said(18, 'Helen Barker', {
                B: 'Nothing here says that Nina can’t follow when many people talk.',
                F: 'It says “regular” speech therapy. How often is that, and who comes?',
              }),
              said(18, 'David Asante', {
                B: 'I agree with this part.',
                E: 'She should have a goal for friends.',
              }),
              step('settings-consulted', 8),
            ],
          },
        ],
      },
    ],
  },
  {
    home: 2,
    adults: [mother('Catarina Silva', { language: 'pt' })],
    children: [
      {
        name: 'Inês Silva',
        sex: 'F',
        ageInMonths: 80,
        requests: [
          {
            received: 119,
            officer: 'ruth',
            events: [step('assessment-agreed', 80), step('advice-complete', 22), step('plan-agreed', 12)],
          },
        ],
      },
    ],
  },
  {
    home: 4,
    adults: [mother('Amanda Grey'), father('Simon Grey')],
    children: [
      {
        name: 'Toby Grey',
        sex: 'M',
        ageInMonths: 135,
        requests: [
          {
            received: 137,
            officer: 'priya',
            events: [step('assessment-agreed', 98), step('advice-complete', 28), step('plan-agreed', 16)],
          },
        ],
      },
    ],
  },
  {
    home: 1,
    adults: [mother('Michelle Stone')],
    children: [
      {
        name: 'Abigail Stone',
        called: 'Abi',
        sex: 'F',
        ageInMonths: 153,
        requests: [
          {
            received: 146,
            officer: 'daniel',
            events: [step('assessment-agreed', 106), step('advice-complete', 40), step('plan-agreed', 19)],
          },
        ],
      },
    ],
  },
  {
    home: 0,
    adults: [mother('Saira Malik', { language: 'ur' }), father('Tariq Malik')],
    children: [
      {
        name: 'Zain Malik',
        sex: 'M',
        ageInMonths: 107,
        requests: [
          {
            received: 155,
            officer: 'ruth',
            events: [
              step('assessment-agreed', 114),
              step('advice-complete', 44),
              step('plan-agreed', 30),
              delay(20, 'final-plan', 'HEALTH_ADVICE', -14, 'ruth'),
            ],
          },
        ],
      },
      {
        name: 'Amira Malik',
        sex: 'F',
        ageInMonths: 44,
        requests: [{ received: 2, officer: 'ruth', events: [] }],
      },
    ],
  },
  {
    home: 6,
    adults: [mother('Giulia Romano', { language: 'it' })],
    children: [
      {
        name: 'Luca Romano',
        sex: 'M',
        ageInMonths: 112,
        // No plan at first; the tribunal ordered one, so new limits run from that day.
        requests: [
          {
            received: 240,
            officer: 'daniel',
            events: [
              step('assessment-agreed', 200),
              step('advice-complete', 145),
              step('plan-refused', 131),
              fact('mediation-certificate', 104),
              fact('appeal-registered', 96),
              appealDecided(32, 'overturned'),
              order(32, 'make-plan'),
              step('plan-refusal-overturned', 30, 'Ordered by the tribunal.'),
            ],
          },
        ],
      },
    ],
  },
  {
    home: 3,
    adults: [mother('Jana Novak', { language: 'cs' }), father('Peter Novak')],
    children: [
      {
        name: 'Adam Novak',
        sex: 'M',
        ageInMonths: 129,
        requests: [
          {
            received: 139,
            officer: 'ruth',
            events: [
              ...upToDraft(100, 52, 38, 12),
              asked(7, 'Jana Novak', 'more-time', 'The school visit is next week.'),
              answered(6, 'ruth', 'agreed', 'Take another week, so that you can see the school first.', 9),
              said(5, 'Peter Novak', { G: 'The nurse comes on Mondays, not on Fridays.' }),
            ],
          },
        ],
      },
    ],
  },
  {
    home: 11,
    adults: [mother('Sophie Frost')],
    children: [
      {
        name: 'Matilda Frost',
        called: 'Tilly',
        sex: 'F',
        ageInMonths: 66,
        requests: [
          {
            received: 150,
            officer: 'priya',
            events: [
              step('assessment-agreed', 109),
              step('advice-complete', 48),
              step('plan-agreed', 36),
              delay(16, 'final-plan', 'OFFICER_SHORTAGE', -18, 'priya'),
              step('draft-served', 3),
              asked(1, 'Sophie Frost', 'meeting', 'I would like to go through section F with you.'),
            ],
          },
        ],
      },
    ],
  },
  {
    home: 0,
    adults: [mother('Hodan Jama', { language: 'so' }), father('Abdi Jama', { language: 'so' })],
    children: [
      {
        name: 'Idris Jama',
        sex: 'M',
        ageInMonths: 93,
        requests: [
          {
            received: 134,
            officer: 'daniel',
            events: [
              ...upToDraft(95, 50, 41, 22),
              said(
                14,
                'Hodan Jama',
                { A: 'Idris wants to say that he likes maths.' },
                'Harbour View Primary School',
              ),
            ],
          },
        ],
      },
    ],
  },
  {
    home: 7,
    adults: [mother('Ciara Kelly'), father('Sean Kelly')],
    children: [
      {
        name: 'Niamh Kelly',
        sex: 'F',
        ageInMonths: 143,
        // The family’s comments led to a second draft.
        requests: [
          {
            received: 152,
            officer: 'ruth',
            events: [
              ...upToDraft(112, 60, 50, 32),
              said(24, 'Ciara Kelly', { B: 'Niamh’s hearing is not in here at all.' }),
              step('settings-consulted', 22),
              delay(18, 'final-plan', 'PLACE_NOT_FOUND', -16, 'ruth'),
              step('draft-served', 4, 'New draft after the family’s comments on section B.'),
              typed(2, 'Ciara Kelly', {
                B: 'Thank you for adding her hearing. It is both ears, not one.',
                F: 'Who checks her hearing aids each morning?',
              }),
            ],
          },
        ],
      },
    ],
  },
  {
    home: 8,
    adults: [mother('Alison Pike')],
    children: [
      {
        name: 'Stanley Pike',
        sex: 'M',
        ageInMonths: 101,
        requests: [
          {
            received: 140,
            officer: 'priya',
            events: [
              ...upToDraft(100, 60, 48, 28),
              said(19, 'Alison Pike', { F: 'Please say how many hours of help he gets.' }),
              step('settings-consulted', 14),
            ],
          },
        ],
      },
    ],
  },
  {
    home: 5,
    adults: [
      mother('Folake Bello'),
      adult('Ifeoma Bello', 'aunt', {
        hasParentalResponsibility: false,
        level: 'status',
        evidence: 'The mother’s written consent, for one year',
      }),
    ],
    children: [
      {
        name: 'Aisha Bello',
        sex: 'F',
        ageInMonths: 87,
        requests: [
          {
            received: 138,
            officer: 'daniel',
            events: [...upToDraft(97, 58, 47, 31), step('settings-consulted', 13)],
          },
        ],
      },
    ],
  },
  {
    home: 2,
    adults: [father('Gary Rowe'), mother('Lisa Rowe')],
    children: [
      {
        name: 'Jack Rowe',
        sex: 'M',
        ageInMonths: 132,
        requests: [
          {
            received: 171,
            officer: 'ruth',
            events: [
              ...upToDraft(130, 80, 66, 57),
              step('settings-consulted', 41),
              delay(36, 'final-plan', 'PLACE_NOT_FOUND', 10, 'ruth'),
              delay(7, 'final-plan', 'PLACE_NOT_FOUND', -12, 'grace'),
            ],
          },
        ],
      },
    ],
  },
  {
    home: 6,
    adults: [mother('Bronwyn Vaughan')],
    children: [
      {
        name: 'Emily Vaughan',
        sex: 'F',
        ageInMonths: 155,
        requests: [
          {
            received: 147,
            officer: 'priya',
            events: [
              ...upToDraft(108, 60, 50, 38),
              said(
                30,
                'Bronwyn Vaughan',
                { E: 'The goals are the same as two years ago.' },
                'Rowan Tree College',
              ),
              step('settings-consulted', 20),
              delay(10, 'final-plan', 'FAMILY_ASKED', -8, 'priya'),
            ],
          },
        ],
      },
    ],
  },
]
