import type { Day } from '../../platform/calendar/index.ts'
import type { XmlElement } from './block-collector.ts'
import type { RowFaults, Severity } from './fault.ts'
import { isRealDay } from './real-day.ts'

const LEFT_OUT_FIX = 'Correct it in the case system, export the return and import it again.'
const KEPT_FIX = 'Correct it in the case system before the next return.'

/**
 * One block of a return, read item by item. Each read says what it expects, reports what it finds instead, and gives
 * null for an item that is absent, empty or at fault. Items never asked for are unknown: see `reportUnknown`.
 */
export class Items {
  readonly path: string
  readonly row: RowFaults
  private readonly element: XmlElement
  /** Of a dozen names at most: a list is lighter than a set, and a return has 170,000 blocks. */
  private readonly asked: string[] = []
  private readonly blocks: Items[] = []

  constructor(element: XmlElement, path: string, row: RowFaults) {
    this.element = element
    this.path = path
    this.row = row
  }

  get line(): number {
    return this.element.line
  }

  /** Is there anything at all under this name, readable or not? */
  has(name: string): boolean {
    return this.element.children.some((child) => child.name === name && child.text.trim() !== '')
  }

  text(name: string): string | null {
    const text = this.find(name)?.text.trim() ?? ''
    return text === '' ? null : detached(text)
  }

  /** A name, with accents and spaces written one way so that two files agree on it. */
  name(name: string): string | null {
    return this.text(name)?.normalize('NFC').replace(/\s+/g, ' ') ?? null
  }

  /** `unreadable` says whether the row can do without it: an item that decides a stage or a legal date cannot be guessed. */
  day(name: string, unreadable: Severity = 'kept'): Day | null {
    return this.checked(name, isRealDay, 'is not a real date written YYYY-MM-DD', unreadable)
  }

  flag(name: string): boolean | null {
    const text = this.checked(name, (it) => it === '0' || it === '1', 'is not 0 or 1')
    return text === null ? null : text === '1'
  }

  code<Code extends string>(
    name: string,
    codes: readonly Code[],
    unreadable: Severity = 'kept',
  ): Code | null {
    const isCode = (text: string): text is Code => (codes as readonly string[]).includes(text)
    return this.checked(name, isCode, `is not one of ${codes.join(', ')}`, unreadable) as Code | null
  }

  /** A rank, from 1. */
  rank(name: string): number | null {
    const text = this.checked(name, (it) => /^[1-9]\d?$/.test(it), 'is not a rank (1 or more)')
    return text === null ? null : Number(text)
  }

  matching(name: string, shape: RegExp, what: string): string | null {
    return this.checked(name, (text) => shape.test(text), what)
  }

  required<Value>(name: string, read: (name: string) => Value | null): Value | null {
    const value = read(name)
    if (value === null && !this.has(name)) this.report('left-out', name, 'is missing')
    return value
  }

  /** The only block of this name, or null. A second one is reported and not read. */
  group(name: string): Items | null {
    const path = `${this.path}/${name}`
    const known = this.blocks.find((block) => block.path === path)
    if (known) return known
    const found = this.find(name)
    if (!found) return null
    const block = new Items(found, path, this.row)
    this.blocks.push(block)
    return block
  }

  /** All blocks of this name, in file order; `row` when each is a row of its own. */
  groups(name: string, row: () => RowFaults = () => this.row): Items[] {
    this.asked.push(name)
    return this.element.children
      .filter((child) => child.name === name)
      .map((child, index) => new Items(child, `${this.path}/${name}[${index + 1}]`, row()))
  }

  report(severity: Severity, name: string, what: string, fix?: string) {
    const child = this.element.children.find((it) => it.name === name)
    const place = { line: (child ?? this.element).line, path: `${this.path}/${name}` }
    this.row.report(
      severity,
      place,
      `${name} ${what}`,
      fix ?? (severity === 'left-out' ? LEFT_OUT_FIX : KEPT_FIX),
    )
  }

  /** To be called when every item has been read. */
  reportUnknown(unknown: UnknownItems) {
    for (const child of this.element.children) {
      if (!this.asked.includes(child.name)) unknown.report(this.row, child, this.path)
    }
    if (this.element.children.length > 0 && this.element.text.trim() !== '') {
      const what = 'Text stands between the items of this block and was not read'
      this.row.report('kept', { line: this.line, path: this.path }, what, KEPT_FIX)
    }
  }

  private checked(
    name: string,
    accepts: (text: string) => boolean,
    what: string,
    unreadable: Severity = 'kept',
  ) {
    const text = this.text(name)
    if (text === null || accepts(text)) return text
    this.report(unreadable, name, unreadable === 'kept' ? `${what}, so it was not taken over` : what)
    return null
  }

  private find(name: string): XmlElement | undefined {
    const first = this.element.children.find((child) => child.name === name)
    if (!first || this.asked.includes(name)) return first
    this.asked.push(name)
    const second = this.element.children.findLast((child) => child.name === name)
    if (second && second !== first) {
      const place = { line: second.line, path: `${this.path}/${name}` }
      this.row.report('kept', place, `${name} stands here twice; only the first was read`, KEPT_FIX)
    }
    return first
  }
}

/** A newer return may bring an element a hundred thousand times: each kind is reported once. */
export class UnknownItems {
  private readonly reported = new Set<string>()

  report(row: RowFaults, element: { name: string; line: number }, parentPath: string) {
    const path = `${parentPath}/${element.name}`.replace(/^\//, '')
    const kind = path.replace(/\[\d+\]/g, '')
    if (this.reported.has(kind) || this.reported.size >= MAX_KINDS) return
    this.reported.add(kind)
    const what = `${element.name.slice(0, 40)} is not an item we know here; it was not read, here or further on`
    row.report('kept', { line: element.line, path: path.slice(0, 200) }, what, UNKNOWN_FIX)
  }
}

/**
 * V8 cuts a string of 13 characters or more as a window on the chunk it came from. Whoever remembers a UPN would keep
 * 64 kB of the file alive for each, and all of it in the end; so such strings are copied.
 */
function detached(text: string): string {
  return text.length < 13 ? text : Buffer.from(text, 'utf8').toString('utf8')
}

const MAX_KINDS = 100
const UNKNOWN_FIX =
  'Check that the return was exported for this collection; if so, tell the supplier of the hub.'
