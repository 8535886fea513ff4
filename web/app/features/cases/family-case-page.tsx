import { familyPage } from '../../family-layout.tsx'
import type { PageRoute } from '../../lib/page.ts'
import { askAboutHref, askHref } from '../enquiries/ask-links.ts'
import { peopleHref } from '../joining/helper-state.ts'
import { lookedHref } from '../looked/looked-href.ts'
import { FamilyCaseView } from './family-case-view.tsx'
import { listTitle } from './list-title.ts'

/** The page that the service is judged by: where is it, is it late, what do I do, by when, whom do I ask? */
export const familyCasePage: PageRoute = {
  url: '/cases/:caseId',
  access: 'family',
  show: async (visit) => {
    const params = { caseId: visit.params.caseId ?? '' }
    const kase = await visit.call('GET /api/family/cases/:caseId', { params })
    const links = {
      ask: askHref(kase.id),
      comment: askAboutHref(visit.web, kase.id, 'DRAFT'),
      people: peopleHref(kase.id),
      looked: kase.showsLooked ? lookedHref(kase.id) : null,
    }
    return familyPage(visit, {
      // The child's name stays out of the title: it would stand in the history of a shared phone.
      title: `${kase.stage.title}, ${kase.reference}`,
      back: { href: '/children', text: listTitle([{ isHelping: kase.helps !== null, ...kase }]) },
      children: <FamilyCaseView kase={kase} links={links} />,
    })
  },
}
