import type { ComponentProps } from 'react'
import { FormGroup, type LabelledQuestion, splitQuestion } from './form-group.tsx'
import { cx } from './markup.ts'

export interface FileUploadProps extends Omit<ComponentProps<'input'>, 'type' | 'name'>, LabelledQuestion {
  /** Also the id, unless one is given. */
  name: string
  /** Attributes of the area that a file can be dropped on, where a script makes one; left out: the plain control. */
  wrapperProps?: ComponentProps<'div'> | undefined
}

/** A question answered with a file. Its form needs `encType="multipart/form-data"`. */
export function FileUpload(props: FileUploadProps) {
  const { question, control } = splitQuestion(props)
  const { wrapperProps, className, ...rest } = control
  return (
    <FormGroup {...question}>
      {(describedBy) => {
        const names = cx('govuk-file-upload', question.error && 'govuk-file-upload--error', className)
        const input = <input {...rest} type="file" className={names} aria-describedby={describedBy} />
        if (!wrapperProps) return input
        return (
          <div
            {...wrapperProps}
            className={cx('govuk-file-upload-wrapper', wrapperProps.className)}
            data-module="govuk-file-upload"
          >
            {input}
          </div>
        )
      }}
    </FormGroup>
  )
}
