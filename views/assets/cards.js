// The cards and the marks of the page: how to find them, light them up, bring them into view and keep the focus on them.

let chosen = document.querySelector('.card[aria-current]')?.id.slice('claim-'.length) ?? null

/** The claim that is chosen, or null. */
export const chosenId = () => chosen
export const cardOf = (id) => document.getElementById(`claim-${id}`)
export const idOf = (card) => card.id.slice('claim-'.length)
export const versionOf = (card) => Number(card.dataset.version)
export const marksOf = (id) => document.querySelectorAll(`.mark[data-claim="${CSS.escape(id)}"]`)
export const cards = () => [...document.querySelectorAll('.card')]

/** Makes a claim the chosen one, in the list, in the text and in the address. */
export function setChosen(id) {
  if (chosen !== id) {
    if (chosen) drawChosen(chosen, false)
    chosen = id
    const address = new window.URL(location.href)
    address.searchParams.set('claim', id)
    address.hash = ''
    history.replaceState(null, '', address)
  }
  drawChosen(id, true)
}

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

/** Answers where the focus is in a card that is about to be drawn anew, with what is selected there; null: elsewhere. */
export function focusPlace(card) {
  const held = document.activeElement
  if (!card.contains(held)) return null
  return { id: held.id, selection: held.matches('textarea') ? [held.selectionStart, held.selectionEnd] : null }
}

/** Puts the focus back in the card drawn anew, or on the card itself where its place is gone or folded away. */
export function focusAgain(card, { id = '', selection = null } = {}) {
  const target = (id && document.getElementById(id)) || card
  target.focus({ preventScroll: true })
  if (selection) target.setSelectionRange?.(...selection)
  if (document.activeElement !== target) card.focus({ preventScroll: true })
}

/** Answers the claim that a click means: a second one on the same words goes on to the claim around the one chosen. */
export function claimUnder(link) {
  const around = []
  for (let mark = link; mark; mark = mark.parentElement.closest('.mark')) around.push(mark.dataset.claim)
  return around[(around.indexOf(chosen) + 1) % around.length]
}
