/** No vowels and no look-alikes; 23 is prime, so the check character catches every single slip and swap. */
const alphabet = '234679CDFGHJKMNPQRTVWXY'

/**
 * Reads a reference as a person types it (`sen 7k3m q`, `SEN7K3MQ`) and gives its one written form
 * (`SEN-7K3M-Q`), or null when it can't be one. The same rule makes them in migrations/0000.
 */
export function parseReference(typed: string): string | null {
  const match = /^(SEN|ENQ)([234679CDFGHJKMNPQRTVWXY]{4,8})([234679CDFGHJKMNPQRTVWXY])$/.exec(
    typed.toUpperCase().replace(/[\s-]/g, ''),
  )
  const [, prefix, body, check] = match ?? []
  if (!prefix || !body || !check) return null
  const total = [...body].reduce(
    (sum, character, place) => sum + alphabet.indexOf(character) * (place + 2),
    0,
  )
  return alphabet[total % alphabet.length] === check ? `${prefix}-${body}-${check}` : null
}
