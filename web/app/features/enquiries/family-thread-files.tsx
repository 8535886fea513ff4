import { fileSizeWords, type MessageFileForFamily } from '@send-hub/shared'

interface ThreadFilesProps {
  enquiryId: string
  /** Those of one message. */
  files: readonly MessageFileForFamily[]
}

/** What went with a message: each with what it is, and whether it can be opened. */
export function ThreadFiles({ enquiryId, files }: ThreadFilesProps) {
  if (files.length === 0) return null
  return (
    <ul className="govuk-list app-message__files" aria-label="Files">
      {files.map((file) => (
        <li key={file.id} className="app-wrap">
          {file.contentUrl ? (
            <a className="govuk-link" href={`/enquiries/${enquiryId}/files/${file.id}`}>
              {file.fileName}
            </a>
          ) : (
            file.fileName
          )}{' '}
          ({file.fileType}, {fileSizeWords(file.size)}){stateWords[file.state]}
        </li>
      ))}
    </ul>
  )
}

const stateWords = {
  ready: '',
  checking: '. We are checking it for viruses. You can open it in a few minutes.',
  'not-kept': '. Our check found that it may not be safe, so we did not keep it. Send it in another way.',
} as const satisfies Record<MessageFileForFamily['state'], string>
