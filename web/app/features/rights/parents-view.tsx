import {
  type AccessLevel,
  accessLevels,
  type Council,
  formatDayLong,
  type ParentOfCase,
  type ParentsForYoungPerson,
  parentAnswerWords,
} from '@send-hub/shared'
import { errorFor, type FormError } from '../../lib/form.ts'
import { HubContact, Narrow } from '../../lib/plain-views.tsx'
import { Button } from '../../ui/button.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { Radios } from '../../ui/radios.tsx'
import { parentsHref } from './rights-links.ts'

interface ParentsViewProps {
  found: ParentsForYoungPerson
  /** Whose answer was just kept. */
  savedId: string | undefined
  errors: readonly FormError[]
  /** Whom to call. */
  hub: Council['hub']
}

/** One question for each parent or carer; each is saved by itself. */
export function ParentsView({ found, savedId, errors, hub }: ParentsViewProps) {
  const saved = found.parents.find(({ id }) => id === savedId)
  return (
    <Narrow>
      {saved && <NotificationBanner type="success">{savedWords(saved, found)}</NotificationBanner>}
      <h1 className="govuk-heading-l">What parents and carers can see</h1>
      <Intro found={found} />
      {found.parents.map((parent) => (
        <ParentForm key={parent.id} parent={parent} found={found} errors={errors} />
      ))}
      {found.parents.length === 0 && <p className="govuk-body">No parent or carer can see this here now.</p>}
      <p className="govuk-body">
        If somebody puts pressure on you about this, or you are not safe, tell us. <HubContact hub={hub} />
      </p>
      <p className="govuk-body">If you are in danger now, call 999.</p>
    </Narrow>
  )
}

function Intro({
  found: { isAboutReader, childName, changesOn, hasChanged },
}: {
  found: ParentsForYoungPerson
}) {
  const whose = isAboutReader ? 'This is yours to decide.' : `You decide this for ${childName}.`
  const when = hasChanged
    ? 'What you say works at once.'
    : `What you say works from ${formatDayLong(changesOn)}. Until then they see what they see now.`
  return (
    <>
      <p className="govuk-body">
        {whose} {when} You can change it at any time.
      </p>
      <p className="govuk-body">
        We tell each of them by email that something changed, and show them what they can see. They do not see
        what you say about others.
      </p>
    </>
  )
}

/** The widest first: most young people want their parents to stay. */
const offered: readonly AccessLevel[] = accessLevels.toReversed()

function ParentForm({
  parent,
  found,
  errors,
}: {
  parent: ParentOfCase
  found: ParentsForYoungPerson
  errors: readonly FormError[]
}) {
  const name = `level-${parent.id}`
  const chosen = parent.answer ?? undefined
  return (
    <form method="post" action={parentsHref(found.caseId)} noValidate className="app-case__section">
      <input type="hidden" name="parentId" value={parent.id} />
      <Radios
        name={name}
        legend={`What can ${parent.name} (${parent.relationship.toLowerCase()}) see?`}
        legendSize="m"
        hint={nowWords(parent, found.hasChanged)}
        defaultValue={chosen}
        error={errorFor(errors, name)}
        items={offered.map((level) => ({
          value: level,
          text: choiceWords(level, found),
          hint: parentAnswerWords[level].hint,
        }))}
      />
      <Button>
        Save<span className="govuk-visually-hidden"> what {parent.name} can see</span>
      </Button>
    </form>
  )
}

/** As whoever chooses says it: the young person of themselves, or somebody who decides for them. */
function choiceWords(level: AccessLevel, { isAboutReader, childName }: ParentsForYoungPerson): string {
  if (level === 'act' && !isAboutReader) return `Everything, and act for ${childName}`
  return parentAnswerWords[level].own
}

function nowWords({ answer, level }: ParentOfCase, hasChanged: boolean): string {
  if (answer !== null)
    return hasChanged ? 'You have told us this.' : 'You have told us this. It works from that day.'
  return hasChanged && level === 'status'
    ? 'You have not told us yet. Until you do, they see the stage and the dates.'
    : 'You have not told us yet.'
}

function savedWords({ name, answer }: ParentOfCase, found: ParentsForYoungPerson): string {
  const what = answer ? choiceWords(answer, found) : ''
  const when = found.hasChanged ? 'now' : `from ${formatDayLong(found.changesOn)}`
  return `Saved. What ${name} can see ${when}: ${what.charAt(0).toLowerCase()}${what.slice(1)}.`
}
