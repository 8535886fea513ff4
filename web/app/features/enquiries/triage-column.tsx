import type { ReactNode } from 'react'
import { ComplaintStep } from './complaint-panel.tsx'
import type { EnquiryView } from './staff-enquiry-view.ts'
import { AskFamilyForm } from './staff-promise-ladder.tsx'
import { Close, Reopen, Snooze, Spam } from './triage-aside.tsx'
import { GiveToTeam } from './triage-assign.tsx'
import { MergeForm, SplitForm, UndoMerge } from './triage-join.tsx'
import { LinkToCase, Unlink } from './triage-link.tsx'
import { SafeguardingForm } from './triage-safeguarding.tsx'
import { ChangePriority, Topics } from './triage-topics.tsx'

type Group = { view: EnquiryView }

/** All that can be done beside answering, by what it is for: what is done every day comes first. */
export function TriageGroups({ view, handOver }: Group & { handOver: ReactNode }) {
  return (
    <>
      <WhoAnswers view={view} handOver={handOver} />
      <WaitOrEnd view={view} />
      <WhatItIs view={view} />
      <Concerns view={view} />
    </>
  )
}

function WhoAnswers({ view, handOver }: Group & { handOver: ReactNode }) {
  if (!handOver && !view.triage.may.team) return null
  return (
    <ActGroup title="Somebody else answers">
      {handOver}
      <GiveToTeam view={view} />
    </ActGroup>
  )
}

function WaitOrEnd({ view }: Group) {
  const { may } = view.triage
  const mayEnd = may.snooze || may.wake || may.close || may.reopen || may.spam || may['not-spam']
  if (!mayEnd && !view.may.pause && !view.promised.cannotPause) return null
  return (
    <ActGroup title="Wait, or end it">
      <AskFamilyForm view={view} />
      <Snooze view={view} />
      <Close view={view} />
      <Reopen view={view} />
      <Spam view={view} />
    </ActGroup>
  )
}

function WhatItIs({ view }: Group) {
  const { may } = view.triage
  const acts = ['topics', 'priority', 'link', 'unlink', 'merge', 'unmerge', 'split'] as const
  if (!acts.some((act) => may[act])) return null
  return (
    <ActGroup title="What it is about">
      {may.topics && <Topics view={view} />}
      {may.priority && <ChangePriority view={view} />}
      <LinkToCase view={view} />
      <Unlink view={view} />
      <MergeForm view={view} />
      <SplitForm view={view} />
      <UndoMerge view={view} />
    </ActGroup>
  )
}

function Concerns({ view }: Group) {
  const { triage, complaint } = view
  const mayLog = triage.may.safeguarding && triage.harm !== 'untold'
  if (!mayLog && !complaint.open) return null
  return (
    <ActGroup title="A worry or a complaint">
      <SafeguardingForm view={view} />
      <ComplaintStep enquiryId={view.id} version={view.version} complaint={complaint} />
    </ActGroup>
  )
}

function ActGroup({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="staff-acts">
      <h3 className="govuk-heading-s">{title}</h3>
      {children}
    </div>
  )
}
