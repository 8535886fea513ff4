import type { ComponentProps, ReactNode } from 'react'
import { cx, type Falsy, numbered } from './markup.ts'

interface Task {
  title: ReactNode
  href?: string
  hint?: ReactNode
  /** Words, or a `Tag` when the reader still has to do something. */
  status: ReactNode
  className?: string
  titleClassName?: string
  statusClassName?: string
}

interface TaskListProps extends ComponentProps<'ul'> {
  items: readonly (Task | Falsy)[]
  idPrefix?: string
}

/** Things to be done, in any order, and how far each has come. */
export function TaskList({ items, idPrefix = 'task-list', className, ...rest }: TaskListProps) {
  return (
    <ul className={cx('govuk-task-list', className)} {...rest}>
      {numbered(items).map(({ item, place }) => (
        <TaskItem key={place} task={item} id={`${idPrefix}-${place}`} />
      ))}
    </ul>
  )
}

function TaskItem({ task, id }: { task: Task; id: string }) {
  const { title, href, hint, status, className, titleClassName, statusClassName } = task
  return (
    <li className={cx('govuk-task-list__item', href && 'govuk-task-list__item--with-link', className)}>
      <div className="govuk-task-list__name-and-hint">
        {href ? (
          <a
            className={cx('govuk-link govuk-task-list__link', titleClassName)}
            href={href}
            aria-describedby={cx(hint && `${id}-hint`, `${id}-status`)}
          >
            {title}
          </a>
        ) : (
          <div className={titleClassName}>{title}</div>
        )}
        {hint && (
          <div id={`${id}-hint`} className="govuk-task-list__hint">
            {hint}
          </div>
        )}
      </div>
      <div className={cx('govuk-task-list__status', statusClassName)} id={`${id}-status`}>
        {status}
      </div>
    </li>
  )
}
