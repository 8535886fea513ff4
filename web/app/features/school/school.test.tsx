import { type CaseForSchool, kent, type PupilRow } from '@send-hub/shared'
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { PupilView } from './pupil-view.tsx'
import { PupilsView } from './pupils-view.tsx'

const textOf = (view: ReactNode) =>
  renderToStaticMarkup(view)
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

const zoe: PupilRow = {
  ...{ caseId: 'case', reference: 'SEN-7K3M-Q', name: 'Zoe Webb', stage: 'We are assessing' },
  ...{
    nextDate: { label: 'If the answer is no, we say so by', day: '2027-09-04' },
    taskCount: 2,
    hasLateTask: true,
  },
}
const list = (items: PupilRow[], total: number, query = '') =>
  textOf(<PupilsView found={{ items, total }} query={query} hub={kent.hub} />)

describe('the list of pupils', () => {
  it('has the stage, the next date, and what is to do', () => {
    const text = list([zoe], 1)
    expect(text).toContain('1 pupil. Those with something to do come first.')
    expect(text).toMatch(
      /Zoe Webb Late 2 tasks We are assessing If the answer is no, we say so by Saturday 4 September 2027/,
    )
  })

  it('says how many were found, and leads back to all', () => {
    expect(list([], 12, 'nobody')).toContain('0 of 12 pupils found.')
    expect(list([], 12, 'nobody')).toContain('Show all pupils')
  })

  it('without a pupil says whom to ask', () => {
    expect(list([], 0)).toContain('We do not show you any pupil now.')
  })
})

describe('one pupil', () => {
  const pupil = (tasks: CaseForSchool['tasks']): CaseForSchool => ({
    ...{ caseId: 'case', reference: 'SEN-7K3M-Q', name: 'Zoe Webb', stage: 'Review', nextDate: null, tasks },
    contact: { team: 'Casework team', phone: '03000 1', email: 'hub@example.test', hours: 'Monday' },
  })
  const textFor = (tasks: CaseForSchool['tasks']) => textOf(<PupilView pupil={pupil(tasks)} asked={[]} />)

  it('says of each task when it is due, that it is late, or that we have it', () => {
    const task = { kind: 'review-report', dueOn: '2027-06-15', doneOn: null } as const
    expect(textFor([{ ...task, state: 'to-do' }])).toContain('Due by Tuesday 15 June 2027')
    expect(textFor([{ ...task, state: 'late' }])).toContain('Late It was due on Tuesday 15 June 2027')
    expect(textFor([{ ...task, state: 'done', doneOn: '2027-06-10' }])).toContain(
      'We have it since 10 June 2027.',
    )
    expect(textFor([])).toContain('Nothing now.')
  })
})
