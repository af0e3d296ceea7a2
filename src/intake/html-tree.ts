import { parseHTML } from 'linkedom'
import { IntakeError } from './intake-error.js'

/** HtmlNode is the little of the DOM that we read: 1 is an element, 3 a text. */
export interface HtmlNode {
  nodeType: number
  localName: string
  textContent: string | null
  firstChild: HtmlNode | null
  nextSibling: HtmlNode | null
  parentElement: HtmlElement | null
}

export interface HtmlElement extends HtmlNode {
  attributes: Iterable<{ name: string; value: string }>
  getAttribute(name: string): string | null
  setAttribute(name: string, value: string): void
  removeAttribute(name: string): void
  querySelector(selector: string): HtmlElement | null
  querySelectorAll(selector: string): Iterable<HtmlElement>
  remove(): void
}

export interface HtmlDocument {
  documentElement: HtmlElement
  body: HtmlElement
  querySelector(selector: string): HtmlElement | null
  querySelectorAll(selector: string): Iterable<HtmlElement>
}

export const isElement = (node: HtmlNode): node is HtmlElement => node.nodeType === 1
export const isText = (node: HtmlNode): boolean => node.nodeType === 3

// Readability takes cubic time in the depth: 0.3 s at 100 levels, 1 s at 200, a minute at 1,000. Real pages stay below 60.
const DEEPEST = 160
const MOST_OPENED = 5_000
const CLOSED_BY_NEXT = new Set([
  'area', 'base', 'br', 'col', 'dd', 'dt', 'embed', 'hr', 'img', 'input', 'li', 'link', 'meta', 'option', 'p', 'param', 'path',
  'source', 'td', 'th', 'tr', 'track', 'wbr',
])
const KEPT_ATTRIBUTES = new Set([
  'id', 'class', 'style', 'hidden', 'role', 'rel', 'href', 'name', 'property', 'content', 'datetime', 'pubdate', 'itemprop',
  'itemtype', 'itemscope', 'type', 'lang', 'aria-hidden', 'aria-modal', 'start', 'data-content',
])
const LONGEST_ATTRIBUTE = 2_000

/**
 * parseTree parses a page or a fragment into a document with a body. Nothing in it runs or is fetched. Attributes that
 * say nothing about the article, or are longer than 2,000 code units, are dropped, since some of Readability's patterns take
 * quadratic time on them. Throws IntakeError 'unsupported' past 160 levels of elements.
 */
export function parseTree(html: string): HtmlDocument {
  if (mostOpened(html) > MOST_OPENED) throw tooDeep()
  const { document } = parseHTML(withRoot(html)) as unknown as { document: HtmlDocument }
  let depth = 0
  let node: HtmlNode | null = document.documentElement
  while (node) {
    if (isElement(node)) trimAttributes(node)
    if (node.firstChild) {
      depth += 1
      if (depth > DEEPEST) throw tooDeep()
      node = node.firstChild
      continue
    }
    while (node && !node.nextSibling) {
      node = node.parentElement
      depth -= 1
    }
    node = node?.nextSibling ?? null
  }
  return document
}

/** decodeEntities reads character references such as `&mdash;` in a text that holds no markup. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  const source = `<html><body>${text.replaceAll('<', '&lt;')}</body></html>`
  const { document } = parseHTML(source) as unknown as { document: HtmlDocument }
  return document.body.textContent ?? text
}

// The parser itself takes quadratic time in the depth, so that a hundred thousand levels must be refused unparsed. Counts, by
// name, the tags that are opened and never closed, or closed later: never less than the depth that one name reaches.
function mostOpened(html: string): number {
  const open = new Map<string, number>()
  let most = 0
  for (const [, slash, name] of html.matchAll(/<(\/?)([a-z][a-z0-9-]{0,20})/gi)) {
    const key = name!.toLowerCase()
    if (CLOSED_BY_NEXT.has(key)) continue
    const count = Math.max(0, (open.get(key) ?? 0) + (slash ? -1 : 1))
    open.set(key, count)
    most = Math.max(most, count)
  }
  return most
}

function trimAttributes(element: HtmlElement): void {
  for (const { name, value } of [...element.attributes]) {
    if (!KEPT_ATTRIBUTES.has(name) || value.length > LONGEST_ATTRIBUTE) element.removeAttribute(name)
  }
}

// linkedom adds neither <html> nor <body> where HTML lets an author leave them out.
function withRoot(html: string): string {
  const source = html.replace(/^\s*<!doctype[^>]*>/i, '')
  if (/<body[\s>]/i.test(source)) return /<html[\s>]/i.test(source) ? source : `<html>${source}</html>`
  const head = /<\/head\s*>/i.exec(source)
  if (head) {
    const end = head.index + head[0].length
    const whole = `${source.slice(0, end)}<body>${source.slice(end)}</body>`
    return /<html[\s>]/i.test(source) ? whole : `<html>${whole}</html>`
  }
  const root = /<html(?:\s[^>]*)?>/i.exec(source)
  if (!root) return `<html><head></head><body>${source}</body></html>`
  const start = root.index + root[0].length
  return `${source.slice(0, start)}<head></head><body>${source.slice(start)}</body></html>`
}

function tooDeep(): IntakeError {
  return new IntakeError(
    'unsupported',
    'The elements of this page are nested too deeply. Copy the article out of it and paste it as plain text.',
  )
}
