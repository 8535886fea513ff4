/**
 * Text that Postgres can keep and a page can show: without the character 0, halves of a character and the control
 * characters that no letter needs; line ends are \n.
 */
export function storable(text: string): string {
  return (
    text
      .toWellFormed()
      .replaceAll(/\r\n?/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
      .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u0080-\u009f]/g, '')
      // Marks that turn the direction of what follows could make a line read as another.
      .replaceAll(/[\u202a-\u202e\u2066-\u2069]/g, '')
  )
}
