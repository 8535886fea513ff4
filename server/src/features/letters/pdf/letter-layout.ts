/** Millimetres in points, the unit of PDF. */
export const mm = (length: number): number => (length * 72) / 25.4

/** A4 in points. */
export const page = { width: mm(210), height: mm(297) }

export const margins = { left: mm(25), right: mm(25), top: mm(22), bottom: mm(22) }
export const textWidth = page.width - margins.left - margins.right

/**
 * An A4 sheet folded in three shows through a DL window from 20 to 110 mm from the left and, as it slips, from 44 to 79
 * or from 55 to 90 mm from the top: five lines from here are always in sight. Nothing but the address may stand in the
 * whole of what it can show.
 */
export const addressWindow = { left: mm(25), top: mm(52), width: mm(82), bottom: mm(92) }

/** Beside the window: date and reference; above it, who writes. */
export const rightColumn = { left: mm(122), width: mm(63), letterheadTop: mm(14), dateTop: mm(60) }

export const bodyTop = mm(97)

/** In points. Public letters are set in 12 or more. */
export const sizes = { title: 18, heading: 14, body: 12, small: 10 } as const

/** Between lines of the body, and after a paragraph, in points. */
export const lineGap = 1.5
export const paragraphGap = 7
