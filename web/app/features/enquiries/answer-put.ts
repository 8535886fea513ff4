/**
 * Where a saved reply goes into what is typed already: at the cursor, on lines of its own. Nothing that was typed or
 * marked is lost. @property caret where to go on typing
 */
export function putInto(typed: string, at: number, reply: string): { piece: string; caret: number } {
  const before = gap(/\n*$/.exec(typed.slice(0, at))?.[0] ?? '', typed.slice(0, at).trim() === '')
  const after = gap(/^\n*/.exec(typed.slice(at))?.[0] ?? '', typed.slice(at).trim() === '')
  const piece = `${before}${reply}${after}`
  return { piece, caret: at + before.length + reply.length }
}

/** An empty line between two texts; what is there already counts. */
const gap = (there: string, isEnd: boolean) => (isEnd ? '' : '\n'.repeat(Math.max(0, 2 - there.length)))

/** The same for whoever works without the script: after everything that was typed. */
export function putAfter(typed: string, reply: string): string {
  const { piece } = putInto(typed.trimEnd(), typed.trimEnd().length, reply)
  return `${typed.trimEnd()}${piece}`
}
