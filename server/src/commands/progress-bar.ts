/** Where a step stands: `done` of `total`, in whatever it counts; null when the end is not known. */
export interface Progress {
  step: string
  done: number
  total: number | null
}

const width = 30
const refreshMs = 100

/**
 * Draws a step's progress on one line of a terminal; writes nothing elsewhere, so that logs stay clean.
 * `labels`: what each step is called. Call `end()` before anything else is printed.
 */
export function progressBar(labels: Record<string, string>, stream: NodeJS.WriteStream = process.stderr) {
  let drawn = ''
  let drawnAt = Number.NEGATIVE_INFINITY

  const draw = (line: string) => {
    stream.write(`\r${line.padEnd(drawn.length)}`)
    drawn = line
    drawnAt = performance.now()
  }

  return {
    show({ step, done, total }: Progress): void {
      if (!stream.isTTY) return
      const isEnd = total !== null && done >= total
      const isNewStep = !drawn.startsWith(labels[step] ?? step)
      if (!isEnd && !isNewStep && performance.now() - drawnAt < refreshMs) return
      draw(`${labels[step] ?? step} ${barOf(done, total)}`)
    },
    end(): void {
      if (drawn) stream.write(`\r${' '.repeat(drawn.length)}\r`)
      drawn = ''
    },
  }
}

function barOf(done: number, total: number | null): string {
  if (!total) return '…'
  const part = Math.min(1, done / total)
  const filled = Math.round(part * width)
  return `[${'#'.repeat(filled)}${'.'.repeat(width - filled)}] ${Math.floor(part * 100)}%`
}
