import { cameByWords, formatDay, type SentComments } from '@send-hub/shared'
import { SummaryList } from '../../ui/summary-list.tsx'
import { sectionName } from './draft-links.ts'

/** What this reader sent, as it was sent, newest first. */
export function WhatWasSent({ sent }: { sent: readonly SentComments[] }) {
  if (sent.length === 0) return null
  return (
    <section aria-labelledby="sent">
      <h2 className="govuk-heading-m" id="sent">
        {sent.some(({ cameBy }) => cameBy) ? 'What you told us' : 'What you sent'}
      </h2>
      {sent.map((comments) => (
        <SummaryList
          key={comments.id}
          card={{ title: titleOf(comments), headingLevel: 3 }}
          rows={rowsOf(comments)}
        />
      ))}
    </section>
  )
}

/** What staff entered says how it came, so that the reader knows it again. */
function titleOf({ cameBy, sentOn }: SentComments): string {
  const day = formatDay(sentOn)
  return cameBy ? `You told us ${cameByWords[cameBy].family} on ${day}` : `Sent on ${day}`
}

/** One line a section, in the order of the plan; for words that were typed as for those that were sent. */
export function rowsOf({ sections, settingName }: Pick<SentComments, 'sections' | 'settingName'>) {
  const rows = sections.map(({ code, text }) => ({ key: sectionName(code), value: <Words>{text}</Words> }))
  if (settingName) rows.push({ key: 'The school or college you want', value: <Words>{settingName}</Words> })
  return rows.length > 0
    ? rows
    : [{ key: 'What you think', value: <Words>The draft is right as it is.</Words> }]
}

function Words({ children }: { children: string }) {
  return <div className="app-message__body">{children}</div>
}
