import type { SavedReply } from '@send-hub/shared'
import type { FastifyInstance } from 'fastify'
import { londonDay } from '../../lib/london-time.ts'
import { addPage, type Visit } from '../../lib/page.ts'
import { type StaffDesk, staffPage } from '../../lib/staff-desk.ts'
import { compactDay } from '../../lib/staff-moments.ts'
import { topicLabel } from '../../lib/staff-words.ts'
import { BackLink } from '../../ui/back-link.tsx'
import { Button } from '../../ui/button.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { Tag } from '../../ui/tag.tsx'
import { SavedReplyEditor, type SavedReplyView } from './answer-saved-editor.tsx'
import { plainPage } from './queue-plain-page.ts'
import { listOf } from './triage-send.ts'

const access = 'staff' as const
const home = '/staff/saved-replies'

/** `/staff/saved-replies`: everybody who answers reads them; managers write, change and retire them. */
export function addSavedReplies(app: FastifyInstance, desk: StaffDesk): void {
  const { web } = desk
  addPage(app, web, { url: home, access, show: (visit) => showList(desk, visit) })
  addPage(app, web, {
    url: `${home}/examples`,
    access,
    show: () => ({ to: home }),
    submit: async ({ call }) => {
      await call('POST /api/staff/saved-replies/examples')
      return { to: `${home}?done=examples` }
    },
  })
  addPage(app, web, {
    url: `${home}/new`,
    access,
    show: (visit) => showEditor(desk, visit, null),
    submit: async (visit) => {
      await visit.call('POST /api/staff/saved-replies', { body: writtenIn(visit) })
      return { to: `${home}?done=saved` }
    },
  })
  addPage(app, web, {
    url: `${home}/:replyId`,
    access,
    show: async (visit) => {
      const { items } = await visit.call('GET /api/staff/saved-replies')
      const found = items.find(({ id }) => id === visit.params.replyId)
      return found ? showEditor(desk, visit, found) : { to: home }
    },
    submit: async (visit) => {
      const body = { ...writtenIn(visit), version: visit.values.version }
      await visit.call('POST /api/staff/saved-replies/:replyId', { params: idOf(visit), body })
      return { to: `${home}?done=saved` }
    },
  })
  addPage(app, web, {
    url: `${home}/:replyId/retire`,
    access,
    show: (visit) => (visit.errors.length > 0 ? showList(desk, visit) : { to: home }),
    submit: async (visit) => {
      const { version, isRetired } = visit.values
      const body = { version, isRetired: isRetired === 'yes' }
      await visit.call('POST /api/staff/saved-replies/:replyId/retire', { params: idOf(visit), body })
      return { to: `${home}?done=${body.isRetired ? 'retired' : 'saved'}` }
    },
  })
}

const idOf = ({ params }: Visit) => ({ replyId: params.replyId ?? '' })

function writtenIn(visit: Visit) {
  const { title = '', body = '' } = visit.values
  // The API says which topic is none.
  return { title, body, topics: listOf(visit, 'topics') as SavedReply['topics'] }
}

async function showEditor(desk: StaffDesk, visit: Visit, found: SavedReply | null) {
  if ((await desk.me(visit)).role !== 'manager') return { to: home }
  const { errors, values } = visit
  const kept = found ?? { id: null, version: 1, title: '', topics: [], body: '', isRetired: false }
  const typed =
    errors.length > 0 ? { ...writtenIn(visit), version: Number(values.version) || kept.version } : {}
  const { id, version, title, topics, body, isRetired } = { ...kept, ...typed }
  const view: SavedReplyView = { id, version, title, topics, body, isRetired, errors }
  return staffPage(desk, visit, {
    ...{ section: 'more', title: 'Saved reply', name: 'saved-reply', component: SavedReplyEditor, view },
  })
}

const doneWords: Record<string, string> = {
  saved: 'The saved reply can be used',
  retired: 'The saved reply is out of use. It stays on record',
  examples: 'Our examples are there. Change them to your words',
}

async function showList(desk: StaffDesk, visit: Visit) {
  const { items, mayChange } = await visit.call('GET /api/staff/saved-replies')
  const done = doneWords[visit.query.done ?? ''] ?? null
  const page = <ListPage {...{ items, mayChange, done, today: desk.today() }} errors={visit.errors} />
  return plainPage(desk, visit, { section: 'more', title: 'Saved replies', view: page })
}

interface ListProps {
  items: readonly SavedReply[]
  mayChange: boolean
  done: string | null
  today: string
  errors: readonly { text: string }[]
}

function ListPage({ items, mayChange, done, today, errors }: ListProps) {
  return (
    <>
      {done && <NotificationBanner type="success">{done}</NotificationBanner>}
      {errors.map(({ text }) => (
        <p key={text} className="govuk-error-message" role="alert">
          {text}
        </p>
      ))}
      <BackLink href="/staff/more">More</BackLink>
      <h1 className="govuk-heading-l">Saved replies</h1>
      <p className="govuk-body">
        Texts to start an answer from. Beside an enquiry they are filled with what the person who asks may be
        told. {!mayChange && 'Managers write and change them.'}
      </p>
      {mayChange && (
        <p className="govuk-body">
          <a className="govuk-link" href={`${home}/new`}>
            Write a saved reply
          </a>
        </p>
      )}
      {items.length === 0 && <p className="govuk-body staff-empty">There are none yet.</p>}
      {items.map((item) => (
        <One key={item.id} item={item} mayChange={mayChange} today={today} />
      ))}
      {mayChange && (
        <form method="post" action={`${home}/examples`}>
          <Button variant="secondary" preventDoubleClick>
            {items.length === 0 ? 'Start with our examples' : 'Add our examples that are missing'}
          </Button>
        </form>
      )}
    </>
  )
}

function One({ item, mayChange, today }: { item: SavedReply; mayChange: boolean; today: string }) {
  const { id, title, topics, body, version, writtenBy, writtenAt, isRetired } = item
  return (
    <section className="staff-check" aria-labelledby={`reply-${id}`}>
      <h2 className="govuk-heading-s" id={`reply-${id}`}>
        {title} {isRetired && <Tag colour="grey">Out of use</Tag>}
      </h2>
      <p className="govuk-body-s staff-quiet">
        {topics.length > 0 ? topics.map(topicLabel).join('; ') : 'Every topic'}. Version {version},{' '}
        {writtenBy ?? 'our example'}, {compactDay(londonDay(new Date(writtenAt)), today)}.
      </p>
      <p className="govuk-body-s staff-message__body">{body}</p>
      {mayChange && (
        <p className="govuk-body-s">
          <a className="govuk-link" href={`${home}/${id}`}>
            Change<span className="govuk-visually-hidden"> {title}</span>
          </a>
        </p>
      )}
    </section>
  )
}
