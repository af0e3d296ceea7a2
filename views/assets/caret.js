// A caret in the article's text, moved by keys: nothing there can be edited, so the browser draws none and moves none by itself.
import { isAdded, placeAt, selected, text, wordsIn } from './article-words.js'
import { cardOf, chosenId, marksOf } from './cards.js'
import { say, tell } from './saying.js'
import { addClaim, drawSelection, leaveSelection } from './selecting.js'

const bar = document.getElementById('selection-bar')
const button = document.getElementById('begin-caret')
const told = document.getElementById('caret-said')
const caret = document.createElement('span')
caret.className = 'caret'
caret.setAttribute('aria-hidden', 'true')
caret.hidden = true
text.parentElement.append(caret)

// Where the focus was, and of a card that may be drawn anew meanwhile its id.
let cameFrom = null
const isOn = () => cameFrom !== null
const selection = () => document.getSelection()

/** With words selected, makes a claim of them; without, puts a caret in the text, and pressed again leads to the form for a claim. */
export function selectOrAdd() {
  if (selected() || isOn()) return addClaim()
  begin()
}

function begin() {
  const held = document.activeElement
  cameFrom = { held, id: held?.id ?? '' }
  text.tabIndex = -1
  // So that arrows come to this page where a screen reader would take them for its own.
  text.setAttribute('role', 'application')
  text.setAttribute('aria-label', 'Caret in the article: arrows move it, Shift and arrows select words, Escape leaves')
  text.toggleAttribute('data-caret', true)
  bar.toggleAttribute('data-caret', true)
  const { node, offset } = beginning()
  text.focus({ preventScroll: true })
  selection().collapse(node, offset)
  draw(true)
  say('A caret is in the text. Arrows move it, Shift and arrows select, Escape leaves.')
}

// At the words of the open claim; without one, at the first line that is seen.
function beginning() {
  const mark = chosenId() ? [...marksOf(chosenId())].find((one) => text.contains(one)) : null
  const block = mark ?? [...text.querySelectorAll('p, li, h2')].find((one) => one.getBoundingClientRect().bottom > 80)
  const walker = document.createTreeWalker(block ?? text, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) if (!isAdded(node) && node.data.trim() !== '') return { node, offset: 0 }
  return placeAt(0)
}

/** Takes the caret away; `isBack`: the focus goes where it was. */
function leave({ isBack = true } = {}) {
  if (!isOn()) return
  const { held, id } = cameFrom
  cameFrom = null
  for (const name of ['role', 'aria-label', 'data-caret', 'tabindex']) text.removeAttribute(name)
  bar.removeAttribute('data-caret')
  caret.hidden = true
  told.textContent = ''
  if (!isBack) return
  leaveSelection()
  const place = held?.isConnected && held !== document.body ? held : (id && document.getElementById(id)) || (chosenId() && cardOf(chosenId())) || button
  place.focus({ preventScroll: true })
}

const MOVES = {
  ArrowLeft: ['left', 'character'], ArrowRight: ['right', 'character'], ArrowUp: ['backward', 'line'], ArrowDown: ['forward', 'line'],
  Home: ['backward', 'lineboundary'], End: ['forward', 'lineboundary'],
}
const ENDS = { Home: 0, End: Infinity }

function move(event) {
  const [direction, step] = MOVES[event.key]
  const isFar = event.ctrlKey || event.metaKey || event.altKey
  const change = event.shiftKey ? 'extend' : 'move'
  if (isFar && Object.hasOwn(ENDS, event.key)) goTo(placeAt(ENDS[event.key]), change)
  else go(change, direction, isFar && step === 'character' ? 'word' : step)
  draw(true)
  tellSoon(isFar && step === 'character' ? 'word' : step)
}

// Past what only the page adds, and never out of the text.
function go(change, direction, step) {
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection()
  for (let tries = 0; tries < 8; tries += 1) {
    selection().modify(change, direction, step)
    const { focusNode: node } = selection()
    if (!node || !text.contains(node)) return void selection().setBaseAndExtent(anchorNode, anchorOffset, focusNode, focusOffset)
    if (!isAdded(node)) return
  }
}

function goTo({ node, offset }, change) {
  if (change === 'extend') selection().extend(node, offset)
  else selection().collapse(node, offset)
}

