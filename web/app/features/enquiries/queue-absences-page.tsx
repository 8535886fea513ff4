import type { Absence } from '@send-hub/shared'
import type { FastifyInstance } from 'fastify'
import { errorFor, type FormError, type FormValues, summaryOf } from '../../lib/form.ts'
import { addPage, type Visit } from '../../lib/page.ts'
import type { Colleague, StaffDesk } from '../../lib/staff-desk.ts'
import { compactDay } from '../../lib/staff-moments.ts'
import { teamName } from '../../lib/staff-words.ts'
import { count } from '../../lib/waiting-words.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Input } from '../../ui/input.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { Select } from '../../ui/select.tsx'
import { plainPage } from './queue-plain-page.ts'

const access = 'staff' as const

/** `/staff/absences`: who is away and who covers; each records their own days, a manager anybody's. */
export function addAbsences(app: FastifyInstance, desk: StaffDesk): void {
  addPage(app, desk.web, {
    url: '/staff/absences',
    access,
    show: (visit) => show(desk, visit),
    submit: async ({ call, values }) => {
      const { fromOn, toOn, staffId, coveredById } = values
      const { passedOn } = await call('POST /api/staff/absences', {
        body: { fromOn, toOn, ...(staffId && { staffId }), ...(coveredById && { coveredById }) },
      })
      return { to: `/staff/absences?done=${passedOn}` }
    },
  })
  addPage(app, desk.web, {
    url: '/staff/absences/:absenceId/end',
    access,
    show: () => ({ to: '/staff/absences' }),
    submit: async ({ call, params }) => {
      await call('POST /api/staff/absences/:absenceId/end', { params: { absenceId: params.absenceId ?? '' } })
      return { to: '/staff/absences?done=ended' }
    },
  })
}

async function show(desk: StaffDesk, visit: Visit) {
  const [found, colleagues, me] = await Promise.all([
    visit.call('GET /api/staff/absences'),
    desk.colleagues(visit),
    desk.me(visit),
  ])
  const done = doneWords(visit.query.done)
  const { values: typed, errors } = visit
  const page = <AbsencesPage {...{ ...found, desk, colleagues, myId: me.id, typed, errors, done }} />
  return plainPage(desk, visit, { section: 'more', title: 'Days away', view: page })
}

function doneWords(done: string | undefined): string | null {
  if (done === 'ended') return 'The days away are ended'
  if (!/^\d{1,4}$/.test(done ?? '')) return null
  if (done === '0') return 'The days away are recorded'
  const passed = done === '1' ? '1 enquiry' : count(Number(done), 'enquirie')
  return `The days away are recorded. ${passed} promised for then went to who covers, or to the team`
}

interface AbsencesProps {
  desk: StaffDesk
  items: readonly Absence[]
  mayRecordForOthers: boolean
  colleagues: readonly Colleague[]
  myId: string
  typed: FormValues
  errors: readonly FormError[]
  done: string | null
}

function AbsencesPage(props: AbsencesProps) {
  const { desk, items, errors, done, mayRecordForOthers } = props
  const today = desk.today()
  return (
    <>
      {errors.length > 0 && <ErrorSummary errors={summaryOf(errors)} />}
      {done && <NotificationBanner type="success">{done}</NotificationBanner>}
      <h1 className="govuk-heading-l">Days away</h1>
      <p className="govuk-body">
        While somebody is away, nothing is given to them by turns. What they promised for those days goes to
        who covers, or back to their team, and who covers sees the rest in “Mine”. It ends by itself.
        {mayRecordForOthers && (
          <>
            {' '}
            <a className="govuk-link" href="/staff/team">
              What each colleague has
            </a>
          </>
        )}
      </p>
      {items.length === 0 && <p className="govuk-body staff-empty">Nobody is away, now or later.</p>}
      {items.length > 0 && (
        <table className="staff-table">
          <caption className="govuk-visually-hidden">Who is away</caption>
          <thead>
            <tr>
              <th scope="col">Who</th>
              <th scope="col">From</th>
              <th scope="col">To and with</th>
              <th scope="col">Covered by</th>
              <th scope="col">
                <span className="govuk-visually-hidden">End</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {items.map(({ id, name, team, fromOn, toOn, coveredBy, mayEnd }) => (
              <tr key={id} className="staff-row">
                <th scope="row">
                  {name}
                  {fromOn <= today && <strong> away now</strong>}
                </th>
                <td data-label="From">{compactDay(fromOn, today)}</td>
                <td data-label="To and with">{compactDay(toOn, today)}</td>
                <td data-label="Covered by">{coveredBy ?? `${teamName(desk.web.council, team)} (team)`}</td>
                <td>
                  {mayEnd && (
                    <form method="post" action={`/staff/absences/${id}/end`}>
                      <button
                        type="submit"
                        className="staff-link-button"
                        aria-label={`End the days away of ${name}`}
                      >
                        {fromOn <= today ? 'Back already' : 'Take back'}
                      </button>
                    </form>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <AbsenceForm {...props} />
    </>
  )
}

function AbsenceForm({ colleagues, myId, mayRecordForOthers, typed, errors }: AbsencesProps) {
  const field = (name: string) => ({ name, defaultValue: typed[name], error: errorFor(errors, name) })
  const people = colleagues.map(({ id, name }) => ({ value: id, text: name }))
  return (
    <section className="staff-check">
      <h2 className="govuk-heading-m">Record days away</h2>
      <form method="post" action="/staff/absences" noValidate>
        {mayRecordForOthers && (
          <Select
            {...field('staffId')}
            label="Who is away"
            items={[{ value: '', text: 'I am' }, ...people.filter(({ value }) => value !== myId)]}
          />
        )}
        <Input {...field('fromOn')} type="date" label="First day" className="govuk-input--width-10" />
        <Input {...field('toOn')} type="date" label="Last day" className="govuk-input--width-10" />
        <Select
          {...field('coveredById')}
          label="Who covers"
          items={[{ value: '', text: 'The team' }, ...people]}
        />
        <Button preventDoubleClick>Record</Button>
      </form>
    </section>
  )
}
