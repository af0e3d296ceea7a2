// Words selected in the article: a bar offers to make a claim of them.
import { say } from './saying.js'

const text = document.querySelector('.review-text > .serif')
const bar = document.getElementById('selection-bar')
const form = document.getElementById('new-claim')
// Enough to tell these words from the same ones elsewhere.
const BEFORE = 40
// Of an address servers take so much.
const LONGEST_IN_ADDRESS = 6_000

/** The words that are selected in the article's text, with what stands before them in their block; null where none are. */
function selected() {
  const selection = document.getSelection()
  if (!selection || selection.isCollapsed || !text.contains(selection.anchorNode) || !text.contains(selection.focusNode)) return null
  const words = selection.toString().trim()
  if (words === '') return null
  const range = selection.getRangeAt(0)
  const before = document.createRange()
  before.setStart((range.startContainer.parentElement ?? text).closest('p, li, h2') ?? text, 0)
  before.setEnd(range.startContainer, range.startOffset)
  return { words, before: before.toString().slice(-BEFORE), range }
}

/** Goes to the form for a claim, with the words that are selected. */
export function addClaim() {
  const chosen = selected()
  const address = new window.URL(form.href)
  if (chosen && encodeURIComponent(chosen.words).length > LONGEST_IN_ADDRESS) return say('That is too much for one claim: select the words that say it.')
  if (chosen) {
    address.searchParams.set('quote', chosen.words)
    address.searchParams.set('before', chosen.before)
    say('Opening the form for a claim of these words.')
  }
  location.assign(address)
}

function place() {
  const chosen = selected()
  bar.hidden = !chosen
  if (!chosen) return
  const box = chosen.range.getBoundingClientRect()
  bar.style.setProperty('--under', `${box.bottom + window.scrollY}px`)
  bar.style.setProperty('--from', `${Math.max(8, box.left)}px`)
}

document.addEventListener('selectionchange', place)
bar.querySelector('button').addEventListener('click', addClaim)
// A button takes the focus, and some browsers drop the selection with it.
bar.addEventListener('mousedown', (event) => event.preventDefault())

// Browsers begin no selection inside a link, and every mark is one: pressed and moved, it selects; pressed and let go, it leads.
text.addEventListener('dragstart', (event) => {
  // What is dragged may be the words themselves.
  if ((event.target.closest ? event.target : event.target.parentElement).closest('.mark')) event.preventDefault()
})
let isTaken = false

/** Says, once, whether words were selected by the press that a click on a mark ends. */
export function tookSelection() {
  const was = isTaken
  isTaken = false
  return was
}

text.addEventListener('pointerdown', (event) => {
  isTaken = false
  if (event.pointerType !== 'mouse' || event.button !== 0 || event.shiftKey || !event.target.closest('.mark')) return
  const from = caretAt(event)
  if (!from) return
  const over = new AbortController()
  const { signal } = over
  document.addEventListener('pointermove', (moved) => {
    const to = caretAt(moved)
    if (!to || !text.contains(to.node)) return
    document.getSelection().setBaseAndExtent(from.node, from.offset, to.node, to.offset)
    isTaken = !document.getSelection().isCollapsed
  }, { signal })
  for (const name of ['pointerup', 'pointercancel']) document.addEventListener(name, () => over.abort(), { signal })
})

function caretAt({ clientX, clientY }) {
  const position = document.caretPositionFromPoint?.(clientX, clientY)
  if (position) return { node: position.offsetNode, offset: position.offset }
  const range = document.caretRangeFromPoint?.(clientX, clientY)
  return range ? { node: range.startContainer, offset: range.startOffset } : null
}
