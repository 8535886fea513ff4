import type { LetterContent } from '@send-hub/shared'
import { BackLink } from '../../ui/back-link.tsx'
import { Button } from '../../ui/button.tsx'
import { SummaryList } from '../../ui/summary-list.tsx'
import { WarningText } from '../../ui/warning-text.tsx'
import { toPostHref } from '../paper/paper-links.ts'
import { LetterView } from './letter-view.tsx'
import type { PostView } from './staff-letters-view.ts'

export type StaffLetterView = {
  caseHref: string
  pdfHref: string
  isTakenBack: boolean
  isByPost: boolean
  facts: { key: string; value: string }[]
  /** What became of it on paper; null where it is read online. */
  post: PostView | null
  /** Where "it was not posted" goes. */
  notPostedHref: string
  content: LetterContent
}

/** One letter as it went; its words can't be changed. */
export function StaffLetterPage({ view }: { view: StaffLetterView }) {
  const isToPost = view.post !== null && !view.post.isPosted && !view.post.mustNotGo
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
      {view.post?.mustNotGo && (
        <WarningText>Do not post this letter. Nothing must be sent any more.</WarningText>
      )}
      <Button href={view.pdfHref} {...(!isToPost && { variant: 'secondary' })}>
        {isToPost ? 'PDF to print and post' : 'Download as PDF'}
      </Button>
      {isToPost && (
        <p className="govuk-body">
          When it is in the post, mark it under{' '}
          <a className="govuk-link" href={toPostHref}>
            letters to post
          </a>
          .
        </p>
      )}
      {view.post?.isPosted && (
        <form method="post" action={view.notPostedHref}>
          <Button variant="secondary" preventDoubleClick>
            It was not posted after all
          </Button>
        </form>
      )}
      <LetterView content={view.content} />
    </div>
  )
}
