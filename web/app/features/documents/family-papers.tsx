import {
  type CaseForFamily,
  type DocumentForFamily,
  documentKindWords,
  fileSizeWords,
  formatDay,
  type LetterForFamily,
  secondFactorWords,
  sentDocumentWords,
} from '@send-hub/shared'
import { Button } from '../../ui/button.tsx'
import { Tag } from '../../ui/tag.tsx'
import { openHref, sendHref } from './document-links.ts'

interface FamilyPapersProps {
  caseId: CaseForFamily['id']
  letters: readonly LetterForFamily[]
  documents: readonly DocumentForFamily[]
  maySend: boolean
  offersSecondCheck: boolean
}

/** Letters to this reader, what was put here for them and what they sent: one list, the newest first. */
export function FamilyPapers(props: FamilyPapersProps) {
  const { caseId, letters, documents, maySend, offersSecondCheck } = props
  if (letters.length + documents.length === 0 && !maySend) return null
  return (
    <section className="app-case__section app-no-print" aria-labelledby="documents">
      <h2 className="govuk-heading-m" id="documents">
        Letters and documents
      </h2>
      {letters.length + documents.length === 0 ? (
        <p className="govuk-body">
          Nothing is here yet. When we put a letter or a document here, we tell you by email.
        </p>
      ) : (
        <ul className="govuk-list app-papers">
          {papersOf(caseId, letters, documents).map(({ id, line }) => (
            <li key={id} className="app-papers__item">
              {line}
            </li>
          ))}
        </ul>
      )}
      {offersSecondCheck && letters.length + documents.length > 0 && (
        <p className="govuk-body">
          {secondFactorWords.offerLine}{' '}
          <a className="govuk-link" href="/account#safer">
            Make it safer
          </a>
        </p>
      )}
      {maySend && (
        <Button href={sendHref(caseId)} variant="secondary">
          Send us a document
        </Button>
      )}
    </section>
  )
}

function papersOf(
  caseId: string,
  letters: readonly LetterForFamily[],
  documents: readonly DocumentForFamily[],
) {
  const papers = [
    ...letters.map((letter) => ({ id: letter.id, on: letter.sentOn, line: <LetterLine letter={letter} /> })),
    ...documents.map((document) => ({
      id: document.id,
      on: document.sentOn ?? document.releasedOn ?? '',
      line: <DocumentLine caseId={caseId} document={document} />,
    })),
  ]
  return papers.sort((one, other) => other.on.localeCompare(one.on))
}

function LetterLine({ letter: { id, title, sentOn, isNew, isTakenBack } }: { letter: LetterForFamily }) {
  return (
    <>
      <a className="govuk-link app-wrap" href={`/letters/${id}`}>
        {title}
      </a>{' '}
      {isNew && !isTakenBack && <Tag colour="blue">New</Tag>}
      {isTakenBack && <Tag colour="grey">No longer right</Tag>}
      <span className="app-papers__about">Letter from us, {formatDay(sentOn)}</span>
    </>
  )
}

function DocumentLine({ caseId, document }: { caseId: string; document: DocumentForFamily }) {
  const { id, title, fileType, size, contentUrl, isMine, scan } = document
  return (
    <>
      {contentUrl ? (
        <a className="govuk-link app-wrap" href={openHref(caseId, id)}>
          {title}
        </a>
      ) : (
        <strong className="app-wrap">{title}</strong>
      )}{' '}
      {scan === 'waiting' && <Tag colour="yellow">Being checked</Tag>}
      {scan === 'infected' && <Tag colour="red">Not kept</Tag>}
      <span className="app-papers__about">
        {originOf(document)}
        {contentUrl && ` (${fileType}, ${fileSizeWords(size)})`}
      </span>
      {isMine && !contentUrl && <span className="app-papers__state">{sentDocumentWords[scan]}</span>}
    </>
  )
}

function originOf({ kind, isMine, sentOn, releasedOn }: DocumentForFamily): string {
  if (isMine && sentOn) return `You sent this, ${formatDay(sentOn)}`
  const what = kind === 'evidence' ? documentKindWords.other.family : documentKindWords[kind].family
  return releasedOn ? `${what} from us, ${formatDay(releasedOn)}` : what
}
