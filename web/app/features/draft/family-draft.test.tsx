import { type DraftForFamily, kent, longestSectionWords, planSections } from '@send-hub/shared'
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { DraftInStage } from './draft-in-stage.tsx'
import { asQuestion, sectionAfter, sectionOf } from './draft-links.ts'
import { DraftOverview, type OverviewProps } from './draft-overview.tsx'
import { SectionView } from './draft-part-views.tsx'
import { DraftCheckView } from './draft-send-views.tsx'

const textOf = (view: ReactNode) =>
  renderToStaticMarkup(view)
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#x27;', '’')
    .replace(/\s+/g, ' ')

type Written = Partial<Record<(typeof planSections)[number], string>>

function aDraft({
  written = {},
  ...change
}: Partial<DraftForFamily> & { written?: Written } = {}): DraftForFamily {
  return {
    caseId: '0190a000-0000-7000-8000-000000000001',
    reference: 'SEN-7K3M-Q',
    childName: 'Maya',
    kind: 'plan',
    servedOn: '2026-12-21',
    commentBy: '2027-01-04',
    daysLeft: 9,
    isExtended: false,
    waitsForAnswer: false,
    isOpen: true,
    closedWords: null,
    sections: planSections.map((code) => ({ code, text: written[code] ?? '' })),
    settingName: null,
    typedOn: Object.keys(written).length > 0 ? '2026-12-26' : null,
    isAboutEarlierDraft: false,
    sent: [],
    requests: [],
    ...change,
  }
}

const aRequest = (
  change: Partial<DraftForFamily['requests'][number]> = {},
): DraftForFamily['requests'][number] => ({
  id: '0190a000-0000-7000-8000-000000000009',
  kind: 'more-time',
  words: null,
  askedOn: '2026-12-24',
  cameBy: null,
  answerBy: '2026-12-30',
  isLate: false,
  answer: null,
  ...change,
})

const overview = (draft: DraftForFamily, more: Partial<OverviewProps> = {}) =>
  textOf(
    <DraftOverview
      draft={draft}
      council={kent}
      about="sealed"
      news={null}
      errors={[]}
      words={undefined}
      kind={undefined}
      {...more}
    />,
  )

describe('the draft at a glance', () => {
  it('says first how long there is', () => {
    expect(overview(aDraft())).toMatch(
      /^ Maya Check the draft plan Tell us by Monday 4 January 2027\. 9 days left\./,
    )
    expect(overview(aDraft({ daysLeft: 0 }))).toContain('Today is the last day.')
  })

  it('speaks of changes where there is a plan', () => {
    expect(overview(aDraft({ kind: 'changes' }))).toContain('Check the changes to the plan')
  })

  it('tells of each section whether it is done, and counts blanks for nothing', () => {
    const text = overview(aDraft({ written: { B: 'Too short', C: '  ' } }))

    expect(text).toContain('Section B: Special educational needs Done')
    expect(text).toContain('Section C: Health needs Not started')
    expect(text).toContain('The school or college you want Not started')
    expect(text.match(/Section [A-K]:/g)).toHaveLength(11)
  })

  it('asks for what is not asked for yet, and tells what waits', () => {
    const text = overview(aDraft({ requests: [aRequest()], waitsForAnswer: true }))

    expect(text).toContain(
      'You asked for more time on 24 December 2026. We will answer by Wednesday 30 December 2026.',
    )
    expect(text).toContain('Ask to meet us')
    expect(text).not.toContain('Ask for more time')
  })

  it('says sorry where we owe an answer', () => {
    const text = overview(aDraft({ requests: [aRequest({ isLate: true })] }))

    expect(text).toContain('Late')
    expect(text).toContain(
      'We said we would answer by Wednesday 30 December 2026. We have not. We are sorry.',
    )
  })

  it('shows the answer with the new last day and who gave it', () => {
    const answer = {
      answer: 'agreed',
      words: 'Take a week.',
      on: '2026-12-29',
      by: 'Priya, Assessment team',
      extendedTo: '2027-01-11',
    } as const
    const text = overview(
      aDraft({ requests: [aRequest({ answer })], isExtended: true, commentBy: '2027-01-11', daysLeft: 16 }),
    )

    expect(text).toContain('We gave you more time. Your new last day is Monday 11 January 2027. Take a week.')
    expect(text).toContain('Priya, Assessment team, 29 December 2026.')
    expect(text).toContain('Tell us by Monday 11 January 2027. 16 days left. We gave you more time.')
  })

  it('after the last day offers to send what was written as a question', () => {
    const closed = aDraft({
      isOpen: false,
      daysLeft: -1,
      closedWords: 'The time is over.',
      written: { B: 'Too short' },
    })
    const html = renderToStaticMarkup(
      <DraftOverview
        draft={closed}
        council={kent}
        about="sealed"
        news={null}
        errors={[]}
        words={undefined}
        kind={undefined}
      />,
    )

    expect(html).toContain('The time is over.')
    expect(html).toContain('name="about" value="sealed"')
    expect(html).toContain('name="body" value="Section B: Special educational needs\nToo short"')
    expect(html).toContain('Send what I wrote as a question')
    expect(html).not.toContain('Ask to meet us')
  })
})

