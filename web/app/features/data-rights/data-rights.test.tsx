import type { AccessRequestForStaff, CorrectionForStaff, ErasureView, HeldItem } from '@send-hub/shared'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { RequestView } from './copy-view.tsx'
import { CorrectView } from './correct-view.tsx'
import { CorrectionsOfCase } from './corrections-of-case.tsx'
import { DecideView } from './decide-view.tsx'
import { RetentionPage } from './retention-page.tsx'

const id = '0199aaaa-0000-7000-8000-000000000001'
const nothingTyped = { values: {}, errors: [] }

const correction: CorrectionForStaff = {
  ...{ id, caseId: id, caseReference: 'SEN-7K3M-Q', childName: 'Sam Okafor', field: 'child-surname' },
  ...{ aboutName: null, askedByName: 'Amina Okafor', askedOn: '2026-11-23', dueOn: '2026-12-23' },
  ...{ shouldSay: 'Okoro', currentValue: 'Okafor', decision: null, decidedOn: null, decidedByName: null },
  ...{ oldValue: null, newValue: null, reason: null },
}

describe('something here is wrong', () => {
  const view = (more: object) =>
    renderToStaticMarkup(
      <CorrectView
        caseId={id}
        childName="Sam"
        isAboutReader={false}
        asked={[]}
        isSent={false}
        {...nothingTyped}
        {...more}
      />,
    )

  it('keeps what was typed when the form comes back', () => {
    const html = view({
      values: { field: 'child-surname', shouldSay: 'Oko & ro' },
      errors: [{ field: 'shouldSay', text: 'Too long' }],
    })

    expect(html).toMatch(/value="child-surname"[^>]*checked|checked[^>]*value="child-surname"/)
    expect(html).toContain('Oko &amp; ro</textarea>')
    expect(html).toContain('Too long')
  })

  it('speaks to a young person about themselves', () => {
    const html = view({ isAboutReader: true })

    expect(html).toContain('My date of birth')
    expect(html).not.toContain('Sam’s')
  })
})

describe('what staff see of a correction', () => {
  it('is the day for the answer while it waits', () => {
    const html = renderToStaticMarkup(
      <CorrectionsOfCase caseId={id} items={[correction]} mayRecordCopies={false} />,
    )

    expect(html).toContain('decide by 23 December 2026')
    expect(html).not.toContain('Somebody asks for a copy')
  })

  it('is both versions afterwards, but never where somebody lives', () => {
    const made = {
      ...correction,
      decision: 'corrected',
      decidedOn: '2026-11-24',
      decidedByName: 'Priya',
    } as const
    const items = [
      { ...made, oldValue: 'Okafor', newValue: 'Okoro' },
      { ...made, id: `${id}2`, field: 'own-address' as const, aboutName: 'Amina Okafor' },
    ]
    const html = renderToStaticMarkup(<CorrectionsOfCase caseId={id} items={items} mayRecordCopies />)

    expect(html).toContain('Now “Okoro”, said “Okafor” before.')
    expect(html).toContain('Corrected: Postal address of Amina Okafor.')
    expect(html.match(/said “/g)).toHaveLength(1)
    expect(html).toContain('Somebody asks for a copy')
  })

  it('asks for a birth date in three boxes, filled with what the record says', () => {
    const item = { ...correction, field: 'child-birth-date' as const, currentValue: '2016-05-04' }
    const html = renderToStaticMarkup(<DecideView item={item} {...nothingTyped} />)

    for (const part of ['birth-day', 'birth-month', 'birth-year']) expect(html).toContain(`name="${part}"`)
    expect(html).toContain('value="2016"')
  })
})

describe('a request for a copy', () => {
  const item: HeldItem = {
    ...{ source: 'messages', sourceId: id, says: [{ label: 'Body', value: '<b>He said</b>' }] },
    ...{
      aboutName: 'Daniel Okafor',
      fileName: null,
      why: 'other-person',
      decision: null,
      decisionReason: null,
    },
  }
  const request: AccessRequestForStaff = {
    ...{ id, reference: 'SAR-7K3M-Q', receivedOn: '2026-11-23', dueOn: '2026-12-23', extendedTo: null },
    ...{
      extensionReason: null,
      state: 'open',
      releasedOn: null,
      closedWhy: null,
      copyUntil: null,
      caseId: id,
    },
    ...{ childName: 'Sam Okafor', asksName: 'Amina Okafor', relationship: 'Mother', childView: null },
    ...{
      isBarred: false,
      undecided: 1,
      groups: [{ source: 'messages', heading: 'Messages and notes', items: [item] }],
    },
  }
  const view = (more: Partial<AccessRequestForStaff>) =>
    renderToStaticMarkup(
      <RequestView request={{ ...request, ...more }} today="2026-12-24" done={undefined} {...nothingTyped} />,
    )

  it('shows what waits, whose it is and why, as words, and offers no release before all is decided', () => {
    const html = view({})

    expect(html).toContain('1 still to be looked at')
    expect(html).toContain('Daniel Okafor')
    expect(html).toContain('&lt;b&gt;He said&lt;/b&gt;')
    expect(html).toContain('Late')
    expect(html).not.toContain('Make the copy')
  })

  it('offers the release when all is decided, unless a restriction bars the person', () => {
    expect(view({ undecided: 0 })).toContain('Make the copy and release it')
    const barred = view({ undecided: 0, isBarred: true })
    expect(barred).not.toContain('Make the copy and release it')
    expect(barred).toContain('A restriction keeps this person from the child')
  })
})

describe('keeping and deleting', () => {
  const erasure: ErasureView = {
    id,
    subjectKind: 'child',
    subjectId: id,
    reason: 'request',
    references: ['SEN-7K3M-Q'],
    caseId: id,
    askedBy: 'Imran',
    askedOn: '2026-11-23',
    isMine: false,
    isHeld: false,
    state: 'waiting',
    decidedBy: null,
    decidedOn: null,
    filesLeft: 0,
  }
  const view = (more: Partial<ErasureView>) =>
    renderToStaticMarkup(
      <RetentionPage
        retention={{ rules: [], automatic: [], holds: [], erasures: [{ ...erasure, ...more }] }}
        done={undefined}
        {...nothingTyped}
      />,
    )

  it('lets another person agree, and whoever proposed it only take it back', () => {
    expect(view({})).toContain('Agree and erase')
    const mine = view({ isMine: true })
    expect(mine).not.toContain('Agree and erase')
    expect(mine).toContain('Take back')
  })

  it('lets nobody agree while a hold is in force', () => {
    expect(view({ isHeld: true })).not.toContain('Agree and erase')
  })
})
