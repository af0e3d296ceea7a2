// The split page made quick: choosing a claim lights up its words and who said them. Without this file the links lead to both.

import { cardOf, claimUnder, drawChosen, marksOf, reveal } from './cards.js'

let chosen = null

function choose(id, { showCard, showText }) {
  if (chosen) light(chosen, false)
  chosen = id
  light(id, true)
  const card = cardOf(id)
  const fold = card?.closest('details')
  if (fold) fold.open = true
  if (showCard && card) reveal(card, 'nearest')
  if (showText && marksOf(id)[0]) reveal(marksOf(id)[0], 'center')
}

function light(id, on) {
  drawChosen(id, on)
  const of = cardOf(id)?.dataset.of.split(' ').filter(Boolean) ?? []
  for (const number of of) {
    for (const words of document.querySelectorAll(`.told[data-of~="${number}"]`)) words.toggleAttribute('data-lit', on)
  }
}

document.addEventListener('click', (event) => {
  if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
  const mark = event.target.closest('a.mark')
  const wording = event.target.closest('.card .wording')
  if (!mark && !wording) return
  event.preventDefault()
  if (mark) choose(claimUnder(mark, chosen), { showCard: true, showText: false })
  else choose(wording.closest('.card').id.slice('claim-'.length), { showCard: false, showText: true })
})