function placeOfCaret() {
  const { focusNode, focusOffset } = selection()
  const range = document.createRange()
  range.setStart(focusNode, focusOffset)
  const box = range.getClientRects()[0]
  if (box) return box
  const child = focusNode.childNodes?.[focusOffset] ?? focusNode
  return (child.nodeType === Node.ELEMENT_NODE ? child : child.parentElement).getBoundingClientRect()
}

function draw(isMoved = false) {
  if (!isOn() || !selection().focusNode || !text.contains(selection().focusNode)) return
  const box = placeOfCaret()
  const column = text.parentElement.getBoundingClientRect()
  caret.hidden = false
  caret.style.setProperty('--from', `${box.left - column.left}px`)
  caret.style.setProperty('--under', `${box.top - column.top}px`)
  caret.style.setProperty('--tall', `${Math.max(16, box.height)}px`)
  if (!isMoved) return
  const lowest = window.innerHeight - 120
  if (box.top < 80) window.scrollBy({ top: box.top - 160, behavior: 'instant' })
  else if (box.bottom > lowest) window.scrollBy({ top: box.bottom - lowest + 80, behavior: 'instant' })
}

const inShort = (words) => (words.length > 120 ? `${words.slice(0, 60)} … ${words.slice(-50)}` : words).replaceAll('\n', ' / ')
let telling = 0

// Once the hand rests: what is selected, or else what the caret came to.
function tellSoon(step) {
  clearTimeout(telling)
  telling = setTimeout(() => {
    const chosen = selected()
    if (chosen) return tell(`Selected: “${inShort(chosen.words)}”`)
    told.textContent = isOn() ? atCaret(step) : ''
  }, 150)
}

// What an act says is not talked over by what was selected for it.
function hush({ key }) {
  if (!MODIFIERS.has(key)) clearTimeout(telling)
}
const MODIFIERS = new Set(['Shift', 'Control', 'Alt', 'Meta'])

function atCaret(step) {
  const { focusNode, focusOffset } = selection()
  const block = (focusNode.nodeType === Node.ELEMENT_NODE ? focusNode : focusNode.parentElement).closest('p, li, h2') ?? text
  const range = document.createRange()
  range.setStart(focusNode, focusOffset)
  range.setEnd(block, block.childNodes.length)
  const ahead = wordsIn(range)
  if (ahead === '') return 'end of the paragraph'
  if (step === 'character') return focusNode.nodeType === Node.TEXT_NODE && focusNode.data[focusOffset] === ' ' ? 'space' : [...ahead][0]
  return step === 'word' ? ahead.split(' ')[0] : inShort(ahead)
}

text.addEventListener('keydown', (event) => {
  if (!isOn() || event.isComposing) return
  hush(event)
  if (Object.hasOwn(MOVES, event.key)) {
    event.preventDefault()
    move(event)
  } else if (event.key === 'Enter' && !selected()) {
    const mark = selection().focusNode?.parentElement?.closest('.mark')
    if (!mark) return
    event.preventDefault()
    mark.click()
  } else if (event.key === 'Tab' && !event.shiftKey && selected()) {
    event.preventDefault()
    // The browser says only a while later that other words are selected.
    drawSelection()
    bar.querySelector('button').focus()
  }
})
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || event.isComposing || document.querySelector('dialog[open]')) return
  if (event.target.closest('input, textarea, select')) return
  if (!isOn() && !selected()) return
  // What Escape does besides it does where no words are selected.
  event.stopImmediatePropagation()
  if (isOn()) leave()
  else leaveSelection()
})
// Shift and Tab from the first of its buttons lead back to the words.
bar.addEventListener('keydown', (event) => {
  if (!isOn() || event.key !== 'Tab' || !event.shiftKey || event.target !== bar.querySelector('button')) return
  event.preventDefault()
  text.focus({ preventScroll: true })
})
// Another window has the focus for a while: the caret waits.
function followFocus({ relatedTarget }) {
  const isHere = relatedTarget === null ? !document.hasFocus() : relatedTarget === text || bar.contains(relatedTarget)
  if (!isHere) leave({ isBack: false })
}
for (const place of [text, bar]) place.addEventListener('focusout', followFocus)
bar.addEventListener('click', hush)
bar.addEventListener('leaving', () => (isOn() ? leave() : leaveSelection()))
document.addEventListener('selectionchange', () => draw())
window.addEventListener('resize', () => draw())

button.hidden = false
button.addEventListener('click', begin)
