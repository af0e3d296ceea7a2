// The marks in the text, drawn anew where an act moved them. The caret, and what is selected, stay where they stand.
import { ask } from './ask.js'
import { offsetOf, placeAt, text } from './article-words.js'
import { chosenId, drawChosen } from './cards.js'
import { settled } from './line.js'

const MOVING = new Set(['anchors', 'undo'])
let turn = 0

document.addEventListener('drawn', ({ detail }) => {
  if (MOVING.has(detail.settles)) void draw()
})

async function draw() {
  const mine = (turn += 1)
  await settled()
  // Of several acts in a row the last one draws for all.
  if (mine !== turn) return
  const answer = await ask(`${location.pathname}/text${location.search}`)
  if (mine !== turn || !answer.ok) return
  const fresh = new DOMParser().parseFromString(answer.text, 'text/html').querySelector('.serif')
  if (fresh) put(fresh)
}

function put(fresh) {
  const { anchorNode, anchorOffset, focusNode, focusOffset } = document.getSelection()
  const isInText = anchorNode !== null && text.contains(anchorNode) && text.contains(focusNode)
  const held = isInText ? [offsetOf(anchorNode, anchorOffset), offsetOf(focusNode, focusOffset)] : null
  const mark = text.contains(document.activeElement) ? document.activeElement.id : ''
  text.replaceChildren(...fresh.childNodes)
  if (chosenId()) drawChosen(chosenId(), true)
  if (held) {
    const [from, to] = held.map(placeAt)
    document.getSelection().setBaseAndExtent(from.node, from.offset, to.node, to.offset)
  }
  if (mark) document.getElementById(mark)?.focus({ preventScroll: true })
}
