import { familyPage } from '../../family-layout.tsx'
import type { PageRoute, Visit } from '../../lib/page.ts'
import { pupilAskPage } from './pupil-ask-pages.tsx'
import { pupilHref, pupilsHref } from './pupil-links.ts'
import { PupilView } from './pupil-view.tsx'
import { PupilsView } from './pupils-view.tsx'

/** A school's home: its pupils, those with something to do first. */
const pupilsPage: PageRoute = {
  url: pupilsHref,
  access: 'family',
  show: (visit) => listPage(visit, ''),
  // A name that is looked for stands in no address: the search is sent, not linked.
  submit: (visit) => listPage(visit, visit.values.query?.trim().slice(0, 100) ?? ''),
}

async function listPage(visit: Visit, query: string) {
  const found = await visit.call('GET /api/family/school/pupils', { query: { query } })
  return familyPage(visit, {
    title: 'Pupils',
    children: <PupilsView found={found} query={query} hub={visit.web.council.hub} />,
  })
}

const pupilPage: PageRoute = {
  url: pupilHref(':caseId'),
  access: 'family',
  show: async (visit) => {
    const params = { caseId: visit.params.caseId ?? '' }
    const pupil = await visit.call('GET /api/family/school/pupils/:caseId', { params })
    const { items } = await visit.call('GET /api/family/school/pupils/:caseId/enquiries', { params })
    return familyPage(visit, {
      // The pupil's name stays out of the title: it would stand in the history of a shared computer.
      title: `${pupil.stage}, ${pupil.reference}`,
      back: { href: pupilsHref, text: 'Pupils' },
      children: <PupilView pupil={pupil} asked={items} />,
    })
  },
}

export const familyPupilPages: readonly PageRoute[] = [pupilsPage, pupilPage, pupilAskPage]
