/** The honest words about lateness, as the family's page has them; nothing when nothing is late. */
export function LateWords({ late }: { late: { heading: string; paragraphs: readonly string[] } | null }) {
  if (!late) return null
  return (
    <>
      <p>
        <strong>{late.heading}</strong>
      </p>
      {late.paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
    </>
  )
}
