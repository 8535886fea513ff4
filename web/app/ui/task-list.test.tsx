import { content, type Options, shared, testFixtures } from './fixtures.ts'
import { Tag } from './tag.tsx'
import { TaskList } from './task-list.tsx'

interface TaskOptions {
  title: Options
  href?: string
  hint?: Options
  classes?: string
  status: Options & { tag?: Options }
}

interface TaskListOptions extends Options {
  items: (TaskOptions | false | null | '')[]
  idPrefix?: string
}

testFixtures<TaskListOptions>('task-list', ({ items, idPrefix, ...options }) => (
  <TaskList {...shared(options)} idPrefix={idPrefix} items={items.map((item) => item && toTask(item))} />
))

function toTask({ title, href, hint, classes, status }: TaskOptions) {
  return {
    title: content(title),
    titleClassName: title.classes,
    href,
    hint: content(hint),
    className: classes,
    status: status.tag ? <Tag {...shared(status.tag)}>{content(status.tag)}</Tag> : content(status),
    statusClassName: status.classes,
  }
}
