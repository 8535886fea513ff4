import { lookedWords } from '@send-hub/shared'
import { familyPage } from '../../family-layout.tsx'
import type { PageRoute } from '../../lib/page.ts'
import { askHref } from '../enquiries/ask-links.ts'
import { lookedHref } from './looked-href.ts'
import { LookedView } from './looked-view.tsx'

/** Who of the council opened the record, for those who may see more of it than its stage. */
export const familyLookedPage: PageRoute = {
  url: lookedHref(':caseId'),
  access: 'family',
  show: async (visit) => {
    const page = Number(visit.query.page ?? 1)
    const params = { caseId: visit.params.caseId ?? '' }
    const [looked, { me }] = await Promise.all([
      visit.call('GET /api/family/cases/:caseId/looked', { params, query: { page: String(page) } }),
      visit.call('GET /api/family/cases/:caseId/people', { params }),
    ])
    const href = (one: number) => `${lookedHref(looked.caseId)}${one > 1 ? `?page=${one}` : ''}`
    return familyPage(visit, {
      title: lookedWords.title,
      back: { href: `/cases/${looked.caseId}` },
      children: (
        <LookedView
          {...{ looked, page, href, hub: visit.web.council.hub }}
          askHref={me.level === 'act' ? askHref(looked.caseId) : null}
        />
      ),
    })
  },
}
