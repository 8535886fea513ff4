import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type DraftPlace, DraftSaver, type DraftState } from './live-draft-saver.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const at = '2026-11-22T10:32:00.000Z'
const place: DraftPlace = { enquiryId: 'e', kind: 'message', writerId: 'joe', base: null }
const ok = (version: number) => Response.json({ version, updatedAt: at })
const refused = (status: number) => new Response('{}', { status })

/** A saver whose hub gives these answers in turn; an Error is a lost line. */
function saver(answers: (Response | Error)[], base: DraftPlace['base'] = null) {
  const asked: { method: string; url: string; body: unknown }[] = []
  const states: DraftState['kind'][] = []
  const made = new DraftSaver(
    { ...place, base },
    ({ kind }) => states.push(kind),
    async (url, { method = '', body }) => {
      asked.push({ method, url, body: body ? JSON.parse(String(body)) : null })
      const answer = answers.shift()
      if (!answer) throw new Error('asked more often than thought')
      if (answer instanceof Error) throw answer
      return answer
    },
  )
  return { made, asked, states }
}

const saves = (asked: { body: unknown }[]) =>
  asked
    .map(({ body }) => body as { body: string; baseVersion: number | null } | null)
    .map((one) => one && [one.body, one.baseVersion])

describe('what is typed', () => {
  test('is saved two seconds after the last key, over the draft it began from', async () => {
    const { made, asked, states } = saver([ok(8), ok(9)], { version: 7, body: 'We' })
    made.typed('We w')
    await vi.advanceTimersByTimeAsync(1_900)
    made.typed('We will')
    await vi.advanceTimersByTimeAsync(1_900)
    expect(asked).toEqual([])

    await vi.advanceTimersByTimeAsync(200)
    made.typed('We will write')
    await vi.advanceTimersByTimeAsync(2_000)

    expect(saves(asked)).toEqual([
      ['We will', 7],
      ['We will write', 8],
    ])
    expect(states).toEqual(['unsaved', 'unsaved', 'saved', 'unsaved', 'saved'])
    expect(made.state).toEqual({ kind: 'saved', at: Date.parse(at) })
  })

  test('is saved at once when the box is left, and not again', async () => {
    const { made, asked } = saver([ok(1)])
    made.typed('We')
    await made.flush()
    await made.flush()
    await vi.advanceTimersByTimeAsync(10_000)

    expect(saves(asked)).toEqual([['We', null]])
  })

  test('while a save is under way is saved after it, over it', async () => {
    const { made, asked } = saver([ok(1), ok(2)])
    made.typed('We')
    const first = made.flush()
    made.typed('We will')
    await Promise.all([first, made.flush()])

    expect(saves(asked)).toEqual([
      ['We', null],
      ['We will', 1],
    ])
  })

  test('and taken out again throws the draft away', async () => {
    const { made, asked } = saver([new Response(null, { status: 204 })], { version: 7, body: 'We' })
    made.typed('')
    await made.flush()

    expect(asked).toMatchObject([
      { method: 'DELETE', url: '/api/staff/enquiries/e/drafts/message?baseVersion=7' },
    ])
    expect(made.state.kind).toBe('quiet')
  })

  test('is not saved any more once the form is sent', async () => {
    const { made, asked } = saver([])
    made.typed('We')
    made.stop()
    await made.flush()
    await vi.advanceTimersByTimeAsync(10_000)

    expect(asked).toEqual([])
  })
})

describe('a hub that can not be reached', () => {
  test('is tried again, ever more slowly, until it is saved', async () => {
    const { made, asked } = saver([new Error('lost'), refused(503), new Error('lost'), ok(1)])
    made.typed('We')
    await vi.advanceTimersByTimeAsync(2_000)
    expect(made.state.kind).toBe('no-connection')
    await vi.advanceTimersByTimeAsync(2_000 + 4_000)
    expect(asked).toHaveLength(3)
    await vi.advanceTimersByTimeAsync(8_000)

    expect(made.state.kind).toBe('saved')
    expect(saves(asked).at(-1)).toEqual(['We', null])
  })

  test('and a session that is over keep the words until somebody has signed in again', async () => {
    const { made, asked } = saver([refused(401), ok(1)])
    made.typed('We')
    await vi.advanceTimersByTimeAsync(2_000)
    expect(made.state.kind).toBe('signed-out')

    await vi.advanceTimersByTimeAsync(2_000)
    expect(made.state.kind).toBe('saved')
    expect(saves(asked)).toEqual([
      ['We', null],
      ['We', null],
    ])
  })

  test('does not hide what was typed meanwhile', async () => {
    const { made, asked } = saver([new Error('lost'), ok(1)])
    made.typed('We')
    await vi.advanceTimersByTimeAsync(2_000)
    made.typed('We will')
    await vi.advanceTimersByTimeAsync(2_000)

    expect(saves(asked)).toEqual([
      ['We', null],
      ['We will', null],
    ])
  })
})

describe('another window', () => {
  const theirs = Response.json({ kind: 'message', body: 'Monday', version: 9, updatedAt: at })

  test('that wrote meanwhile stops the saving, and both texts are there', async () => {
    const { made, asked } = saver([refused(409), theirs.clone()], { version: 7, body: 'We' })
    made.typed('Tuesday')
    await made.flush()
    made.typed('Tuesday, maybe')
    await vi.advanceTimersByTimeAsync(60_000)

    expect(made.state).toEqual({ kind: 'elsewhere', theirs: { body: 'Monday', version: 9 } })
    expect(asked).toHaveLength(2)
  })

  test('is only written over once its words were seen', async () => {
    const { made, asked } = saver([refused(409), theirs.clone(), ok(10)], { version: 7, body: 'We' })
    made.typed('Tuesday')
    await made.flush()
    await made.keepMine()

    expect(saves(asked).at(-1)).toEqual(['Tuesday', 9])
  })

  test('can be gone on from', async () => {
    const { made, asked } = saver([refused(409), theirs.clone(), ok(10)], { version: 7, body: 'We' })
    made.typed('Tuesday')
    await made.flush()
    expect(made.takeTheirs()).toBe('Monday')
    made.typed('Monday morning')
    await made.flush()

    expect(saves(asked).at(-1)).toEqual(['Monday morning', 9])
  })

  test('that sent it or threw it away leaves these words as a new draft, if they are kept', async () => {
    const { made, asked } = saver([refused(409), refused(404), ok(1)], { version: 7, body: 'We' })
    made.typed('Tuesday')
    await made.flush()
    expect(made.state).toEqual({ kind: 'elsewhere', theirs: null })
    await made.keepMine()

    expect(saves(asked).at(-1)).toEqual(['Tuesday', null])
  })

  test('in which somebody else has signed in gets none of these words', async () => {
    const { made, asked } = saver([refused(403)])
    made.typed('We')
    await made.flush()
    made.typed('We will')
    await vi.advanceTimersByTimeAsync(60_000)

    expect(made.state.kind).toBe('someone-else')
    expect(asked).toHaveLength(1)
  })
})
