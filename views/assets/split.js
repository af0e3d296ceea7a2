// The split page made quick: choosing a claim lights up its words and who said them. Without this file the links lead to both.

import { cardOf, claimUnder, drawChosen, idOf, marksOf, reveal } from './cards.js'

let chosen = null

function choose(id, { showCard, showText, byKey }) {
  if (chosen) light(chosen, false)
  chosen = id
  light(id, true)
  const card = cardOf(id)
  const words = marksOf(id)[0]
  if (showCard && card) reveal(card, 'nearest')
  if (showText && words) reveal(words, 'center')
  // Who goes by keyboard goes on from there; who points stays where they are.
  if (byKey) (showCard ? card : linkOf(id) ?? words)?.focus({ preventScroll: true })
}

const linkOf = (id) => document.querySelector(`a.mark[data-claim="${id}"]`)

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
  const byKey = event.detail === 0
  if (mark) choose(byKey ? mark.dataset.claim : claimUnder(mark, chosen), { showCard: true, showText: false, byKey })
  else choose(idOf(wording.closest('.card')), { showCard: false, showText: true, byKey })
})
