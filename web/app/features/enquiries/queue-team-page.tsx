import type { TeamLoad, TeamMember } from '@send-hub/shared'
import type { FastifyInstance } from 'fastify'
import { type FormError, summaryOf } from '../../lib/form.ts'
import { addPage, type Visit } from '../../lib/page.ts'
import type { StaffDesk } from '../../lib/staff-desk.ts'
import { compactDay } from '../../lib/staff-moments.ts'
import { teamName } from '../../lib/staff-words.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Input } from '../../ui/input.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { Select } from '../../ui/select.tsx'
import { plainPage } from './queue-plain-page.ts'
import { queueHref } from './staff-queue-href.ts'

const access = 'staff' as const

/** `/staff/team`: what each colleague has and how much they are given. The API lets managers in alone. */
export function addTeam(app: FastifyInstance, desk: StaffDesk): void {
  addPage(app, desk.web, { url: '/staff/team', access, show: (visit) => show(desk, visit) })
  addPage(app, desk.web, {
    url: '/staff/team/:staffId',
    access,
    show: (visit) => (visit.errors.length > 0 ? show(desk, visit) : { to: '/staff/team' }),
    submit: async ({ call, params, values }) => {
      await call('POST /api/staff/team/:staffId', {
        params: { staffId: params.staffId ?? '' },
        body: { capacity: values.capacity, takesTurns: values.takesTurns === 'yes' },
      })
      return { to: '/staff/team?done=1' }
    },
  })
}

async function show(desk: StaffDesk, visit: Visit) {
  const load = await visit.call('GET /api/staff/team')
  const { errors, params } = visit
  const isDone = visit.query.done === '1'
  const page = <TeamPage {...{ desk, load, errors, isDone, faulty: params.staffId }} />
  return plainPage(desk, visit, { section: 'more', title: 'What each colleague has', view: page })
}

interface TeamProps {
  desk: StaffDesk
  load: TeamLoad
  errors: readonly FormError[]
  faulty: string | undefined
  isDone: boolean
}

function TeamPage({ desk, load, errors, faulty, isDone }: TeamProps) {
  const { council } = desk.web
  const teams = [...new Set([...load.items, ...load.unowned].map(({ team }) => team))]
  return (
    <>
      {errors.length > 0 && <ErrorSummary errors={summaryOf(errors)} />}
      {isDone && (
        <NotificationBanner type="success">Changed. It counts from the next turn on</NotificationBanner>
      )}
      <h1 className="govuk-heading-l">What each colleague has</h1>
      <p className="govuk-body">
        Turns pass over whoever is away, takes none, or has as many open enquiries as they can hold.{' '}
        <a className="govuk-link" href="/staff/absences">
          Days away
        </a>
      </p>
      {teams.map((team) => {
        const unowned = load.unowned.find((one) => one.team === team)
        const members = load.items.filter((one) => one.team === team)
        return (
          <section key={team}>
            <h2 className="govuk-heading-m">{teamName(council, team)}</h2>
            <p className="govuk-body">
              <a className="govuk-link" href={queueHref({ queue: 'unassigned', team })}>
                Nobody’s: {unowned?.open ?? 0}
              </a>
              {unowned && unowned.late > 0 && <strong>, {unowned.late} late</strong>}
            </p>
            {members.length > 0 && <Members {...{ desk, members, faulty, title: teamName(council, team) }} />}
          </section>
        )
      })}
    </>
  )
}

type MembersProps = { desk: StaffDesk; members: TeamMember[]; faulty: string | undefined; title: string }

function Members({ desk, members, faulty, title }: MembersProps) {
  return (
    <table className="staff-table">
      <caption className="govuk-visually-hidden">{title}</caption>
      <thead>
        <tr>
          <th scope="col">Who</th>
          <th scope="col">Open</th>
          <th scope="col">Late</th>
          <th scope="col">Away until</th>
          <th scope="col">How many they are given</th>
        </tr>
      </thead>
      <tbody>
        {members.map((member) => (
          <Member key={member.id} member={member} desk={desk} isFaulty={member.id === faulty} />
        ))}
      </tbody>
    </table>
  )
}

function Member({ member, desk, isFaulty }: { member: TeamMember; desk: StaffDesk; isFaulty: boolean }) {
  const { id, name, open, late, capacity, takesTurns, awayUntil } = member
  return (
    <tr className={late > 0 ? 'staff-row staff-row--over' : 'staff-row'}>
      <th scope="row">
        <a className="govuk-link" href={queueHref({ owner: id })}>
          {name}
        </a>
      </th>
      <td data-label="Open">
        {open}
        {open >= capacity && takesTurns && <span className="staff-quiet"> full</span>}
      </td>
      <td data-label="Late">{late > 0 ? <strong>{late}</strong> : 0}</td>
      <td data-label="Away until">{awayUntil ? compactDay(awayUntil, desk.today()) : '–'}</td>
      <td data-label="How many they are given">
        <form method="post" action={`/staff/team/${id}`} className="staff-line-form" noValidate>
          <Input
            name="capacity"
            id={isFaulty ? 'capacity' : `capacity-${id}`}
            label={<span className="govuk-visually-hidden">Open at most, {name}</span>}
            defaultValue={String(capacity)}
            inputMode="numeric"
            className="govuk-input--width-3"
          />
          <Select
            name="takesTurns"
            id={`turns-${id}`}
            label={<span className="govuk-visually-hidden">Turns, {name}</span>}
            defaultValue={takesTurns ? 'yes' : 'no'}
            items={[
              { value: 'yes', text: 'takes turns' },
              { value: 'no', text: 'takes none' },
            ]}
          />
          <Button variant="secondary" aria-label={`Change ${name}`}>
            Change
          </Button>
        </form>
      </td>
    </tr>
  )
}
