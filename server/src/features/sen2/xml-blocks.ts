import sax from 'sax'
import { BlockCollector, type XmlBlock } from './block-collector.ts'
import { FORBIDDEN_CHARACTERS } from './forbidden-characters.ts'
import { ReturnRefused } from './refused.ts'

const MAX_ATTRIBUTES = 20
const NOT_XML = 'The file is not XML; give the return as the case system exports it (.xml or .xml.gz).'

/**
 * Cuts a return into blocks as its text arrives. `write` and `end` give the blocks that have become complete; both
 * throw `ReturnRefused` for anything that is not a whole, well-formed Message without a DOCTYPE.
 */
export function xmlBlocks() {
  const parser = sax.parser(true)
  const collector = new BlockCollector()
  // Only XML's own five: sax would take HTML's, and from an object with a prototype it would take `&toString;` too.
  parser.ENTITIES = Object.assign(Object.create(null), { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" })
  let attributes = 0

  parser.onopentagstart = (tag) => {
    attributes = 0
    collector.open(tag.name, parser.line + 1)
  }
  parser.onattribute = () => {
    attributes += 1
    if (attributes > MAX_ATTRIBUTES) refuseMalformed('too many attributes')
  }
  parser.ontext = (text) => collector.text(text)
  parser.oncdata = (text) => collector.text(text)
  parser.onclosetag = () => {
    const element = collector.close()
    if (element && FORBIDDEN_CHARACTERS.test(element.text))
      refuseMalformed('a character that XML does not allow')
  }
  parser.ondoctype = refuseDoctype
  parser.onsgmldeclaration = refuseDoctype
  parser.onerror = (error) => {
    // sax's own words, without what follows a colon or a line break: that may come from the file.
    const what = error.message.split(/[\n:]/, 1)[0] ?? ''
    if (/doctype/i.test(error.message) || isInDeclaration()) refuseDoctype()
    if (what === 'Unclosed root tag' || what === 'Unexpected end') {
      throw new ReturnRefused(
        `The file stops in the middle, at line ${parser.line + 1}; copy or export it again.`,
      )
    }
    if (!collector.hasRoot) throw new ReturnRefused(NOT_XML)
    refuseMalformed(what.replace(/\.$/, '').toLowerCase())
  }

  /** Inside `<!…`, where sax may run to the end of the file over a quotation mark. */
  function isInDeclaration(): boolean {
    return ('sgmlDecl' in parser && !!parser.sgmlDecl) || ('doctype' in parser && !!parser.doctype)
  }
  function refuseDoctype(): never {
    throw new ReturnRefused(
      `The file has a DOCTYPE or entity definition at line ${parser.line + 1}, which a SEN2 return never has; ` +
        'export it again from the case system.',
    )
  }
  function refuseMalformed(what: string): never {
    throw new ReturnRefused(
      `The file is not well-formed XML at line ${parser.line + 1} (${what}); export it again from the case system.`,
    )
  }
  /** sax itself stumbles over some hostile names (an attribute called hasOwnProperty): the file's fault, not ours. */
  function guarded(step: () => void): XmlBlock[] {
    try {
      step()
    } catch (error) {
      if (error instanceof ReturnRefused) throw error
      refuseMalformed('it cannot be read')
    }
    return collector.takeReady()
  }

  return {
    write: (text: string) => guarded(() => parser.write(text)),
    end: () =>
      guarded(() => {
        parser.close()
        if (!collector.hasRoot) throw new ReturnRefused(NOT_XML)
      }),
  }
}
