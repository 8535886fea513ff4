import type { LetterContent } from '@send-hub/shared'
import { BackLink } from '../../ui/back-link.tsx'
import { Button } from '../../ui/button.tsx'
import { SummaryList } from '../../ui/summary-list.tsx'
import { WarningText } from '../../ui/warning-text.tsx'
import { LetterView } from './letter-view.tsx'

export type StaffLetterView = {
  caseHref: string
  pdfHref: string
  isTakenBack: boolean
  isByPost: boolean
  facts: { key: string; value: string }[]
  content: LetterContent
}

/** One letter as it went; its words can't be changed. */
export function StaffLetterPage({ view }: { view: StaffLetterView }) {
  return (
    <div className="staff-check">
      <BackLink href={view.caseHref}>Case</BackLink>
      <h1 className="govuk-heading-l">{view.content.title}</h1>
      {view.isTakenBack && (
        <WarningText>
          The decision was recorded by mistake and put right. The reader sees that, too.
        </WarningText>
      )}
      <SummaryList rows={view.facts} />
      <Button href={view.pdfHref} {...(!view.isByPost && { variant: 'secondary' })}>
        {view.isByPost ? 'PDF to print and post' : 'Download as PDF'}
      </Button>
      <LetterView content={view.content} />
    </div>
  )
}