describe('a section', () => {
  const view = (draft: DraftForFamily, typed?: string) =>
    renderToStaticMarkup(<SectionView draft={draft} code="F" typed={typed} about="sealed" errors={[]} />)

  it('shows what was saved, and rather what was just typed', () => {
    expect(view(aDraft({ written: { F: 'Saved' } }))).toContain('>Saved</textarea>')
    expect(view(aDraft({ written: { F: 'Saved' } }), 'Typed')).toContain('>Typed</textarea>')
  })

  it('repeats what was sent about it', () => {
    const sent = [
      {
        id: '1',
        sentOn: '2026-12-24',
        sections: [{ code: 'F' as const, text: 'How often?' }],
        settingName: null,
        cameBy: null,
      },
    ]

    expect(
      textOf(<SectionView draft={aDraft({ sent })} code="F" typed={undefined} about="" errors={[]} />),
    ).toContain('You have told us: How often? You can add to it below.')
  })

  it('that comes too late keeps its words and can go as a question', () => {
    const html = view(aDraft({ isOpen: false, closedWords: 'Over.' }), 'My words')

    expect(html).toContain('>My words</textarea>')
    expect(html).toContain('Send it as a question')
    expect(html).not.toContain('Save and go')
  })
})

describe('what was said by phone or on paper', () => {
  it('says how it came and when, so that the reader knows it again', () => {
    const sections = [{ code: 'F' as const, text: 'How often?' }]
    const sent = [{ id: '1', sentOn: '2026-12-24', sections, settingName: null, cameBy: 'post' as const }]
    const text = overview(aDraft({ sent, requests: [aRequest({ cameBy: 'phone', words: 'Next week' })] }))

    expect(text).toContain('You told us by post on 24 December 2026')
    expect(text).toContain('You asked for more time on 24 December 2026. You told us by phone.')
    expect(text).toContain('You said: “ Next week ”'.replaceAll(' Next week ', 'Next week'))
  })
})

describe('before sending', () => {
  it('shows all that was written, each with its way to change it', () => {
    const html = renderToStaticMarkup(
      <DraftCheckView
        draft={aDraft({ written: { B: 'Too short' }, settingName: 'Meadow School' })}
        errors={[]}
      />,
    )

    expect(html).toContain('/draft/sections/b')
    expect(html).toContain('/draft/school')
    expect(html).toContain('Too short')
    expect(html).toContain('Meadow School')
  })

  it('shows where to get help when the words speak of danger', () => {
    const draft = aDraft({ written: { A: 'He wants to kill himself' } })

    expect(textOf(<DraftCheckView draft={draft} errors={[]} />)).toContain('Is someone in danger?')
  })

  it('with nothing written offers to say that the draft is right', () => {
    expect(textOf(<DraftCheckView draft={aDraft()} errors={[]} />)).toContain(
      'Tell us that the draft is right',
    )
  })
})

describe('on the page of the case', () => {
  const base = {
    kind: 'plan',
    commentBy: '2027-01-04',
    daysLeft: 9,
    isOpen: true,
    sentOn: null,
    sentBy: null,
    hasUnsent: false,
    requests: [],
  } as const
  const stage = (change: Partial<Parameters<typeof DraftInStage>[0]['draft']>, needsDate = false) =>
    textOf(<DraftInStage caseId="x" draft={{ ...base, requests: [], ...change }} needsDate={needsDate} />)

  it('one button leads to the draft, one press asks for more time', () => {
    expect(stage({})).toBe(' Read the draft and comment Ask for more time ')
  })

  it('says what is kept, what was sent, and what waits', () => {
    expect(stage({ hasUnsent: true })).toContain('It is not sent yet. Go on and send')
    expect(stage({ sentOn: '2026-12-24' })).toContain(
      'We have what you sent on 24 December 2026. You can add to it.',
    )
    expect(stage({ sentOn: '2026-12-24', sentBy: 'phone' })).toContain(
      'You told us by phone on 24 December 2026 what you think. You can add to it. See what you told us',
    )
    const waiting = { kind: 'more-time' as const, answerBy: '2026-12-30', isLate: false, isAnswered: false }
    expect(stage({ requests: [waiting] })).toBe(
      ' You asked for more time. We will answer by Wednesday 30 December 2026. Read the draft and comment ',
    )
    expect(stage({ requests: [{ ...waiting, isLate: true }] })).toContain('We have not. We are sorry.')
    expect(stage({ requests: [{ ...waiting, isAnswered: true }] })).toContain('Read our answer')
  })

  it('names the last day where the page’s own date is another', () => {
    expect(stage({}, true)).toContain('until the end of Monday 4 January 2027')
  })
})

describe('addresses', () => {
  it('name each section, in whatever case, and no other', () => {
    expect(sectionOf('f')).toBe('F')
    expect(sectionOf('Z')).toBeNull()
    expect(sectionOf('constructor')).toBeNull()
    expect(sectionAfter('J')).toBe('K')
    expect(sectionAfter('K')).toBeNull()
  })

  it('a question made of everything written fits what one section may hold', () => {
    expect(
      asQuestion(aDraft({ written: { A: 'x'.repeat(longestSectionWords) }, settingName: 'Meadow' })),
    ).toMatch(/^Section A: Views and hopes\nx+\n\nThe school or college we want\nMeadow$/)
  })
})
