import {
  acceptedEndings,
  askWords,
  fileSizeWords,
  fileTypeHint,
  maxFilesOfMessage,
  type StagedFiles,
} from '@send-hub/shared'
import { FileForm, fileWasChosen } from '../../lib/file-form.ts'
import { errorFor, type FormError, FormFault } from '../../lib/form.ts'
import type { Visit } from '../../lib/page.ts'
import { sealData, unsealData } from '../../lib/sealed.ts'
import { Button } from '../../ui/button.tsx'
import { FileUpload } from '../../ui/file-upload.tsx'

/** A file that came before its message; the token lets it go with it. */
export type KeptFile = StagedFiles['items'][number]

const sealKind = 'files'

/** The files that came with the pages before this one. */
export function keptFiles({ web, values }: Pick<Visit, 'web' | 'values'>): KeptFile[] {
  return unsealData<{ items: KeptFile[] }>(web, sealKind, values.files)?.items ?? []
}

/** For a hidden field; undefined where there are none. */
export function carryFiles({ web }: Pick<Visit, 'web'>, items: readonly KeptFile[]): string | undefined {
  return items.length > 0 ? sealData(web, sealKind, { items }) : undefined
}

export const tokensOf = (files: readonly KeptFile[]): string[] => files.map(({ token }) => token)

/**
 * The files that came before, and those that come with this very form.
 * @throws FormFault when they are too many, or were lost on the way through a sign-in
 */
export async function takeFiles(visit: Visit): Promise<KeptFile[]> {
  const { values, request } = visit
  const kept = keptFiles(visit).filter((_, at) => String(at) !== values.remove)
  if (values[fileWasChosen] !== 'yes') return kept
  if (!(request.body instanceof FileForm)) throw new FormFault([{ field: 'files', text: askWords.filesLost }])
  const { items } = await visit.call('POST /api/family/message-files', { file: request.body })
  if (kept.length + items.length > maxFilesOfMessage) {
    const text = `Send at most ${maxFilesOfMessage} files with one message. Take some away, or send them later`
    throw new FormFault([{ field: 'files', text }])
  }
  return [...kept, ...items]
}

interface FilesFieldProps {
  files: readonly KeptFile[]
  maxBytes: number
  errors: readonly FormError[]
}

/** What goes along already, and room for more. It stands last in its form: a page knows only what comes before a file. */
export function FilesField({ files, maxBytes, errors }: FilesFieldProps) {
  return (
    <>
      {files.length > 0 && <KeptList files={files} />}
      <FileUpload
        name="files"
        label={files.length > 0 ? 'Add more files' : 'Add files, if you want to'}
        labelSize="s"
        hint={`${askWords.filesHint} It can be ${fileTypeHint}, up to ${fileSizeWords(maxBytes)} each.`}
        accept={acceptedEndings}
        multiple
        error={errorFor(errors, 'files')}
      />
    </>
  )
}

function KeptList({ files }: Pick<FilesFieldProps, 'files'>) {
  return (
    <section aria-labelledby="kept-files">
      <h2 className="govuk-heading-s" id="kept-files">
        {askWords.filesKept}
      </h2>
      <ul className="govuk-list app-kept-files">
        {files.map((file, at) => (
          <li key={file.token} className="app-kept-files__item">
            <span className="app-wrap">{file.fileName}</span> ({fileSizeWords(file.size)}){' '}
            <Button variant="secondary" name="remove" value={String(at)}>
              Remove<span className="govuk-visually-hidden"> {file.fileName}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** For the look before it goes. */
export function FileNames({ files }: Pick<FilesFieldProps, 'files'>) {
  if (files.length === 0) return 'None'
  return (
    <ul className="govuk-list">
      {files.map(({ token, fileName, size }) => (
        <li key={token} className="app-wrap">
          {fileName} ({fileSizeWords(size)})
        </li>
      ))}
    </ul>
  )
}
