import type { EnquiryStandsNow, HereNow } from '@send-hub/shared'
import { type FormEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { openLive } from './live-connection.ts'
import { type EnquiryChange, whatChanged } from './live-enquiry-change.ts'
import { hereWords } from './live-here.tsx'
import { readPageAgain } from './live-page.ts'
import { keepPresence } from './live-presence.ts'
import type { EnquiryView } from './staff-enquiry-view.ts'

export interface LiveEnquiryPage {
  /** As it was opened, or as it was when what had changed was last looked at. */
  view: EnquiryView
  /** Who else is here, in words. */
  here: string
  /** What a colleague or the family has done since; null: nothing. */
  change: EnquiryChange | null
  notice: RefObject<HTMLElement | null>
  /** It was read: the page shows it, and what is typed stays in its box. */
  look(): void
  /** Holds an answer back that was written without knowing what has changed. */
  guard(event: FormEvent): void
}

/** Keeps the page of one enquiry honest while somebody writes: who else is there, and what has happened meanwhile. */
export function useLiveEnquiry(served: EnquiryView): LiveEnquiryPage {
  const [view, setView] = useState(served)
  const [here, setHere] = useState<readonly HereNow[]>(served.here)
  const [fresh, setFresh] = useState<EnquiryView | null>(null)
  const notice = useRef<HTMLElement>(null)
  const known = useRef(served.version)

  useEffect(() => {
    const again = async () => {
      const read = await readPageAgain<EnquiryView>('enquiry', `/staff/enquiries/${served.id}`)
      if (!read) return
      setHere(read.here)
      if (read.version <= known.current) return
      known.current = read.version
      setFresh(read)
    }
    const stands = ({ version, here: now }: EnquiryStandsNow) => {
      setHere(now)
      if (version > known.current) void again()
    }
    const leave = keepPresence(served.id, stands)
    const close = openLive(served.now, served.id, {
      onState: () => undefined,
      rows: ([row]) => row && stands(row),
      'look-again': () => void again(),
    })
    return () => {
      close()
      leave()
    }
  }, [served.id, served.now])

  const change = fresh && whatChanged(view, fresh)
  return {
    ...{ view, change, notice, here: hereWords(here, served.writerId) },
    look() {
      if (fresh) setView(fresh)
      setFresh(null)
      document.getElementById('reply')?.focus()
    },
    guard(event) {
      if (!fresh) return
      event.preventDefault()
      notice.current?.focus()
    },
  }
}
