import { type CaseForStaff, caseEventWords } from '@send-hub/shared'
import type { StaffDesk } from '../../../lib/staff-desk.ts'
import { teamName } from '../../../lib/staff-words.ts'
import { recipients } from '../staff-check-view.ts'
import { type Act, type ActCheck, caseOf } from './act-pages.ts'

/** Who looks after the case from now on. */
export function officerAct(desk: StaffDesk): Act {
  return {
    url: '/staff/cases/:caseId/officer',
    done: 'officer',
    form: async (found, visit) => ({
      title: 'Assign an officer',
      intro: found.officer
        ? `${found.officer.name} looks after this case now.`
        : 'Nobody looks after this case yet.',
      warning: null,
      fields: [
        {
          is: 'select',
          name: 'officerId',
          label: 'Who looks after it from now on?',
          items: [
            { value: '', text: 'Choose a colleague' },
            ...(await desk.colleagues(visit))
              .filter(({ id }) => id !== found.officer?.id)
              .map(({ id, name, team }) => ({
                value: id,
                text: `${name}, ${teamName(desk.web.council, team)}`,
              })),
          ],
        },
      ],
      button: 'Check this change',
    }),
    check: async (found, visit) => {
      const colleagues = await desk.colleagues(visit)
      const officer = colleagues.find(({ id }) => id === visit.values.officerId)
      return officer
        ? officerCheck(found, officer.name)
        : [{ field: 'officerId', text: 'Choose who looks after the case' }]
    },
    record: (visit) => {
      const { officerId, version } = visit.values
      return visit.call('POST /api/staff/cases/:caseId/officer', {
        params: caseOf(visit),
        body: { officerId, version },
      })
    },
  }
}

export function officerCheck(found: CaseForStaff, name: string): ActCheck {
  return {
    title: 'Check this change before it is recorded',
    facts: [
      { key: 'Officer now', value: found.officer?.name ?? 'Nobody' },
      { key: 'Officer from today', value: name },
    ],
    ...(found.status === 'CLOSED_DECEASED' ? { told: [], notTold: [] } : recipients(found)),
    stopsAllMessages: found.status === 'CLOSED_DECEASED',
    family: {
      intro: 'New in the history on their page:',
      paragraphs: [caseEventWords['officer-assigned'].family],
    },
    button: 'Assign this officer',
  }
}
