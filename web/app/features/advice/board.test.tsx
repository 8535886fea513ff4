import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { aCaseForStaff, today } from '../cases/staff-case.fixtures.ts'
import { aBoard, aReport, aSetting } from './board.fixtures.ts'
import { type BoardFormState, noBoardForm } from './board-forms.ts'
import { StaffBoardPage } from './board-page.tsx'
import { BoardSection } from './board-section.tsx'
import { settingsIn } from './board-send.ts'
import { boardSummary, boardView, missingReports } from './board-view.ts'

const found = (advice: Parameters<typeof aBoard>[0] = {}) => aCaseForStaff({ advice: aBoard(advice) })
const page = (advice: Parameters<typeof aBoard>[0] = {}, form?: Partial<BoardFormState>) =>
  renderToStaticMarkup(
    <StaffBoardPage view={boardView(found(advice), today, { form: form && { ...noBoardForm, ...form } })} />,
  )
const textOf = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const report = aReport()

test('what to do now comes first, and each line leads to its report', () => {
  const html = page()

  expect(textOf(html).indexOf('What to do now')).toBeLessThan(textOf(html).indexOf('1 of 2 reports are in'))
  expect(html).toContain(`href="/staff/cases/${found().id}/advice#report-${report.id}"`)
  expect(html).toContain(`id="report-${report.id}"`)
})

test('a late report says so in words, with who to ring and what was done', () => {
  const text = textOf(page())

  expect(text).toContain('17 days late')
  expect(text).toContain('Dr Helen Marsh')
  expect(text).toContain('Rang on 9 November, Joe Bell')
  expect(text).toContain('Off sick until Monday')
})

test('what was typed comes back with the fault beside its own form, which is open', () => {
  const html = page(
    {},
    {
      ...{ act: 'chases', subjectId: report.id, typed: { note: 'Left a message', on: '2026-11-20' } },
      errors: [{ field: 'how', text: 'Choose how you chased it' }],
    },
  )

  expect(html).toContain(`href="#chases-${report.id}-how"`)
  expect(html).toContain(`id="chases-${report.id}-how"`)
  expect(html).toContain('>Left a message</textarea>')
  expect(html.match(/<details[^>]*open=""/g)).toHaveLength(1)
})

test('no two controls of the board share an id', () => {
  const html = page({
    requests: [report, aReport({ id: '019ab000-0000-7000-8000-000000000009' })],
    settings: [aSetting(), aSetting({ id: '019ab000-0000-7000-8000-000000000059', name: 'Oak Tree' })],
    ...{ usualToAsk: ['health', 'social-care'], mayAskSettings: true, canMoveToSettings: true },
  })
  const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id)

  expect(ids.length).toBeGreaterThan(30)
  expect(new Set(ids).size).toBe(ids.length)
})

test('the usual reports that were not asked for are ticked, and a form that came back keeps its ticks', () => {
  const ticks = (html: string) =>
    [...html.matchAll(/<input[^>]*name="kind-([\w-]+)"[^>]*>/g)].map(
      ([input, kind]) => `${kind} ${input.includes('checked')}`,
    )
  const usualToAsk = ['health', 'social-care'] as ['health', 'social-care']

  expect(ticks(page({ usualToAsk }))).toEqual(['health true', 'social-care true'])
  expect(ticks(page({ usualToAsk }, { act: 'usual', typed: { 'kind-health': 'yes' } }))).toEqual([
    'health true',
    'social-care false',
  ])
})

test('a report that is in can only be taken back; the others can be chased', () => {
  const html = page({ requests: [aReport({ state: 'in', arrivedOn: '2026-11-01' })] })

  expect(html).toContain('It is not in after all')
  expect(html).not.toContain('Chase it<')
})

test('where no assessment runs nothing can be asked for', () => {
  const html = page({ mayAsk: false, usualToAsk: ['health'] })

  expect(html).not.toContain('Ask for')
})

test('the case page tells the same, and leads to the board', () => {
  const html = renderToStaticMarkup(
    <BoardSection board={boardSummary(found({ settings: [aSetting()] }), today)} />,
  )

  expect(textOf(html)).toContain('Once on 9 November')
  expect(textOf(html)).toContain('Hillside School')
  expect(html).toContain('/advice"')
})

test('a case that never had anything to ask shows no board', () => {
  const empty = boardSummary(found({ requests: [], mayAsk: false, todo: [] }), today)

  expect(renderToStaticMarkup(<BoardSection board={empty} />)).toBe('')
})

test('a school that gave no answer in time holds nothing up', () => {
  const { settings } = boardSummary(
    found({
      settings: [aSetting({ replyBy: '2026-11-21' }), aSetting({ answer: 'full', answeredOn: today })],
    }),
    today,
  )

  expect(settings.map(({ state }) => state)).toEqual([
    'No answer in time: you can go on',
    'Says it is full, 22 November',
  ])
})

test('before a case goes on, every report that is missing or was never asked for is named', () => {
  const waiting = aReport({ state: 'waiting', askedOf: 'Health service', dueOn: '2026-12-03' })

  expect(missingReports(found({ requests: [report, waiting], usualToAsk: ['social-care'] }))).toEqual([
    'Educational psychologist: 17 days late',
    'Health service: due on 3 December 2026',
    'Social care: not asked',
  ])
  expect(missingReports(found({ requests: [aReport({ arrivedOn: today, state: 'in' })] }))).toBeNull()
})

test('schools are read one a line, with the number at its end', () => {
  expect(settingsIn('Hillside School 118123\r\n\n  Oak Tree Academy (118124) \nThe 100 School')).toEqual([
    { name: 'Hillside School', urn: '118123' },
    { name: 'Oak Tree Academy', urn: '118124' },
    { name: 'The 100 School' },
  ])
})
