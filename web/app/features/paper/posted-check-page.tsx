import { errorFor, summaryOf } from '../../lib/form.ts'
import { BackLink } from '../../ui/back-link.tsx'
import { Button } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Input } from '../../ui/input.tsx'
import { WarningText } from '../../ui/warning-text.tsx'
import { LetterTable } from './letters-to-post-page.tsx'
import type { PostedCheckView } from './letters-to-post-view.ts'
import { pageHref, toPostHref } from './paper-links.ts'

/** The stop before letters leave the list: what is not in the post would be lost from sight. */
export function PostedCheckPage({ view }: { view: PostedCheckView }) {
  const { rows, page, today, on, gone, button, errors } = view
  return (
    <>
      <BackLink href={pageHref(toPostHref, page)}>Letters to post, without marking anything</BackLink>
      {errors.length > 0 && <ErrorSummary errors={summaryOf(errors)} />}
      <h1 className="govuk-heading-l">Check that these went to the post</h1>
      {gone && <WarningText>{gone}</WarningText>}
      {rows.length > 0 && (
        <>
          <p className="govuk-body">
            They leave the list. Each case says when its letter was posted and by whom.
          </p>
          <LetterTable rows={rows} canChoose={false} />
          <form method="post" action={toPostHref} noValidate>
            <input type="hidden" name="page" value={page} />
            {rows.map(({ id }) => (
              <input key={id} type="hidden" name={`letter-${id}`} value="on" />
            ))}
            <Input
              name="on"
              type="date"
              label="Day they went to the post"
              max={today}
              defaultValue={on}
              error={errorFor(errors, 'on')}
              className="govuk-input--width-10"
            />
            <div className="govuk-button-group">
              <Button name="confirmed" value="yes" preventDoubleClick>
                {button}
              </Button>
              <Button name="change" value="yes" variant="secondary">
                Go back and change it
              </Button>
            </div>
          </form>
        </>
      )}
    </>
  )
}
