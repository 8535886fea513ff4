import { Tag } from '../../ui/tag.tsx'
import type { LettersView } from './staff-letters-view.ts'

/** What was sent to whom, and whether it was read. */
export function StaffLetters({ letters }: { letters: LettersView }) {
  if (letters.length === 0) return null
  return (
    <table className="staff-table" id="letters">
      <caption className="govuk-table__caption govuk-table__caption--m">Letters</caption>
      <thead>
        <tr>
          <th scope="col">Letter</th>
          <th scope="col">To</th>
          <th scope="col">Sent</th>
          <th scope="col">Read</th>
        </tr>
      </thead>
      <tbody>
        {letters.map((letter) => (
          <tr key={letter.id} className="staff-row">
            <th scope="row">
              <a className="govuk-link" href={letter.href}>
                {letter.title}
                <span className="govuk-visually-hidden"> to {letter.to}</span>
              </a>{' '}
              {letter.isTakenBack && <Tag colour="grey">Taken back</Tag>}
            </th>
            <td data-label="To">{letter.to}</td>
            <td data-label="Sent">
              {letter.sent}
              {letter.post && (
                <span className="staff-history__by">
                  {letter.post.words} {letter.post.isLate && <Tag colour="red">Late</Tag>}
                </span>
              )}
            </td>
            <td data-label="Read">{letter.read}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
