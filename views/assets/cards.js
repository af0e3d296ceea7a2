// The cards and the marks of the page: how to find them, light them up and bring them into view.

export const cardOf = (id) => document.getElementById(`claim-${id}`)
export const idOf = (card) => card.id.slice('claim-'.length)
export const marksOf = (id) => document.querySelectorAll(`.mark[data-claim="${CSS.escape(id)}"]`)
export const cards = () => [...document.querySelectorAll('.card')]

export function drawChosen(id, on) {
  const card = cardOf(id)
  if (on) card?.setAttribute('aria-current', 'true')
  else card?.removeAttribute('aria-current')
  for (const mark of marksOf(id)) mark.toggleAttribute('data-chosen', on)
}

export function reveal(element, block) {
  const box = element.getBoundingClientRect()
  const seen = box.top >= 60 && box.bottom <= window.innerHeight
  if (!seen) element.scrollIntoView({ block, behavior: 'instant' })
}

/** Answers the id of what has the focus inside a card, or null. */
export function focusIn(card) {
  return card.contains(document.activeElement) ? document.activeElement.id || card.id : null
}

/** Answers the claim that a click means: a second one on the same words goes on to the claim around the one chosen. */
export function claimUnder(link, chosen) {
  const around = []
  for (let mark = link; mark; mark = mark.parentElement.closest('.mark')) around.push(mark.dataset.claim)
  return around[(around.indexOf(chosen) + 1) % around.length]
}
