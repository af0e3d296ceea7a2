// The cards and the marks of the page: how to find them, light them up, bring them into view and keep the focus on them.

let chosen = document.querySelector('.card[aria-current]')?.id.slice('claim-'.length) ?? null

/** The claim that is chosen, or null. */
export const chosenId = () => chosen
export const cardOf = (id) => document.getElementById(`claim-${id}`)
export const idOf = (card) => card.id.slice('claim-'.length)
export const versionOf = (card) => Number(card.dataset.version)
/** The number by which people name a claim, as its line says it. */
export const numberOf = (id) => cardOf(id)?.querySelector('.n')?.lastChild.textContent ?? ''
export const marksOf = (id) => document.querySelectorAll(`.mark[data-claim="${CSS.escape(id)}"]`)
const tagsOf = (id) => document.querySelectorAll(`.tag[data-claim="${CSS.escape(id)}"]`)
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
  const link = document.getElementById('open-claim')
  if (!link) return
  link.href = `#claim-${id}`
  link.textContent = `Claim ${numberOf(id)}`
  link.hidden = false
}

/** Folds the chosen claim: none is chosen then. */
export function leaveChosen() {
  if (chosen) drawChosen(chosen, false)
  chosen = null
  const address = new window.URL(location.href)
  address.searchParams.delete('claim')
  address.hash = ''
  history.replaceState(null, '', address)
  document.getElementById('open-claim').hidden = true
}

/** Draws a claim’s status and stage in the text as its card says them. */
export function drawStatus(id, { status, stage }) {
  for (const place of [...marksOf(id), ...tagsOf(id)]) {
    place.dataset.status = status
    place.dataset.stage = stage
    if (place.matches('a.mark')) place.setAttribute('aria-describedby', `is-${status}`)
  }
}

export function drawChosen(id, on) {
  const card = cardOf(id)
  if (on) card?.setAttribute('aria-current', 'true')
  else card?.removeAttribute('aria-current')
  for (const mark of marksOf(id)) mark.toggleAttribute('data-chosen', on)
}

export function reveal(element, block) {
  const box = element.getBoundingClientRect()
  // The list scrolls by itself where it stands beside the text.
  const room = element.closest('.claim-rows')?.getBoundingClientRect() ?? { top: 60, bottom: Infinity }
  const seen = box.top >= Math.max(60, room.top) && box.bottom <= Math.min(window.innerHeight, room.bottom)
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
