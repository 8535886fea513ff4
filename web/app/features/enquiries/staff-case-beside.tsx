import { LateWords } from '../../lib/late-words.tsx'
import { Tag } from '../../ui/tag.tsx'
import { RestrictionFlags } from '../people/restriction-flags.tsx'
import type { CaseBesideView } from './staff-case-beside-view.ts'

/** The live case beside the question: where it is, whether it is late, and what this person may be told of it. */
export function CaseBeside({
  found,
  linkHref,
}: {
  found: CaseBesideView | null
  linkHref?: string | undefined
}) {
  return (
    <section className="staff-panel" aria-labelledby="case-title">
      <h2 className="govuk-heading-m" id="case-title">
        {found ? (
          <>
            {found.childName}
            <span className="govuk-visually-hidden">, the case</span>
          </>
        ) : (
          'No case linked'
        )}
      </h2>
      {found ? <Facts found={found} /> : <Unlinked linkHref={linkHref} />}
    </section>
  )
}

/** With a way to link it where there is an enquiry to link; else the case is looked up beside. */
function Unlinked({ linkHref }: { linkHref: string | undefined }) {
  if (linkHref) {
    return (
      <p className="govuk-body-s">
        Find out who this is before you say anything about a child.{' '}
        <a className="govuk-link" href={linkHref}>
          Find the case and link it
        </a>
      </p>
    )
  }
  return (
    <p className="govuk-body-s">
      Find out who this is before you say anything about a child. You can{' '}
      <a className="govuk-link" href="/staff/cases">
        find the case
      </a>{' '}
      in another tab.
    </p>
  )
}

function Facts({ found }: { found: CaseBesideView }) {
  const { nextDuty, asker, familyWords } = found
  return (
    <>
      <p className="govuk-body-s">
        <a className="govuk-link" href={found.href}>
          Open case {found.reference}
        </a>
        <br />
        Born {found.born}
      </p>
      <RestrictionFlags flags={found.flags} />
      <div className={asker.mayHear ? 'staff-told' : 'staff-told staff-told--nothing'}>
        <h3 className="govuk-heading-s">May be told{asker.relationship && ` (${asker.relationship})`}</h3>
        <p className="govuk-body-s">{asker.mayBeTold}</p>
      </div>
      <dl className="staff-facts">
        <div>
          <dt>Stage</dt>
          <dd>
            {found.stage}, since {found.since}
          </dd>
        </div>
        {found.late && (
          <div>
            <dt>Late</dt>
            <dd>
              <Tag colour="red">{found.late}</Tag>
            </dd>
          </div>
        )}
        {nextDuty && (
          <div>
            <dt>Next duty</dt>
            <dd>
              {nextDuty.label}
              <br />
              by law {nextDuty.legalDate}
              {nextDuty.actBy && (
                <>
                  <br />
                  act by {nextDuty.actBy}
                </>
              )}
              {nextDuty.promised && (
                <>
                  <br />
                  promised for {nextDuty.promised}
                </>
              )}
            </dd>
          </div>
        )}
        <div>
          <dt>Officer</dt>
          <dd>{found.officer ?? 'Nobody yet'}</dd>
        </div>
      </dl>
      <h3 className="govuk-heading-s">The family’s page says now</h3>
      <blockquote className="staff-quote">
        <p>
          <strong>{familyWords.title}</strong>
        </p>
        <LateWords late={familyWords.late} />
        <p>{familyWords.now}</p>
        <p>{familyWords.next}</p>
      </blockquote>
    </>
  )
}
