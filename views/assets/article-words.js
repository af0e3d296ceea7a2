// The words of the article in the page: what is selected of them, and where a place in them is. What only the page adds, such as the
// number of a claim behind its words, is none of them.

/** What holds the article's text. */
export const text = document.querySelector('.review-text > .serif')

const BLOCK = 'p, li, h2'
// Enough to tell these words from the same ones elsewhere.
const BEFORE = 40

export const isAdded = (node) => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement)?.closest('.review-text :is([aria-hidden="true"], .n, .tag)') !== null

function* nodesIn(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
  for (let node = walker.currentNode; node; node = walker.nextNode()) if (!isAdded(node)) yield node
}

/** Answers the words in a range, a block a line. */
export function wordsIn(range) {
  const lines = []
  let last = null
  for (const node of nodesIn(range.commonAncestorContainer)) {
    const block = (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement).closest(BLOCK)
    if (!block || !range.intersectsNode(node)) continue
    const words = node.nodeName === 'BR' ? ' ' : node.nodeType === Node.TEXT_NODE ? partIn(range, node) : ''
    if (words === '') continue
    if (block !== last) lines.push('')
    last = block
    lines[lines.length - 1] += words
  }
  return lines.map((line) => line.replace(/\s+/g, ' ').trim()).filter((line) => line !== '').join('\n')
}

function partIn({ startContainer, startOffset, endContainer, endOffset }, node) {
  return node.data.slice(node === startContainer ? startOffset : 0, node === endContainer ? endOffset : node.data.length)
}

/** The words that are selected in the article's text, with what stands before them in their block; null where none are. */
export function selected() {
  const selection = document.getSelection()
  if (!selection || selection.isCollapsed || !text.contains(selection.anchorNode) || !text.contains(selection.focusNode)) return null
  const range = selection.getRangeAt(0)
  const words = wordsIn(range)
  if (words === '') return null
  const before = document.createRange()
  before.setStart((range.startContainer.parentElement ?? text).closest(BLOCK) ?? text, 0)
  before.setEnd(range.startContainer, range.startOffset)
  return { words, before: wordsIn(before).slice(-BEFORE), range }
}

// What stands between blocks is only how the page is written.
function* wordNodes() {
  for (const node of nodesIn(text)) if (node.nodeType === Node.TEXT_NODE && node.parentElement.closest(BLOCK)) yield node
}

/** Answers how many characters of the text stand before a place in it. */
export function offsetOf(place, offset) {
  const before = document.createRange()
  before.setStart(text, 0)
  before.setEnd(place, offset)
  let count = 0
  for (const node of wordNodes()) if (before.intersectsNode(node)) count += partIn(before, node).length
  return count
}

/** Answers the place that so many characters stand before, as a node and an offset in it; beyond the end of the text the last one. */
export function placeAt(offset) {
  let left = offset
  let last = { node: text, offset: 0 }
  for (const node of wordNodes()) {
    if (left <= node.data.length) return { node, offset: left }
    left -= node.data.length
    last = { node, offset: node.data.length }
  }
  return last
}
