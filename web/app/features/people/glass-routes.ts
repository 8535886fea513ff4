import type { BrokenGlassList } from '@send-hub/shared'
import type { FastifyInstance } from 'fastify'
import { addPage, type Visit } from '../../lib/page.ts'
import { type StaffDesk, staffPage } from '../../lib/staff-desk.ts'
import { dayOf, momentWords } from '../../lib/staff-moments.ts'
import { GlassPage } from './glass-page.tsx'
import { onForm } from './people-errors.ts'
import { PeopleFormPage } from './people-form-page.tsx'
import { breakGlassHref, brokenGlassHref, seenGlassHref } from './people-links.ts'

/** Opening a locked case in an emergency, and looking at who did. */
export function addGlass(app: FastifyInstance, desk: StaffDesk): void {
  addPage(app, desk.web, {
    url: breakGlassHref,
    access: 'staff',
    show: (visit) => breakPage(desk, visit),
    submit: async (visit) => {
      const { reference = '', reason = '' } = visit.values
      const { caseId } = await onForm(() =>
        visit.call('POST /api/staff/broken-glass', { body: { reference, reason } }),
      )
      return { to: `/staff/cases/${caseId}` }
    },
  })
  addPage(app, desk.web, {
    url: brokenGlassHref,
    access: 'staff',
    show: (visit) => listPage(desk, visit),
  })
  addPage(app, desk.web, {
    url: seenGlassHref(':glassId'),
    access: 'staff',
    show: (visit) => (visit.errors.length > 0 ? listPage(desk, visit) : { to: brokenGlassHref }),
    submit: async (visit) => {
      await onForm(() =>
        visit.call('POST /api/staff/broken-glass/:glassId/seen', {
          params: { glassId: visit.params.glassId ?? '' },
          body: { note: visit.values.note ?? '' },
        }),
      )
      return { to: `${brokenGlassHref}?done=seen` }
    },
  })
}

function breakPage(desk: StaffDesk, visit: Visit) {
  return staffPage(desk, visit, {
    ...{ section: 'cases', title: 'Open a locked case in an emergency', name: 'people-form' },
    component: PeopleFormPage,
    view: {
      action: breakGlassHref,
      back: { href: '/staff/cases', text: 'Cases' },
      title: 'Open a locked case in an emergency',
      about: null,
      intro: [
        'Some cases are closed to some colleagues. If somebody comes to harm unless you open one now, break the glass: it opens for you for an hour.',
      ],
      warning:
        'Every manager and everybody who looks after safeguarding is told at once, and one of them asks you about it.',
      flags: [],
      fields: [
        { is: 'line', name: 'reference', label: 'Reference of the case', hint: 'Such as SEN-7K3M-Q.' },
        { is: 'text', name: 'reason', label: 'What is the emergency?', rows: 4 },
      ],
      ...{ button: 'Break the glass', isGrave: true, typed: visit.values, errors: visit.errors },
    },
  })
}

async function listPage(desk: StaffDesk, visit: Visit) {
  const { items } = await visit.call('GET /api/staff/broken-glass')
  return staffPage(desk, visit, {
    ...{
      section: 'cases',
      title: 'Locked cases that were opened',
      name: 'broken-glass',
      component: GlassPage,
    },
    view: {
      items: items.map((item) => itemView(item, desk.today())),
      done: visit.query.done === 'seen' ? 'It is noted that you looked at it' : null,
      at: visit.params.glassId ?? null,
      ...{ typed: visit.values.note ?? '', errors: visit.errors },
    },
  })
}

function itemView(
  { id, at, who, reference, caseId, reason, isMine, seen }: BrokenGlassList['items'][number],
  today: string,
) {
  return {
    ...{ id, who, isMine, at: momentWords(at, today) },
    case: reference && caseId ? { reference, href: `/staff/cases/${caseId}` } : null,
    reason: reason ?? 'This case is closed to you, too: a colleague looks at it.',
    seen: seen && `${seen.by}, ${dayOf(seen.on, today)}${seen.note ? `: ${seen.note}` : ''}`,
    action: isMine || seen || !caseId ? null : seenGlassHref(id),
  }
}
