import type { HereNow } from '@send-hub/shared'

/** "Joe Bell is here. Priya Shah is writing an answer.": who else, or an empty text. */
export function hereWords(here: readonly HereNow[], me: string | null): string {
  const others = here.filter(({ staffId }) => staffId !== me)
  return [
    ...others.filter(({ isWriting }) => !isWriting).map(({ name }) => `${name} is here.`),
    ...others.filter(({ isWriting }) => isWriting).map(({ name }) => `${name} is writing an answer.`),
  ].join(' ')
}

/** The same for one line of the queue: "Joe Bell here, Priya Shah writing". */
export function hereInRow(here: readonly HereNow[], me: string | null): string | null {
  const others = here.filter(({ staffId }) => staffId !== me)
  return others.map(({ name, isWriting }) => `${name} ${isWriting ? 'writing' : 'here'}`).join(', ') || null
}

/** What has happened to one line of the queue since it was shown. */
export function LiveMarks({ goneTo, here }: { goneTo: string | null; here: string | null }) {
  return (
    <>
      {goneTo && <strong>{goneTo}. </strong>}
      {here && <span className="staff-row__here">{here} </span>}
    </>
  )
}

/** Who else has this enquiry open: said politely, in a line that is always there, so that nothing moves. */
export function WhoIsHere({ words }: { words: string }) {
  return (
    <p className={`govuk-body-s staff-here${words ? ' staff-here--some' : ''}`} role="status">
      {words}
    </p>
  )
}
