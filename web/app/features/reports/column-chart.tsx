/** One group of columns with its name; `values` are in the order of `names`. */
export type ColumnGroup = { label: string; values: (number | null)[] }
export type Columns = { label: string; names: string[]; groups: ColumnGroup[] }

const height = 40
const [step, gap] = [20, 4]

/**
 * Columns from a common nought. Every number stands in the table below, so the drawing says nothing to a screen reader;
 * the parts are told apart by light and dark and by their place. Nothing is drawn of nought.
 */
export function ColumnChart({ label, names, groups }: Columns) {
  if (groups.every(({ values }) => values.every((value) => !value))) return null
  const most = Math.max(1, ...groups.flatMap(({ values }) => values.map((value) => value ?? 0)))
  return (
    <figure className="staff-columns">
      <svg
        viewBox={`0 0 ${groups.length * step} ${height}`}
        preserveAspectRatio="none"
        aria-hidden="true"
        focusable="false"
      >
        {groups.flatMap(({ label: group, values }, place) =>
          values.map((value, part) => {
            const width = (step - gap) / values.length
            const tall = ((value ?? 0) / most) * height
            return (
              <rect
                key={`${group}-${names[part]}`}
                className={`staff-bar-chart__part-${part === 0 ? 5 : 1}`}
                x={place * step + gap / 2 + part * width}
                y={height - tall}
                width={width}
                height={tall}
              />
            )
          }),
        )}
      </svg>
      <div className="staff-columns__names" aria-hidden="true">
        {groups.map(({ label: group }) => (
          <span key={group}>{group}</span>
        ))}
      </div>
      <figcaption>
        <span className="govuk-visually-hidden">{label}. </span>
        <ul className="staff-bar-chart__key">
          {names.map((name, part) => (
            <li key={name}>
              <svg viewBox="0 0 10 10" aria-hidden="true" focusable="false">
                <rect className={`staff-bar-chart__part-${part === 0 ? 5 : 1}`} width="10" height="10" />
              </svg>
              {name}
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  )
}
