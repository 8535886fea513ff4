import { type StaffTask, type StaffTaskKind, TaskSearch, wordsOfTask } from '@send-hub/shared'
import type { FastifyInstance } from 'fastify'
import { errorFor, type FormError, summaryOf } from '../../lib/form.ts'
import { addPage, type Visit } from '../../lib/page.ts'
import type { StaffDesk } from '../../lib/staff-desk.ts'
import { ListLinks } from '../../lib/staff-list.tsx'
import { compactDay, momentWords } from '../../lib/staff-moments.ts'
import { readAddress } from '../../lib/staff-search.ts'
import { teamName } from '../../lib/staff-words.ts'
import { BackLink } from '../../ui/back-link.tsx'
import { Button } from '../../ui/button.tsx'
import { Details } from '../../ui/details.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Input } from '../../ui/input.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { mailHref } from '../inbound-mail/mail-links.ts'
import { plainPage } from './queue-plain-page.ts'

/** `/staff/tasks`: what is to be done that is no enquiry. */
export function addTasks(app: FastifyInstance, desk: StaffDesk): void {
  const access = 'staff' as const
  addPage(app, desk.web, { url: '/staff/tasks', access, show: (visit) => show(desk, visit) })
  addPage(app, desk.web, {
    url: '/staff/tasks/:taskId/done',
    access,
    // Opened by its address it is the list; and so it is when the form comes back.
    show: (visit) => (visit.errors.length > 0 ? show(desk, visit) : { to: '/staff/tasks' }),
    submit: async ({ call, params, values }) => {
      const body = { outcome: values.outcome }
      await call('POST /api/staff/tasks/:taskId/done', { params: { taskId: params.taskId ?? '' }, body })
      return { to: `/staff/tasks?whose=${whoseOf(values.whose)}&done=1` }
    },
  })
}

const whoseOf = (typed: string | undefined) => readAddress(TaskSearch, { whose: typed }).whose

async function show(desk: StaffDesk, visit: Visit) {
  const whose = whoseOf(visit.values.whose ?? visit.query.whose)
  const { items, total } = await visit.call('GET /api/staff/tasks', { query: { whose } })
  const form = { taskId: visit.params.taskId, outcome: visit.values.outcome, errors: visit.errors }
  const isDone = visit.query.done === '1'
  const page = <TasksPage {...{ desk, whose, items, total, form, isDone }} />
  return plainPage(desk, visit, { section: 'enquiries', title: 'Tasks', view: page })
}

const views = { mine: 'Mine', team: 'Mine and my team’s', all: 'All' } as const

interface TasksProps {
  desk: StaffDesk
  whose: TaskSearch['whose']
  items: readonly StaffTask[]
  total: number
  form: TaskForm
  isDone: boolean
}
interface TaskForm {
  taskId: string | undefined
  outcome: string | undefined
  errors: readonly FormError[]
}

function TasksPage({ desk, whose, items, total, form, isDone }: TasksProps) {
  return (
    <>
      {form.errors.length > 0 && <ErrorSummary errors={summaryOf(form.errors)} />}
      {isDone && <NotificationBanner type="success">The task is done</NotificationBanner>}
      <BackLink href="/staff/enquiries">Queue</BackLink>
      <h1 className="govuk-heading-l">Tasks</h1>
      <div className="staff-bar">
        <ListLinks
          label="Whose"
          links={(Object.keys(views) as TaskSearch['whose'][]).map((key) => ({
            ...{ text: views[key], href: `/staff/tasks?whose=${key}`, isCurrent: key === whose },
            ...(key === whose && { count: total }),
          }))}
        />
      </div>
      {items.length === 0 && <p className="govuk-body staff-empty">Nothing to do here.</p>}
      {items.length > 0 && (
        <table className="staff-table">
          <caption className="govuk-visually-hidden">Tasks, what is due first</caption>
          <thead>
            <tr>
              <th scope="col">What to do</th>
              <th scope="col">About</th>
              <th scope="col">Due</th>
              <th scope="col">Whose</th>
              <th scope="col">Since</th>
              <th scope="col">Done</th>
            </tr>
          </thead>
          <tbody>
            {items.map((task) => (
              <TaskRow key={task.id} {...{ task, desk, whose, form }} />
            ))}
          </tbody>
        </table>
      )}
      {total > items.length && (
        <p className="govuk-body-s">
          The first {items.length} of {total}.
        </p>
      )}
    </>
  )
}

type RowProps = Pick<TasksProps, 'desk' | 'whose' | 'form'> & { task: StaffTask }

function TaskRow({ task, desk, whose, form }: RowProps) {
  const today = desk.today()
  const words = wordsOfTask(task.kind as StaffTaskKind, task.isNotTold)
  const isThis = form.taskId === task.id
  return (
    <tr className={task.isLate ? 'staff-row staff-row--over' : 'staff-row'}>
      <th scope="row">{words}</th>
      <td data-label="About">
        <About task={task} />
      </td>
      <td data-label="Due" className="staff-nowrap">
        {task.isLate && (
          <>
            <span className="staff-mark" aria-hidden="true">
              !
            </span>
            <span className="govuk-visually-hidden">Late: </span>
          </>
        )}
        {task.dueOn ? compactDay(task.dueOn, today) : '–'}
      </td>
      <td data-label="Whose">{task.forName ?? teamName(desk.web.council, task.team)}</td>
      <td data-label="Since">{momentWords(task.createdAt, today)}</td>
      <td data-label="Done">
        <Details summary="Done" open={isThis}>
          <form method="post" action={`/staff/tasks/${task.id}/done`} noValidate>
            <input type="hidden" name="whose" value={whose} />
            <Input
              name="outcome"
              id={isThis ? 'outcome' : `outcome-${task.id}`}
              label="What came of it"
              defaultValue={isThis ? form.outcome : undefined}
              error={isThis ? errorFor(form.errors, 'outcome') : undefined}
              maxLength={500}
            />
            <Button variant="secondary" preventDoubleClick aria-label={`Done: ${words}`}>
              Done
            </Button>
          </form>
        </Details>
      </td>
    </tr>
  )
}

function About({ task: { enquiry, person, mailId } }: { task: StaffTask }) {
  return (
    <>
      {enquiry && (
        <>
          <a className="govuk-link" href={`/staff/enquiries/${enquiry.id}`}>
            {enquiry.contactName}
          </a>{' '}
          <span className="staff-reference">{enquiry.reference}</span>{' '}
        </>
      )}
      {person &&
        (person.caseId ? (
          <a className="govuk-link" href={`/staff/cases/${person.caseId}/people`}>
            {person.name}
          </a>
        ) : (
          person.name
        ))}
      {mailId && !enquiry && (
        <a className="govuk-link" href={mailHref}>
          Emails to sort
        </a>
      )}
    </>
  )
}
