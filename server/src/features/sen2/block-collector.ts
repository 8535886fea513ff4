import { ReturnRefused } from './refused.ts'

/** An element with what it holds. Attributes are not kept: the return has none. */
export type XmlElement = { name: string; line: number; text: string; children: XmlElement[] }

/**
 * The blocks of a return, in file order. `persons` is told when the list opens; `unknown` is an element beside the
 * header or among the people that the return does not have.
 */
export type XmlBlock = { kind: 'header' | 'persons' | 'person' | 'unknown'; element: XmlElement }

const MAX_DEPTH = 12
const MAX_TEXT = 1000
/** Elements inside one Person or Header; a person with fifty requests has about 1,500. */
const MAX_ELEMENTS = 2000

/**
 * Gathers the elements of a Message into blocks and holds one block at a time, whatever the file's size. What lies
 * outside the return's shape is passed over without being kept; what no return could hold is refused.
 */
export class BlockCollector {
  hasRoot: boolean = false
  private ready: XmlBlock[] = []
  private path: XmlElement[] = []
  private depth = 0
  private isInPersons: boolean = false
  /** Depth of the block being collected, or of the element being passed over; 0 when neither. */
  private blockDepth = 0
  private skippedDepth = 0
  private elements = 0

  open(name: string, line: number) {
    this.depth += 1
    if (this.depth > MAX_DEPTH) refuse('nests elements deeper than a SEN2 return does', line)
    if (this.skippedDepth > 0) return
    const element = { name, line, text: '', children: [] }
    if (this.blockDepth > 0) this.openInBlock(element)
    else this.openOutside(element)
  }

  text(text: string) {
    const element = this.path.at(-1)
    if (!element || this.skippedDepth > 0) return
    // White space between the items of a block is most of a file: it is not worth keeping.
    if (element.text === '' && text.trim() === '') return
    element.text += text
    if (element.text.length > MAX_TEXT) refuse(`has an item longer than ${MAX_TEXT} characters`, element.line)
  }

  /** The element just closed, unless it was passed over. */
  close(): XmlElement | undefined {
    const closedDepth = this.depth
    this.depth -= 1
    if (this.skippedDepth > 0) {
      if (this.skippedDepth === closedDepth) this.skippedDepth = 0
      return undefined
    }
    if (this.blockDepth === 0) {
      if (closedDepth === 2) this.isInPersons = false
      return undefined
    }
    const element = this.path.pop()
    if (element && this.blockDepth === closedDepth) {
      this.blockDepth = 0
      this.ready.push({ kind: closedDepth === 2 ? 'header' : 'person', element })
    }
    return element
  }

  takeReady(): XmlBlock[] {
    const blocks = this.ready
    this.ready = []
    return blocks
  }

  private openInBlock(element: XmlElement) {
    this.elements += 1
    if (this.elements > MAX_ELEMENTS) refuse('holds more in one block than a SEN2 return does', element.line)
    this.path.at(-1)?.children.push(element)
    this.path.push(element)
  }

  private openOutside(element: XmlElement) {
    const isHeader = this.depth === 2 && element.name === 'Header'
    const isPerson = this.isInPersons && element.name === 'Person'
    if (isHeader || isPerson) {
      this.blockDepth = this.depth
      this.elements = 0
      this.path.push(element)
    } else if (this.depth === 2 && element.name === 'Persons') {
      this.isInPersons = true
      this.ready.push({ kind: 'persons', element })
    } else if (this.depth === 1) {
      this.openRoot(element)
    } else {
      this.skippedDepth = this.depth
      this.ready.push({ kind: 'unknown', element })
    }
  }

  private openRoot(element: XmlElement) {
    if (this.hasRoot) refuse('holds a second document after the first', element.line)
    this.hasRoot = true
    if (element.name === 'Message') return
    throw new ReturnRefused('The file is XML but not a SEN2 return: its outermost element is not Message.')
  }
}

function refuse(why: string, line: number): never {
  throw new ReturnRefused(`The file ${why}, at line ${line}; export it again from the case system.`)
}
