import { type PeopleOfCase, restrictionKinds, restrictionWords } from '@send-hub/shared'
import { type CaseForm, caseOf, everybody, nothingThere } from './case-form.ts'
import { given } from './people-errors.ts'
import { clearRestrictionHref, newRestrictionHref } from './people-links.ts'

/** Setting and clearing a restriction. */
export const restrictionForms: readonly CaseForm[] = [
  {
    url: newRestrictionHref(':caseId'),
    done: 'restricted',
    form: (found) => ({
      title: 'Set a restriction',
      intro: [
        'It stands on every case of this child, in plain sight of everybody who works on them, until somebody clears it.',
      ],
      warning: null,
      fields: [
        {
          ...{ is: 'radios', name: 'kind', label: 'What kind is it?' },
          items: restrictionKinds.map((kind) => ({
            ...{ value: kind, text: `${restrictionWords[kind].name}. ${restrictionWords[kind].means}` },
            ...(kind === 'NO_CONTACT' && { fields: [whoIsMeant(found)] }),
          })),
        },
        {
          ...{ is: 'text', name: 'note', label: 'Why, and what must colleagues know?', rows: 3 },
          hint: 'Everybody who works on the case reads this. Give no address.',
        },
        { is: 'day', name: 'reviewOn', label: 'Look at it again on (if you know)' },
      ],
      ...{ button: 'Set this restriction', isGrave: true },
    }),
    record: (visit) =>
      visit.call('POST /api/staff/cases/:caseId/restrictions', {
        params: caseOf(visit),
        body: {
          kind: visit.values.kind,
          familyMemberId: visit.values.kind === 'NO_CONTACT' ? given(visit.values.familyMemberId) : undefined,
          note: visit.values.note ?? '',
          reviewOn: given(visit.values.reviewOn),
        },
      }),
  },
  {
    url: clearRestrictionHref(':caseId', ':restrictionId'),
    done: 'cleared',
    form: (found, visit) => {
      const live = found.restrictions.find(({ id }) => id === visit.params.restrictionId)
      if (!live) throw nothingThere()
      return {
        title: `Clear “${restrictionWords[live.kind].name}”`,
        intro: [
          'Nothing that was stopped is sent later. Write to the family yourself, if they must know something.',
        ],
        warning: null,
        fields: [{ is: 'text', name: 'note', label: 'Why can it be cleared?', rows: 3 }],
        ...{ button: 'Clear this restriction', isGrave: true },
      }
    },
    record: (visit) =>
      visit.call('POST /api/staff/cases/:caseId/restrictions/:restrictionId/clear', {
        params: { ...caseOf(visit), restrictionId: visit.params.restrictionId ?? '' },
        body: { note: visit.values.note ?? '' },
      }),
  },
]

const whoIsMeant = (found: PeopleOfCase) =>
  ({
    is: 'select',
    name: 'familyMemberId',
    label: 'Who must not be reached?',
    items: everybody(found),
  }) as const
