import sax from 'sax'
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
const MAX_ATTRIBUTES = 20
/** What XML forbids and sax lets through; a NUL would also stop the database. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters looked for
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/

const MALFORMED_FIX = 'export it again from the case system'

/**
 * Cuts a return into blocks as its text arrives, holding one block at a time. `write` and `end` give the blocks that
 * have become complete; both throw `ReturnRefused` for anything that is not a whole, plain, well-formed Message.
 */
export function xmlBlocks() {
  const parser = sax.parser(true, { strictEntities: true })
  const open: XmlElement[] = []
  let ready: XmlBlock[] = []
  let depth = 0
  /** Depth of the block being collected; 0 when none. */
  let blockDepth = 0
  let skippedFrom = 0
  let elements = 0
  let attributes = 0
  let persons: XmlElement | null = null

  const line = () => parser.line + 1
  const refuse = (why: string) => {
    throw new ReturnRefused(why)
  }
  const malformed = (why: string) =>
    refuse(`The file is not well-formed XML at line ${line()} (${why}); ${MALFORMED_FIX}.`)
  const withoutDoctype = () =>
    refuse(`The file has a DOCTYPE or entity definition at line ${line()}, which a SEN2 return never has; ${MALFORMED_FIX}.`)

  parser.ondoctype = withoutDoctype
  parser.onsgmldeclaration = withoutDoctype
  parser.onerror = (error) => {
    const why = error.message.split(/[\n:]/, 1)[0] ?? ''
    if (/doctype/i.test(error.message) || parser.sgmlDecl !== '') withoutDoctype()
    if (why === 'Unclosed root tag' || why === 'Unexpected end') refuse(cutOff())
    if (!parser.sawRoot) refuse('The file is not XML; give the return as the case system exports it (.xml or .xml.gz).')
    malformed(why.toLowerCase())
  }
  const cutOff = () => `The file stops in the middle, at line ${line()}; copy or export it again.`

  parser.onattribute = () => {
    attributes += 1
    if (attributes > MAX_ATTRIBUTES) malformed('too many attributes')
  }

  parser.onopentagstart = (tag) => {
    depth += 1
    attributes = 0
    if (depth > MAX_DEPTH) refuse(`The file nests elements deeper than a SEN2 return does, at line ${line()}; ${MALFORMED_FIX}.`)
    const element: XmlElement = { name: tag.name, line: line(), text: '', children: [] }
    if (skippedFrom > 0) return
    if (blockDepth > 0) openInside(element)
    else openOutside(element)
  }

  function openInside(element: XmlElement) {
    elements += 1
    if (elements > MAX_ELEMENTS) {
      refuse(`The file holds more in one block than a SEN2 return does, at line ${line()}; ${MALFORMED_FIX}.`)
    }
    open.at(-1)?.children.push(element)
    open.push(element)
  }

  function openOutside(element: XmlElement) {
    if (depth === 1) {
      if (element.name !== 'Message') refuse('The file is XML but not a SEN2 return: its outermost element is not Message.')
    } else if (depth === 2 && element.name === 'Persons') {
      persons = element
      ready.push({ kind: 'persons', element })
    } else if ((depth === 2 && element.name === 'Header') || (depth === 3 && persons && element.name === 'Person')) {
      blockDepth = depth
      elements = 0
      open.push(element)
    } else {
      skippedFrom = depth
      ready.push({ kind: 'unknown', element })
    }
  }

  parser.onclosetag = () => {
    if (skippedFrom === depth) skippedFrom = 0
    else if (skippedFrom === 0 && blockDepth > 0) closeInside()
    else if (depth === 2) persons = null
    depth -= 1
  }

  function closeInside() {
    const element = open.pop()
    if (!element) return
    if (FORBIDDEN.test(element.text)) malformed('a character that XML does not allow')
    if (blockDepth < depth) return
    ready.push({ kind: element.name === 'Header' ? 'header' : 'person', element })
    blockDepth = 0
  }

  const addText = (text: string) => {
    const element = skippedFrom === 0 ? open.at(-1) : undefined
    if (!element) return
    element.text += text
    if (element.text.length > MAX_TEXT) {
      // White space between the elements of a block is text of the block too, and there may be much of it.
      element.text = element.text.trim()
      if (element.text.length > MAX_TEXT) refuse(`The file has an item longer than ${MAX_TEXT} characters at line ${element.line}; ${MALFORMED_FIX}.`)
    }
  }
  parser.ontext = addText
  parser.oncdata = addText

  /** sax trips over some hostile names (an attribute called hasOwnProperty); that is the file's fault, not ours. */
  const guarded = (step: () => void): XmlBlock[] => {
    try {
      step()
    } catch (error) {
      if (error instanceof ReturnRefused) throw error
      malformed('it cannot be read')
    }
    const blocks = ready
    ready = []
    return blocks
  }

  return {
    write: (text: string) => guarded(() => parser.write(text)),
    end: () =>
      guarded(() => {
        const sawRoot = parser.sawRoot
        parser.close()
        if (!sawRoot) refuse('The file is not XML; give the return as the case system exports it (.xml or .xml.gz).')
      }),
  }
}
