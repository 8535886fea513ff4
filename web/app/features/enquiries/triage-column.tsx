import { ComplaintPanel } from './complaint-panel.tsx'
import type { EnquiryView } from './staff-enquiry-view.ts'
import { Close, Reopen, Snooze, Spam } from './triage-aside.tsx'
import { MergeForm, Related, SplitForm, UndoMerge } from './triage-join.tsx'
import { LinkToCase, Unlink } from './triage-link.tsx'
import { SafeguardingForm } from './triage-safeguarding.tsx'
import { PriorityForms, Topics } from './triage-topics.tsx'

/** How it stands in the queue: what it is about and how soon. */
export function TriageFirst({ view }: { view: EnquiryView }) {
  const { may } = view.triage
  return (
    <>
      {may.priority && <PriorityForms view={view} />}
      {may.topics && <Topics view={view} />}
    </>
  )
}

/** What is done less often, and what ends it. */
export function TriageMore({ view }: { view: EnquiryView }) {
  return (
    <>
      <Related view={view} />
      <ComplaintPanel enquiryId={view.id} version={view.version} complaint={view.complaint} />
      <UndoMerge view={view} />
      <LinkToCase view={view} />
      <Snooze view={view} />
      <MergeForm view={view} />
      <SplitForm view={view} />
      <Unlink view={view} />
      <SafeguardingForm view={view} />
      <Spam view={view} />
      <Close view={view} />
      <Reopen view={view} />
    </>
  )
}
