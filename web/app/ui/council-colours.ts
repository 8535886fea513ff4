interface CouncilColours {
  brand: string
  brandDark: string
  link: string
  accent: string
}

const properties = {
  brand: '--govuk-brand-colour',
  link: '--govuk-link-colour',
  brandDark: '--govuk-link-hover-colour',
  accent: '--app-accent-colour',
} satisfies Record<keyof CouncilColours, string>

/**
 * A council's colours as CSS, for a style element (with the page's nonce) or a style sheet of its own; it must come
 * after the main one.
 * @throws RangeError when a colour is not six hexadecimal digits after a `#`: anything else could carry other CSS.
 */
export function councilColours(colours: CouncilColours): string {
  const names = Object.keys(properties) as (keyof CouncilColours)[]
  const rules = names.map((name) => {
    if (!/^#[0-9a-f]{6}$/i.test(colours[name])) throw new RangeError(`Not a colour: ${name}`)
    return `${properties[name]}:${colours[name]}`
  })
  return `:root{${rules.join(';')}}`
}
