/** What must not be told of a child whose address is hidden. */
export interface HiddenPlaces {
  postcode: string | null
  /** Lines of the addresses of everybody on the child's cases. */
  addressLines: readonly string[]
  /** Schools and other settings that were asked, or that have access. */
  settingNames: readonly string[]
}

/** Shorter names, such as "Oaks", would be found in ordinary words. */
const shortestName = 5

/**
 * Whether a text gives away where a child lives or learns: the postcode however it is spaced, a line of an address that
 * has a number in it, or the name of a school.
 */
export function revealsAddress(
  text: string,
  { postcode, addressLines, settingNames }: HiddenPlaces,
): boolean {
  const words = ` ${plain(text)} `
  const closed = closedUp(text)
  const lines = addressLines.filter((line) => /\d/.test(line))
  const postcodes = [postcode, ...lines.filter((line) => fullPostcode.test(line.trim()))]
  return (
    postcodes.some((code) => code !== null && closedUp(code) !== '' && closed.includes(closedUp(code))) ||
    [...lines, ...settingNames].some((place) => {
      const wanted = plain(place)
      return wanted.length >= shortestName && words.includes(` ${wanted} `)
    })
  )
}

const fullPostcode = /^[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}$/i

const closedUp = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')

/** Case, accents and punctuation hide nothing. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
