import type { CasePeopleForFamily } from '@send-hub/shared'
import type { ComponentType } from 'react'
import { familyPage } from '../../family-layout.tsx'
import { kindOf } from '../../lib/api-problem.ts'
import { FormFault } from '../../lib/form.ts'
import { londonDay } from '../../lib/london-time.ts'
import type { PageRoute, Visit } from '../../lib/page.ts'
import type { Page } from '../../lib/render-page.tsx'
import { askAboutHref } from '../enquiries/ask-links.ts'
import { parentsHref } from '../rights/rights-links.ts'
import {
  answersIn,
  type HelperStep,
  helperSteps,
  newHelperHref,
  nextStep,
  peopleHref,
  stopHref,
  withAnswer,
  withdrawHref,
} from './helper-state.ts'
import { CheckStep, HelperCodeView, LevelStep, NameStep, RoleStep, UntilStep } from './helper-views.tsx'
import { joinHref } from './join-state.ts'
import { PeopleView, StopView } from './people-views.tsx'

/** Who can see a case, and the way to let somebody in or stop them. */
const peoplePage: PageRoute = {
  url: peopleHref(':caseId'),
  access: 'family',
  show: async (visit) => {
    const people = await readPeople(visit)
    const mayAsk = people.me.level === 'act' && !people.helps
    const decides = mayAsk && (await decidesWhatParentsSee(visit))
    return familyPage(visit, {
      title: 'Who can see this',
      back: { href: `/cases/${people.caseId}` },
      children: (
        <PeopleView
          people={people}
          askHref={mayAsk ? askAboutHref(visit.web, people.caseId, 'DETAILS') : null}
          parentsHref={decides ? parentsHref(people.caseId) : null}
          news={newsWords[visit.query.news ?? ''] ?? null}
        />
      ),
    })
  },
}

/** A young person, or somebody who decides this for them; everybody else gets the answer of an absent page. */
async function decidesWhatParentsSee(visit: Visit): Promise<boolean> {
  try {
    await visit.call('GET /api/family/cases/:caseId/parents', { params: idOf(visit) })
    return true
  } catch (error) {
    if (kindOf(error) === 'not-found') return false
    throw error
  }
}

const newsWords: Record<string, string> = {
  stopped: 'They can see nothing here from now on.',
  withdrawn: 'The code does not work any more.',
}

const newHelperPage: PageRoute = {
  url: newHelperHref(':caseId'),
  access: 'family',
  show: async (visit) => {
    const people = await readPeople(visit)
    return people.mayGive
      ? stepPage(visit, people, people.mayGive, stepOf(visit.values.step) ?? 'role')
      : { to: peopleHref(people.caseId) }
  },
  submit: async (visit) => {
    const people = await readPeople(visit)
    const { mayGive } = people
    if (!mayGive) return { to: peopleHref(people.caseId) }
    const change = stepOf(visit.values.change)
    if (change) return stepPage(visit, people, mayGive, change)
    const step = stepOf(visit.values.step) ?? 'role'
    const answers = withAnswer(step, visit.values, mayGive, londonDay(visit.web.now()))
    const next = nextStep(answers, mayGive)
    if (step !== 'check' || next !== 'check') {
      return stepPage({ ...visit, values: { ...answers } }, people, mayGive, next)
    }
    return letIn(visit, people)
  },
}

async function letIn(visit: Visit, people: CasePeopleForFamily): Promise<Page> {
  if (visit.values.isAgreed !== 'yes') {
    throw new FormFault([{ field: 'isAgreed', text: 'Tick the box to say that you agree' }])
  }
  const { role, name, level, endsOn } = answersIn(visit.values)
  const made = await visit.call('POST /api/family/cases/:caseId/helpers', {
    params: idOf(visit),
    body: { role, name, level, endsOn, isAgreed: true },
  })
  const { publicUrl, council } = visit.web
  return familyPage(visit, {
    title: 'A code for your helper',
    children: (
      <HelperCodeView
        people={people}
        made={made}
        joinUrl={new URL(joinHref, publicUrl).href}
        council={council}
      />
    ),
  })
}

const steps = {
  role: ['Who do you want to help you?', RoleStep],
  name: ['What is their name?', NameStep],
  level: ['What can they see?', LevelStep],
  until: ['Until when can they see it?', UntilStep],
  check: ['Check before you let them in', CheckStep],
} as const satisfies Record<
  HelperStep,
  readonly [title: string, view: ComponentType<Parameters<typeof RoleStep>[0]>]
>

function stepPage(
  visit: Visit,
  people: CasePeopleForFamily,
  mayGive: NonNullable<CasePeopleForFamily['mayGive']>,
  step: HelperStep,
): Page {
  const [title, View] = steps[step]
  const { values, errors } = visit
  return familyPage(visit, {
    title,
    back: { href: peopleHref(people.caseId), text: 'Who can see this' },
    children: (
      <View people={people} mayGive={mayGive} answers={answersIn(values)} values={values} errors={errors} />
    ),
  })
}

const stopPage: PageRoute = {
  url: stopHref(':caseId', ':accessId'),
  access: 'family',
  show: async (visit) => {
    const people = await readPeople(visit)
    const helper = people.helpers.find(({ accessId }) => accessId === visit.params.accessId)
    if (!helper) return { to: peopleHref(people.caseId) }
    return familyPage(visit, {
      title: 'Stop someone seeing this',
      back: { href: peopleHref(people.caseId), text: 'Who can see this' },
      children: <StopView caseId={people.caseId} helper={helper} />,
    })
  },
  submit: async (visit) => {
    const { caseId } = idOf(visit)
    await visit.call('POST /api/family/cases/:caseId/helpers/:accessId/stop', {
      params: { caseId, accessId: visit.params.accessId ?? '' },
    })
    return { to: `${peopleHref(caseId)}?news=stopped` }
  },
}

const withdrawPage: PageRoute = {
  url: withdrawHref(':caseId', ':invitationId'),
  access: 'family',
  show: (visit) => ({ to: peopleHref(idOf(visit).caseId) }),
  submit: async (visit) => {
    const { caseId } = idOf(visit)
    await visit.call('POST /api/family/cases/:caseId/helper-codes/:invitationId/withdraw', {
      params: { caseId, invitationId: visit.params.invitationId ?? '' },
    })
    return { to: `${peopleHref(caseId)}?news=withdrawn` }
  },
}

export const helperPages: readonly PageRoute[] = [peoplePage, newHelperPage, stopPage, withdrawPage]

const readPeople = (visit: Visit): Promise<CasePeopleForFamily> =>
  visit.call('GET /api/family/cases/:caseId/people', { params: idOf(visit) })
const stepOf = (step: string | undefined) => helperSteps.find((each) => each === step)
const idOf = ({ params }: Visit) => ({ caseId: encodeURIComponent(params.caseId ?? '') })
