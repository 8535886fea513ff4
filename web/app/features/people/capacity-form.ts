import { capacityMatters, capacityMatterWords, type PeopleOfCase } from '@send-hub/shared'
import { type CaseForm, caseOf, everybody, restrictionRead } from './case-form.ts'
import { given } from './people-errors.ts'
import { newCapacityHref } from './people-links.ts'

/** Recording whether a young person decides one matter themselves. */
export const capacityForm: CaseForm = {
  url: newCapacityHref(':caseId'),
  done: 'capacity',
  form: (found) => ({
    title: 'Record a decision about capacity',
    intro: [
      'Can the young person decide this one matter themselves, with help? Another matter is another decision. It holds 12 months at most.',
    ],
    warning: null,
    fields: [
      {
        ...{ is: 'radios', name: 'matter', label: 'Which decision is it about?' },
        items: capacityMatters.map((matter) => ({ value: matter, text: capacityMatterWords[matter] })),
      },
      {
        ...{ is: 'radios', name: 'hasCapacity', label: 'Can they decide it themselves?' },
        items: [
          { value: 'yes', text: 'Yes' },
          { value: 'no', text: 'No: somebody acts for them', fields: [whoActs(found)] },
        ],
      },
      { is: 'text', name: 'reasons', label: 'How was this found, and who was asked?', rows: 4 },
      { is: 'day', name: 'decidedOn', label: 'Decided on' },
      { is: 'day', name: 'endsOn', label: 'Holds until' },
      ...restrictionRead(found),
    ],
    button: 'Record this decision',
  }),
  record: (visit) => {
    const { matter, hasCapacity, reasons = '', decidedOn = '', endsOn = '', isRestrictionRead } = visit.values
    return visit.call('POST /api/staff/cases/:caseId/capacity', {
      params: caseOf(visit),
      body: {
        ...{
          matter,
          hasCapacity,
          reasons,
          decidedOn,
          endsOn,
          isRestrictionRead: isRestrictionRead === 'yes',
        },
        alternativePersonId: given(visit.values.alternativePersonId),
      },
    })
  },
}

const whoActs = (found: PeopleOfCase) =>
  ({
    is: 'select',
    name: 'alternativePersonId',
    label: 'Who acts for them?',
    items: everybody(found),
  }) as const
