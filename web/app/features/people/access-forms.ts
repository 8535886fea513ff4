import { accessEndReasons, accessEndReasonWords, type PeopleOfCase } from '@send-hub/shared'
import type { Visit } from '../../lib/page.ts'
import { accessBody, accessFields } from './access-form.ts'
import { type CaseForm, caseOf, nothingThere, restrictionRead } from './case-form.ts'
import { accessHref } from './people-links.ts'

const accessOf = (visit: Visit) => ({ ...caseOf(visit), accessId: visit.params.accessId ?? '' })

/** Changing and ending what one person may see. */
export const accessForms: readonly CaseForm[] = [
  {
    url: accessHref(':caseId', ':accessId', 'change'),
    done: 'changed',
    form: (found, visit) => {
      const person = personOf(found, visit)
      return {
        title: `Change the access of ${person.name}`,
        intro: ['What they have now ends at once, and this begins. Both stay on record.'],
        ...{ warning: null, button: 'Change access' },
        fields: [...accessFields(found.people), ...restrictionRead(found)],
        typed: {
          ...{ role: person.role, relationship: person.relationship.split(', ')[0], level: person.level },
          settingName: person.role === 'school' ? person.relationship.split(', ').slice(1).join(', ') : '',
          responsibility:
            person.hasParentalResponsibility === null
              ? 'unknown'
              : person.hasParentalResponsibility
                ? 'yes'
                : 'no',
          endsOn: person.endsOn ?? '',
        },
      }
    },
    record: (visit) =>
      visit.call('POST /api/staff/cases/:caseId/access/:accessId/change', {
        params: accessOf(visit),
        body: accessBody(visit.values),
      }),
  },
  {
    url: accessHref(':caseId', ':accessId', 'end'),
    done: 'ended',
    form: (found, visit) => {
      const { name } = personOf(found, visit)
      return {
        title: `End the access of ${name}`,
        intro: [
          'It ends at once, also for those whom they let in. Their open questions stay with us, and they read nothing of them.',
          'They get one email that says that something ended, and no more.',
        ],
        warning: null,
        fields: [
          {
            ...{ is: 'radios', name: 'reason', label: 'Why does it end?' },
            items: accessEndReasons.map((reason) => ({ value: reason, text: accessEndReasonWords[reason] })),
          },
        ],
        ...{ button: 'End access now', isGrave: true },
      }
    },
    record: (visit) =>
      visit.call('POST /api/staff/cases/:caseId/access/:accessId/end', {
        params: accessOf(visit),
        body: { reason: visit.values.reason },
      }),
  },
]

function personOf(found: PeopleOfCase, { params }: Visit) {
  const person = found.people.find(({ accessId }) => accessId === params.accessId)
  if (!person) throw nothingThere()
  return person
}
