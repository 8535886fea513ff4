import {
  type DraftForFamily,
  FamilyRequestKind,
  longestRequestWords,
  longestSectionWords,
  longestSettingName,
} from '@send-hub/shared'
import { familyPage } from '../../family-layout.tsx'
import { FormFault } from '../../lib/form.ts'
import type { PageRoute, Visit } from '../../lib/page.ts'
import type { Page } from '../../lib/render-page.tsx'
import { sealTopic } from '../enquiries/ask-links.ts'
import { draftHref, sectionAfter, sectionHref, sectionName, sectionOf, sentHref } from './draft-links.ts'
import { DraftOverview } from './draft-overview.tsx'
import { SectionView, SettingView, tooLongWords } from './draft-part-views.tsx'
import { DraftCheckView, DraftSentView } from './draft-send-views.tsx'

/** The draft: the countdown, the parts to write about, what to ask for. */
const overviewPage: PageRoute = {
  url: '/cases/:caseId/draft',
  access: 'family',
  show: async (visit) => overview(visit, await readDraft(visit)),
}

/** One section to a page; each is saved by itself, so that nothing waits for the end. */
const sectionPage: PageRoute = {
  url: '/cases/:caseId/draft/sections/:section',
  access: 'family',
  show: async (visit) => {
    const code = requireSection(visit)
    const draft = await readDraft(visit)
    if (mustNotWrite(visit, draft)) return { to: draftHref(draft.caseId) }
    return familyPage(visit, {
      title: sectionName(code),
      back: { href: draftHref(draft.caseId), text: 'The draft' },
      children: (
        <SectionView
          draft={draft}
          code={code}
          typed={visit.values.words}
          about={about(visit)}
          errors={visit.errors}
        />
      ),
    })
  },
  submit: async (visit) => {
    const code = requireSection(visit)
    const words = plainLines(visit.values.words)
    if (words.length > longestSectionWords) throw fault('words', tooLongWords(words.length))
    const draft = await save(visit, { sections: { [code]: words } })
    const next = visit.values.step === 'next' && sectionAfter(code)
    return { to: next ? sectionHref(draft.caseId, next) : savedHref(draft) }
  },
}

const settingPage: PageRoute = {
  url: '/cases/:caseId/draft/school',
  access: 'family',
  show: async (visit) => {
    const draft = await readDraft(visit)
    if (mustNotWrite(visit, draft)) return { to: draftHref(draft.caseId) }
    return familyPage(visit, {
      title: 'The school or college you want',
      back: { href: draftHref(draft.caseId), text: 'The draft' },
      children: (
        <SettingView
          draft={draft}
          typed={visit.values.settingName}
          about={about(visit)}
          errors={visit.errors}
        />
      ),
    })
  },
  submit: async (visit) => {
    const settingName = visit.values.settingName?.trim() ?? ''
    if (settingName.length > longestSettingName)
      throw fault('settingName', `Use ${longestSettingName} characters or fewer for the name`)
    return { to: savedHref(await save(visit, { settingName })) }
  },
}

const checkPage: PageRoute = {
  url: '/cases/:caseId/draft/check',
  access: 'family',
  show: async (visit) => {
    const draft = await readDraft(visit)
    // A form that came too late finds its words, and what can be done with them, on the draft's own page.
    if (!draft.isOpen) return overview(visit, draft)
    return familyPage(visit, {
      title: 'Check before you send',
      back: { href: draftHref(draft.caseId), text: 'The draft' },
      children: <DraftCheckView draft={draft} errors={visit.errors} />,
    })
  },
  submit: async (visit) => {
    const draft = await visit.call('POST /api/family/cases/:caseId/draft/comments/send', {
      params: idOf(visit),
      body: { nothingToChange: visit.values.nothingToChange === 'yes' },
    })
    return { to: sentHref(draft.caseId) }
  },
}

const sentPage: PageRoute = {
  url: '/cases/:caseId/draft/sent',
  access: 'family',
  show: async (visit) => {
    const draft = await readDraft(visit)
    if (draft.sent.length === 0) return { to: draftHref(draft.caseId) }
    return familyPage(visit, {
      title: 'We have what you sent',
      children: <DraftSentView draft={draft} hub={visit.web.council.hub} />,
    })
  },
}

/** One press on the case's page or on the draft's: a meeting, or more time. */
const requestPage: PageRoute = {
  url: '/cases/:caseId/draft/requests',
  access: 'family',
  show: async (visit) => {
    const draft = await readDraft(visit)
    return visit.errors.length > 0 ? overview(visit, draft) : { to: draftHref(draft.caseId) }
  },
  submit: async (visit) => {
    const { kind } = visit.values
    const words = plainLines(visit.values.words)
    if (words.length > longestRequestWords) {
      throw fault(`words-${kind}`, `Use ${longestRequestWords.toLocaleString('en-GB')} characters or fewer`)
    }
    const draft = await visit.call('POST /api/family/cases/:caseId/draft/requests', {
      params: idOf(visit),
      body: { kind, words },
    })
    return { to: `${draftHref(draft.caseId)}?news=${encodeURIComponent(kind ?? '')}` }
  },
}

export const familyDraftPages: readonly PageRoute[] = [
  overviewPage,
  sectionPage,
  settingPage,
  checkPage,
  sentPage,
  requestPage,
]

function overview(visit: Visit, draft: DraftForFamily): Page {
  const { news } = visit.query
  const asked = FamilyRequestKind.safeParse(news)
  return familyPage(visit, {
    title: draft.kind === 'plan' ? 'Check the draft plan' : 'Check the changes to the plan',
    back: { href: `/cases/${draft.caseId}`, text: `${draft.childName}’s page` },
    children: (
      <DraftOverview
        draft={draft}
        council={visit.web.council}
        about={about(visit)}
        news={visit.errors.length > 0 ? null : asked.success ? asked.data : news === 'saved' ? 'saved' : null}
        errors={visit.errors}
        words={visit.values.words}
        kind={visit.values.kind}
      />
    ),
  })
}

const save = (visit: Visit, body: { sections?: unknown; settingName?: unknown }) =>
  visit.call('POST /api/family/cases/:caseId/draft/comments', {
    params: idOf(visit),
    body: body as { sections: unknown; settingName: unknown },
  })

const readDraft = (visit: Visit): Promise<DraftForFamily> =>
  visit.call('GET /api/family/cases/:caseId/draft', { params: idOf(visit) })

/** Opened when the time is over: there is nothing to fill in. A form that came too late is shown with its words. */
const mustNotWrite = (visit: Visit, draft: DraftForFamily) => !draft.isOpen && visit.errors.length === 0

function requireSection({ params }: Visit) {
  const code = sectionOf(params.section)
  if (!code) throw Object.assign(new Error('A plan has no such section.'), { kind: 'not-found' })
  return code
}

/** Browsers send a line's end as two characters; it counts as one. */
const plainLines = (typed: string | undefined) => (typed ?? '').replaceAll('\r\n', '\n')
const fault = (field: string, text: string) => new FormFault([{ field, text }])
const savedHref = ({ caseId }: DraftForFamily) => `${draftHref(caseId)}?news=saved`
const idOf = ({ params }: Visit) => ({ caseId: params.caseId ?? '' })
const about = ({ web }: Visit) => sealTopic(web, 'DRAFT')
