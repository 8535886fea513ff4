import type { HereNow, LiveEnquiry } from '@send-hub/shared'
import { useEffect, useMemo, useRef, useState } from 'react'
import { openLive } from './live-connection.ts'
import { hereInRow } from './live-here.tsx'
import { readPageAgain } from './live-page.ts'
import { applyChanges, compareLists, type LiveList, startList } from './live-queue-list.ts'
import type { QueueRowView } from './queue-row-view.ts'
import type { QueueView } from './staff-queue-view.ts'

/** After an interruption each screen reads its list again, not all at once. */
const spreadMs = 3_000

export interface LiveQueue {
  /** The page as it was last shown whole, its rows as they are now. */
  view: QueueView
  list: LiveList<QueueRowView>
  /** Null: not known yet, or no script. */
  isLive: boolean | null
  /** Puts the list in order: what is new comes in, what has left goes. */
  show(): void
}

/** Keeps the queue on the screen as it is in the hub: rows change where they stand, and nothing else moves by itself. */
export function useLiveQueue(served: QueueView): LiveQueue {
  const [view, setView] = useState(served)
  const [list, setList] = useState(() => startList(served.rows))
  const [here, setHere] = useState<Record<string, HereNow[]>>({})
  const [me, setMe] = useState<string | null>(null)
  const [isLive, setIsLive] = useState<boolean | null>(null)
  const current = useRef({ view, me })
  current.current = { view, me }

  useEffect(() => {
    // The clock of the reader's computer may be wrong: how long the page has been open is not.
    const loadedAt = performance.now()
    let timer: ReturnType<typeof setTimeout> | undefined
    const changed = async (rows: readonly LiveEnquiry[]) => {
      // Only now: until something happens the page needs none of it.
      const { liveRow } = await import('./live-queue-rows.ts')
      const { view, me } = current.current
      const now = served.now + performance.now() - loadedAt
      setHere((known) => ({ ...known, ...Object.fromEntries(rows.map((row) => [row.id, row.here])) }))
      setList((known) =>
        applyChanges(
          known,
          rows.map((row) => liveRow(row, view, { me, now })),
        ),
      )
    }
    const again = async () => {
      const fresh = await readPageAgain<QueueView>('queue', location.href)
      const { isNarrow, end } = current.current.view.live
      const pages = { isNarrow, isCutOff: end !== null }
      if (fresh) setList((known) => compareLists(known, fresh.rows, pages))
      else setIsLive(false)
    }
    const close = openLive(served.now, null, {
      onState: setIsLive,
      hello: ({ staffId, present }) => {
        setMe(staffId)
        setHere(present)
      },
      rows: (rows) => void changed(rows),
      'look-again': () => {
        clearTimeout(timer)
        timer = setTimeout(again, Math.random() * spreadMs)
      },
    })
    return () => {
      clearTimeout(timer)
      close()
    }
  }, [served.now])

  const comeIn = useRef<readonly string[] | null>(null)
  useEffect(() => {
    if (comeIn.current && startedAnew(list)) focusFirst(comeIn.current)
    comeIn.current = null
  }, [list])
  const show = async () => {
    const fresh = await readPageAgain<QueueView>('queue', location.href)
    if (!fresh) return location.reload()
    comeIn.current = list.fresh
    setView(fresh)
    setList(startList(fresh.rows))
  }

  const rows = useMemo(() => list.rows.map((row) => marked(row, list, here, me)), [list, here, me])
  return { view: { ...view, rows }, list, isLive, show: () => void show() }
}

const startedAnew = ({ gone, fresh }: LiveList<QueueRowView>) =>
  fresh.length === 0 && Object.keys(gone).length === 0

/** The button that was pressed is gone: the focus goes to the first of what is new, or to the title. */
function focusFirst(ids: readonly string[]): void {
  const links = ids.map((id) => document.querySelector<HTMLElement>(`#list a[href="/staff/enquiries/${id}"]`))
  const target = links.find(Boolean) ?? document.querySelector<HTMLElement>('main h1')
  if (target?.tagName === 'H1') target.tabIndex = -1
  target?.focus()
}

/** The same object where there is nothing to mark, so that it is not drawn again. */
function marked(
  row: QueueRowView,
  { gone }: LiveList<QueueRowView>,
  here: Record<string, HereNow[]>,
  me: string | null,
): QueueRowView {
  const goneTo = gone[row.id] ?? null
  const present = hereInRow(here[row.id] ?? [], me)
  return goneTo || present ? { ...row, live: { goneTo, here: present } } : row
}
