import { correctionWords } from '@send-hub/shared'
import { familyPage } from '../../family-layout.tsx'
import { FormFault } from '../../lib/form.ts'
import type { PageRoute, Visit } from '../../lib/page.ts'
import { CorrectView } from './correct-view.tsx'
import { correctHref } from './data-rights-links.ts'

/** A family member tells us what is wrong, and reads here what became of it. */
export const familyCorrectPage: PageRoute = {
  url: correctHref(':caseId'),
  access: 'family',
  show: async (visit) => {
    const params = idOf(visit)
    const [kase, { childName, items }] = await Promise.all([
      visit.call('GET /api/family/cases/:caseId', { params }),
      visit.call('GET /api/family/cases/:caseId/record-corrections', { params }),
    ])
    return familyPage(visit, {
      title: correctionWords.title,
      back: { href: `/cases/${kase.id}`, text: 'Back' },
      children: (
        <CorrectView
          caseId={kase.id}
          childName={childName}
          isAboutReader={kase.isAboutReader}
          asked={items}
          isSent={visit.query.news === 'sent' && visit.errors.length === 0}
          values={visit.values}
          errors={visit.errors}
        />
      ),
    })
  },
  submit: async (visit) => {
    const { field, shouldSay = '' } = visit.values
    if (!field) throw new FormFault([{ field: 'field', text: 'Choose what is wrong' }])
    await visit.call('POST /api/family/cases/:caseId/record-corrections', {
      params: idOf(visit),
      body: { field, shouldSay: shouldSay.replaceAll('\r\n', '\n') },
    })
    return { to: `${correctHref(idOf(visit).caseId)}?news=sent` }
  },
}

const idOf = ({ params }: Visit) => ({ caseId: params.caseId ?? '' })
