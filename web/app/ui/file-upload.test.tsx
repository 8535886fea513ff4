import { FileUpload } from './file-upload.tsx'
import { type QuestionOptions, question } from './fixture-questions.ts'
import { shared, testFixtures } from './fixtures.ts'

interface FileUploadOptions extends QuestionOptions {
  multiple?: boolean
  disabled?: boolean
  javascript?: boolean
  wrapperClasses?: string
  wrapperAttributes?: Record<string, string>
  chooseFilesButtonText?: string
  noFileChosenText?: string
  multipleFilesChosenText?: Record<string, string>
  dropInstructionText?: string
  enteredDropZoneText?: string
  leftDropZoneText?: string
}

testFixtures<FileUploadOptions>('file-upload', ({ multiple, disabled, ...options }) => (
  <FileUpload
    {...question(options)}
    multiple={multiple}
    disabled={disabled}
    wrapperProps={options.javascript ? wrapperOf(options) : undefined}
  />
))

function wrapperOf(options: FileUploadOptions) {
  const words = {
    'choose-files-button': options.chooseFilesButtonText,
    'no-file-chosen': options.noFileChosenText,
    'multiple-files-chosen.other': options.multipleFilesChosenText?.other,
    'multiple-files-chosen.one': options.multipleFilesChosenText?.one,
    'drop-instruction': options.dropInstructionText,
    'entered-drop-zone': options.enteredDropZoneText,
    'left-drop-zone': options.leftDropZoneText,
  }
  const named = Object.entries(words).map(([name, text]) => [`data-i18n.${name}`, text])
  return {
    ...shared({ classes: options.wrapperClasses, attributes: options.wrapperAttributes }),
    ...Object.fromEntries(named),
  }
}
