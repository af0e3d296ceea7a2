// Words selected in the article: a bar offers to make a claim of them, to add them to the open claim, or to move it there.
import { selected, text } from './article-words.js'
import { cardOf, chosenId } from './cards.js'
import { reasonAgainst, say } from './saying.js'
import { sendWords } from './sending.js'

const bar = document.getElementById('selection-bar')
const form = document.getElementById('new-claim')
// Of an address servers take so much.
const LONGEST_IN_ADDRESS = 6_000
const SAID = { extend: 'Added to the claim. Press u to undo.', replace: 'The claim stands there now. Press u to undo.' }

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

/** Adds the selected words to the open claim, or moves it there (`how`: extend, replace); or says why that cannot be. */
export async function anchorClaim(how) {
  const [id, chosen] = [chosenId(), selected()]
  if (!chosen) return say('Select words in the text first: press n for a caret in it.')
  if (!id || !cardOf(id)) return say('Choose a claim first: press j.')
  const reason = reasonAgainst(cardOf(id), 'anchors')
  if (reason) return say(reason)
  const isDone = await sendWords(id, how, chosen, SAID[how])
  if (isDone && selected()?.words === chosen.words) document.getSelection().collapseToEnd()
}

/** Gives the selection up. */
export function leaveSelection() {
  document.getSelection().removeAllRanges()
}

/** Draws the bar under the words that are selected now, or takes it away. */
export function drawSelection() {
  const chosen = selected()
  const held = !chosen && bar.contains(document.activeElement)
  if (held) (text.matches('[data-caret]') ? text : document.getElementById('begin-caret')).focus({ preventScroll: true })
  bar.hidden = !chosen
  if (!chosen) return makeRoom(null)
  labelBar(chosen.words)
  makeRoom(narrow.matches ? blockAt(chosen.range) : null)
  const [words, column] = [chosen.range.getBoundingClientRect(), text.getBoundingClientRect()]
  const last = Math.max(column.left, column.right - bar.offsetWidth)
  const [under, from] = narrow.matches ? [roomIn.getBoundingClientRect().bottom, column.left] : [words.bottom, Math.max(column.left, words.left)]
  bar.style.setProperty('--under', `${under + window.scrollY}px`)
  bar.style.setProperty('--from', `${Math.min(from, last)}px`)
  // Whoever selects by keyboard has no hand at the page’s edge.
  if (text.matches('[data-caret]') && bar.getBoundingClientRect().bottom > window.innerHeight) bar.scrollIntoView({ block: 'nearest', behavior: 'instant' })
}

// On a phone it stands between the paragraphs, so that it covers no words.
const narrow = window.matchMedia('(max-width: 559px)')
let roomIn = null

function makeRoom(block) {
  if (roomIn !== block) roomIn?.removeAttribute('data-room')
  roomIn = block
  if (block === null) return
  block.toggleAttribute('data-room', true)
  text.style.setProperty('--room', `${bar.offsetHeight}px`)
}

// The one of the text's own blocks in which the selection ends; it may end before the first word of the next.
function blockAt({ endContainer, endOffset }) {
  const inside = endContainer === text ? text.children[Math.max(0, endOffset - 1)] : endContainer
  const block = [...text.children].find((child) => child.contains(inside)) ?? text.lastElementChild
  return endOffset === 0 && endContainer === block ? (block.previousElementSibling ?? block) : block
}

function labelBar(words) {
  const card = chosenId() ? cardOf(chosenId()) : null
  const isOpen = card !== null && reasonAgainst(card, 'anchors') === null
  for (const button of bar.querySelectorAll('[data-anchors]')) button.hidden = !isOpen
  const number = /\d+/.exec(card?.querySelector('.n')?.textContent ?? '')?.[0]
  for (const name of bar.querySelectorAll('[data-which]')) name.textContent = number ? `claim ${number}` : 'the claim'
  const count = words.split(/\s+/).length
  bar.querySelector('[data-count]').textContent = `${count} ${count === 1 ? 'word' : 'words'}.`
}

document.addEventListener('selectionchange', drawSelection)
bar.addEventListener('click', ({ target }) => {
  const asked = target.closest('button')?.dataset
  if (asked?.anchors) void anchorClaim(asked.anchors)
  else if (asked?.begins !== undefined) addClaim()
  else if (asked?.leaves !== undefined) bar.dispatchEvent(new CustomEvent('leaving'))
})
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
