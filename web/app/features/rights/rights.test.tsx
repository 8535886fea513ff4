import { kent, type ParentsForYoungPerson, type YoungPersonToAsk } from '@send-hub/shared'
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { ParentsView } from './parents-view.tsx'
import { RightsBox } from './rights-box.tsx'
import { staffParentsView, staffRightsView } from './staff-rights-view.ts'

const textOf = (view: ReactNode) =>
  renderToStaticMarkup(view)
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

const asha = { id: 'asha', name: 'Asha Rai', relationship: 'Mother', level: 'status', answer: null } as const
const found = (change: Partial<ParentsForYoungPerson> = {}): ParentsForYoungPerson => ({
  ...{ caseId: 'case', childName: 'Maya', isAboutReader: true, changesOn: '2027-06-26', hasChanged: true },
  parents: [asha],
  ...change,
})
const draw = (change: Partial<ParentsForYoungPerson> = {}, savedId?: string) => (
  <ParentsView found={found(change)} savedId={savedId} errors={[]} hub={kent.hub} />
)

describe('the page of a young person', () => {
  it('asks about each parent by name, and says what holds until there is an answer', () => {
    const text = textOf(draw())
    expect(text).toContain('What can Asha Rai (mother) see?')
    expect(text).toContain('Until you do, they see the stage and the dates.')
    expect(text).toContain('What you say works at once.')
  })

  it('says whom to tell, and the number, when somebody puts pressure on them', () => {
    expect(textOf(draw())).toContain(kent.hub.phone)
    expect(textOf(draw())).toContain('call 999')
  })

  it('has the newest answer chosen, and says once that it is kept', () => {
    const parents = [{ ...asha, answer: 'act', level: 'act' } as const]
    expect(renderToStaticMarkup(draw({ parents }))).toMatch(/value="act"[^>]*checked|checked[^>]*value="act"/)
    expect(textOf(draw({ parents }, 'asha'))).toContain(
      'What Asha Rai can see now: everything, and act for me.',
    )
    expect(textOf(draw({ parents }, 'somebody'))).not.toContain('Saved')
  })

  it('before the day says from when it works', () => {
    const text = textOf(draw({ hasChanged: false }))
    expect(text).toContain('works from Saturday 26 June 2027. Until then they see what they see now.')
  })

  it('speaks of the young person to whoever decides for them', () => {
    expect(textOf(draw({ isAboutReader: false }))).toContain('Everything, and act for Maya')
  })
})

describe('the words on a case', () => {
  it('lead on only for whoever chooses', () => {
    const rights = { heading: 'Maya decides who sees this', paragraphs: ['We asked Maya.'] }
    const box = (mayChoose: boolean) =>
      renderToStaticMarkup(<RightsBox rights={{ ...rights, mayChoose }} href="/cases/1/parents" />)
    expect(box(false)).not.toContain('href')
    expect(box(true)).toContain('href="/cases/1/parents"')
    expect(renderToStaticMarkup(<RightsBox rights={null} href="" />)).toBe('')
  })
})

describe('what staff see', () => {
  const maya: YoungPersonToAsk = {
    ...{ caseId: 'case', reference: 'SEN-7K3M-Q', childName: 'Maya Rai', passesOn: '2027-06-26' },
    ...{ changesOn: '2027-06-26', hasChanged: false, account: 'none', parents: [asha] },
  }
  const whenOf = (change: Partial<YoungPersonToAsk>) =>
    staffRightsView({ items: [{ ...maya, ...change }], total: 1 }, 'to-ask', 1).rows[0]?.when

  it('says when the rights pass, and when parents’ access changes where that is later', () => {
    expect(whenOf({})).toBe('On 26 June 2027.')
    expect(whenOf({ changesOn: null })).toBe('On 26 June 2027.')
    expect(whenOf({ passesOn: '2022-06-25' })).toBe(
      'Passed on 25 June 2022. Parents’ access changes on 26 June 2027.',
    )
    expect(whenOf({ hasChanged: true })).toBe('Passed on 26 June 2027. Parents’ access has changed.')
  })

  it('keeps what was typed when the form comes back', () => {
    const view = staffParentsView(maya, { values: { 'level-asha': 'act' }, errors: [], isSaved: false })
    expect(view.parents[0]).toMatchObject({ chosen: 'act', legend: 'Asha Rai (Mother)' })
    expect(view.parents[0]?.hint).toBe(
      'Sees now: the stage and its dates. The young person has not answered.',
    )
    expect(view.account).toBe('No access yet: invite them')
  })
})
