import type { HtmlElement, HtmlNode } from './html-tree.js'
import { isElement, isText } from './html-tree.js'

/** Block is one paragraph, heading, list item or table row of a page as text; `linked` is the length of its link text. */
export interface Block {
  kind: 'paragraph' | 'heading' | 'item' | 'row'
  text: string
  linked: number
}

const SKIPPED = new Set([
  'script', 'style', 'template', 'noscript', 'iframe', 'object', 'embed', 'svg', 'math', 'canvas', 'audio', 'video', 'button',
  'select', 'textarea', 'input', 'nav', 'figcaption', 'picture', 'img', 'title', 'head', 'dialog',
])
const BLOCKS = new Set([
  'address', 'article', 'aside', 'blockquote', 'body', 'center', 'dd', 'details', 'div', 'dl', 'dt', 'fieldset', 'figure', 'footer',
  'form', 'header', 'hgroup', 'hr', 'html', 'main', 'ol', 'p', 'pre', 'section', 'summary', 'table', 'tbody', 'tfoot', 'thead', 'ul',
])
const HEADING = /^h[1-6]$/

/** textBlocks reads the blocks under an element in document order. Recursive: the tree must not be deep. */
export function textBlocks(root: HtmlNode): Block[] {
  const blocks: Block[] = []
  let open: Block = emptyBlock('paragraph')
  // Whether anything but white space is in the open block: to look through it at each cell would take quadratic time.
  let isBlank = true
  let links = 0
  const numbers = new Map<HtmlNode, number>()

  const close = (kind: Block['kind'] = 'paragraph') => {
    const text = tidy(open.text)
    if (text !== '') blocks.push({ ...open, text })
    open = emptyBlock(kind)
    isBlank = true
  }
  const within = (kind: Block['kind'], node: HtmlElement, marker = '') => {
    close(kind)
    open.text = marker
    isBlank = marker === ''
    visitChildren(node)
    if (open.text === marker) open.text = ''
    close()
  }
  const visitChildren = (node: HtmlNode) => {
    for (let child = node.firstChild; child; child = child.nextSibling) visit(child)
  }
  const visit = (node: HtmlNode) => {
    if (isText(node)) append(spaced(node))
    if (!isElement(node) || isSkipped(node)) return
    const name = node.localName
    if (name === 'br') open.text += '\n'
    else if (HEADING.test(name)) within('heading', node)
    else if (name === 'li') within('item', node, itemMarker(node, numbers))
    else if (name === 'tr') within('row', node)
    else if (name === 'td' || name === 'th') visitCell(node)
    else if (name === 'a') visitLink(node)
    else if (BLOCKS.has(name)) visitBlock(node)
    else visitChildren(node)
  }
  const visitBlock = (node: HtmlElement) => {
    // A paragraph inside a list item or a table cell goes on with that item or row.
    if (open.kind === 'row' || (open.kind === 'item' && node.localName === 'p')) {
      open.text += ' '
      return visitChildren(node)
    }
    within('paragraph', node)
  }
  const visitCell = (node: HtmlElement) => {
    if (!isBlank) open.text += ' | '
    visitChildren(node)
  }
  const visitLink = (node: HtmlElement) => {
    links += 1
    visitChildren(node)
    links -= 1
  }
  const append = (text: string) => {
    open.text += text
    isBlank &&= text.trim() === ''
    if (links > 0) open.linked += text.trim().length
  }

  visit(root)
  close()
  return blocks
}

/** joinBlocks writes blocks as article text: a blank line between them, but list items and table rows on following lines. */
export function joinBlocks(blocks: Block[]): string {
  let text = ''
  blocks.forEach((block, index) => {
    const before = blocks[index - 1]
    if (before) text += before.kind === block.kind && (block.kind === 'item' || block.kind === 'row') ? '\n' : '\n\n'
    text += block.text
  })
  return text
}

// A figure that holds words of the article (a table, a quotation) is read; one around a picture is not.
function isSkipped(node: HtmlElement): boolean {
  if (node.localName === 'figure') return node.querySelector('table, blockquote, pre') === null
  return SKIPPED.has(node.localName)
}

const emptyBlock = (kind: Block['kind']): Block => ({ kind, text: '', linked: 0 })

function spaced(node: HtmlNode): string {
  const text = node.textContent ?? ''
  return node.parentElement?.localName === 'pre' ? text : text.replace(/[ \t\n\r\f]+/g, ' ')
}

// Not \s: that would take non-breaking and ideographic spaces too.
function tidy(text: string): string {
  return text.replace(/ ?\n ?/g, '\n').replace(/ {2,}/g, ' ').replace(/^[ \n]+/, '').replace(/[ \n]$/, '').trimEnd()
}

function itemMarker(item: HtmlElement, numbers: Map<HtmlNode, number>): string {
  const list = item.parentElement
  if (list?.localName !== 'ol') return '- '
  const number = numbers.get(list) ?? (Number.parseInt(list.getAttribute('start') ?? '1', 10) || 1)
  numbers.set(list, number + 1)
  return `${number}. `
}
