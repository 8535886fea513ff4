import { type AccessRequestForStaff, flagReasonWords, type HeldItem } from '@send-hub/shared'
import { errorFor } from '../../lib/form.ts'
import { Details } from '../../ui/details.tsx'
import { Input } from '../../ui/input.tsx'
import { Radios } from '../../ui/radios.tsx'
import { Tag } from '../../ui/tag.tsx'
import type { Form } from './form.ts'

type GroupOfItems = AccessRequestForStaff['groups'][number]

/** Things of one kind: first what has to be decided, then what goes out by itself. */
export function Group({ group: { heading, items }, values, errors }: Form & { group: GroupOfItems }) {
  const flagged = items.filter(({ why }) => why !== null)
  const others = items.filter(({ why }) => why === null)
  return (
    <section>
      <h3 className="govuk-heading-s">{heading}</h3>
      {flagged.map((item) => (
        <Flagged key={item.sourceId} item={item} values={values} errors={errors} />
      ))}
      {others.length > 0 && (
        <Details
          summary={others.length === 1 ? '1 goes out as it is' : `${others.length} go out as they are`}
        >
          {others.map((item) => (
            <Says key={item.sourceId} item={item} />
          ))}
        </Details>
      )}
    </section>
  )
}

export const fieldOf = (
  what: 'decision' | 'reason',
  { source, sourceId }: Pick<HeldItem, 'source' | 'sourceId'>,
) => `${what}-${source}-${sourceId}`

function Flagged({ item, values, errors }: Form & { item: HeldItem }) {
  const [decision, reason] = [fieldOf('decision', item), fieldOf('reason', item)]
  return (
    <div className="app-promise">
      <p className="govuk-body">
        <Tag colour={item.decision ? 'green' : 'yellow'}>{item.decision ? 'Decided' : 'To decide'}</Tag>{' '}
        {item.why && flagReasonWords[item.why]}. {item.aboutName && <strong>{item.aboutName}</strong>}
      </p>
      <Says item={item} />
      <Radios
        name={decision}
        legend="Does it go into the copy?"
        className="govuk-radios--small govuk-radios--inline"
        items={[
          { value: 'include', text: 'It goes in' },
          { value: 'leave-out', text: 'Leave it out' },
        ]}
        defaultValue={values[decision] ?? item.decision ?? undefined}
        error={errorFor(errors, decision)}
      />
      <Input
        name={reason}
        label="Why it is left out"
        defaultValue={values[reason] ?? item.decisionReason ?? undefined}
        error={errorFor(errors, reason)}
      />
    </div>
  )
}

function Says({ item: { says, fileName } }: { item: HeldItem }) {
  return (
    <dl className="staff-facts">
      {says.map(({ label, value }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no id, and nothing here moves
        <div key={at}>
          <dt>{label}</dt>
          <dd className="staff-message__body">{value}</dd>
        </div>
      ))}
      {fileName && (
        <div>
          <dt>File</dt>
          <dd>{fileName}</dd>
        </div>
      )}
    </dl>
  )
}
