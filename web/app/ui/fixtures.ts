// The official examples that govuk-frontend ships: what our components render is held against them.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { parseFragment, type DefaultTreeAdapterTypes as Tree } from 'parse5'
import { createElement, Fragment, type HTMLAttributes, type ReactElement, type ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test, vi } from 'vitest'

/** What most options of a fixture have. */
export interface Options {
  text?: string
  html?: string
  classes?: string
  id?: string
  attributes?: Record<string, string | number>
}

interface Fixture<T> {
  name: string
  options: T
  html: string
}

/** Makes one test of each official fixture of a component; `render` turns the fixture's options into our props. */
export function testFixtures<T>(component: string, render: (options: T) => ReactElement) {
  test.each(fixturesOf<T>(component))(`${component}: $name`, ({ options, html }) => {
    const complaints = vi.spyOn(console, 'error')

    const ours = renderToStaticMarkup(render(options))

    expect(outline(ours)).toEqual(outline(html))
    expect(complaints).not.toHaveBeenCalled()
  })
}

function fixturesOf<T>(component: string): Fixture<T>[] {
  const path = `govuk-frontend/dist/govuk/components/${component}/fixtures.json`
  const file = createRequire(import.meta.url).resolve('govuk-frontend/package.json')
  return JSON.parse(readFileSync(file.replace('govuk-frontend/package.json', path), 'utf8')).fixtures
}

/** The content of an option, as React has it: text as it is, HTML as elements. */
export function content(options: Options | undefined): ReactNode {
  return options?.html ? toReact(options.html) : options?.text
}

/** Classes, id and attributes of an option, under React's names. */
export function shared({ classes, id, attributes }: Options = {}): HTMLAttributes<HTMLElement> {
  return {
    ...(classes && { className: classes }),
    ...(id && { id }),
    ...rename(Object.entries(attributes ?? {})),
  }
}

const ownName: Record<string, string> = {
  class: 'className',
  for: 'htmlFor',
  tabindex: 'tabIndex',
  maxlength: 'maxLength',
  spellcheck: 'spellCheck',
  autocomplete: 'autoComplete',
  hreflang: 'hrefLang',
}

function rename(attributes: [string, unknown][]) {
  return Object.fromEntries(attributes.map(([name, value]) => [ownName[name] ?? name, value]))
}

/** HTML as React elements, so that no test needs to set inner HTML. */
export function toReact(html: string): ReactNode {
  return createElement(Fragment, null, ...parseFragment(html.trim()).childNodes.map(nodeToReact))
}

function nodeToReact(node: Tree.ChildNode): ReactNode {
  if ('value' in node) return node.value
  if (!('tagName' in node)) return null
  const { style, ...rest } = rename(node.attrs.map(({ name, value }) => [name, value]))
  const props = style === undefined ? rest : { ...rest, style: styleToReact(String(style)) }
  const children = node.childNodes.map(nodeToReact)
  if (node.tagName === 'textarea')
    return createElement('textarea', { ...props, defaultValue: children.join('') })
  return createElement(node.tagName, props, ...children)
}

function styleToReact(style: string) {
  const rules = style.split(';').filter((rule) => rule.includes(':'))
  return Object.fromEntries(
    rules.map((rule) => {
      const [name = '', value = ''] = rule.split(':')
      return [name.trim().replace(/-./g, (dash) => dash.charAt(1).toUpperCase()), value.trim()]
    }),
  )
}

/**
 * The tree of a piece of HTML, one line a node, without what makes no difference to a reader: the order of attributes
 * and of classes, and white space, except a space between two pieces of one line.
 */
function outline(html: string): string {
  const lines: string[] = []
  walk(parseFragment(html).childNodes, '', lines)
  return lines.join('\n')
}

const inline = new Set(['a', 'abbr', 'b', 'code', 'em', 'i', 'span', 'strong', 'svg'])

function walk(nodes: readonly Tree.ChildNode[], indent: string, lines: string[]) {
  for (const [index, node] of nodes.entries()) {
    if ('tagName' in node) {
      lines.push(`${indent}<${[node.tagName, ...attributesOf(node)].join(' ')}>`)
      walk(node.childNodes, `${indent}  `, lines)
    } else if ('value' in node) {
      const text = node.value.replace(/\s+/g, ' ')
      const begun = isInline(nodes[index - 1]) ? text : text.trimStart()
      const shown = isInline(nodes[index + 1]) ? begun : begun.trimEnd()
      if (shown) lines.push(`${indent}"${shown}"`)
    }
  }
}

function isInline(node: Tree.ChildNode | undefined) {
  return node !== undefined && 'tagName' in node && inline.has(node.tagName)
}

const byText = (a: string, b: string) => a.localeCompare(b)

function attributesOf(element: Tree.Element) {
  return element.attrs
    .map(({ name, value }) => `${name}="${tidy[name]?.(value) ?? value.trim()}"`)
    .sort(byText)
}

const tidy: Record<string, (value: string) => string> = {
  class: (value) => [...new Set(value.split(/\s+/).filter(Boolean))].sort(byText).join(' '),
  style: (value) => value.replace(/\s|;\s*$/g, ''),
}
