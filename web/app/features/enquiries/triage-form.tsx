import type { ReactNode } from 'react'
import { Details } from '../../ui/details.tsx'
import type { EnquiryView } from './staff-enquiry-view.ts'
import type { TriageAct } from './triage-acts.ts'

interface Props {
  view: EnquiryView
  act: TriageAct
  children: ReactNode
}

/** A plain form of one act, with the version it is decided on. */
export function ActForm({ view, act, children }: Props) {
  return (
    <form method="post" action={`/staff/enquiries/${view.id}/${act}`} noValidate>
      <input type="hidden" name="version" value={view.version} />
      {children}
    </form>
  )
}

/** The same, folded away until somebody wants it or it comes back with something wrong. */
export function FoldedAct({ summary, ...form }: Props & { summary: string }) {
  const { view, act } = form
  return (
    <Details id={`act-${act}`} className="staff-act" summary={summary} open={view.form.act === act}>
      <ActForm {...form} />
    </Details>
  )
}
