import { familyPage } from '../../family-layout.tsx'
import { FormFault } from '../../lib/form.ts'
import type { PageRoute } from '../../lib/page.ts'
import { ParentsView } from './parents-view.tsx'
import { parentsHref } from './rights-links.ts'

/** What a young person's parents may see, as the young person says. */
export const familyParentsPage: PageRoute = {
  url: parentsHref(':caseId'),
  access: 'family',
  show: async (visit) => {
    const found = await visit.call('GET /api/family/cases/:caseId/parents', {
      params: { caseId: visit.params.caseId ?? '' },
    })
    return familyPage(visit, {
      title: 'What parents and carers can see',
      back: { href: `/cases/${found.caseId}` },
      children: (
        <ParentsView
          found={found}
          savedId={visit.query.saved}
          errors={visit.errors}
          hub={visit.web.council.hub}
        />
      ),
    })
  },
  submit: async (visit) => {
    const { parentId = '' } = visit.values
    const level = visit.values[`level-${parentId}`]
    if (!level) throw new FormFault([{ field: `level-${parentId}`, text: 'Choose what they can see' }])
    const { caseId } = await visit.call('POST /api/family/cases/:caseId/parents/:parentId', {
      params: { caseId: visit.params.caseId ?? '', parentId },
      body: { level },
    })
    return { to: `${parentsHref(caseId)}?saved=${encodeURIComponent(parentId)}` }
  },
}
