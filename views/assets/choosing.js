// Choosing a claim: its card opens, its words light up, the address names it.
import { ask, wordsOf } from './ask.js'
import { cardOf, cards, chosenId, idOf, leaveChosen, marksOf, reveal, setChosen } from './cards.js'
import { swap } from './drawing.js'
import { settled, turnsOf } from './line.js'
import { complain, hasFailed, reasonAgainst, say } from './saying.js'

const wide = window.matchMedia('(min-width: 1000px)')
let leafing = new AbortController()
let leafingTimer = 0
// Where the person was who folded a claim.
let folded = null
/** How often a claim was chosen: who asks twice learns whether somebody went on meanwhile. */
export let choices = 0

/** Chooses a claim. What is typed in another card stays there. */
export function choose(id, { focus = true, showCard = true, showText = wide.matches } = {}) {
  const card = cardOf(id)
  if (!card) return
  folded = null
  choices += 1
  setChosen(id)
  if (showCard) reveal(card, 'nearest')
  if (showText && marksOf(id)[0]) reveal(marksOf(id)[0], 'center')
  if (focus) card.focus({ preventScroll: true })
  loadDetails(id)
}

/** Folds the claim that is open; the focus stays at its line. */
export function fold() {
  const id = chosenId()
  if (!id) return
  clearTimeout(leafingTimer)
  leafing.abort()
  folded = id
  leaveChosen()
  cardOf(id)?.focus({ preventScroll: true })
}

// A short wait, so that leafing through with j does not ask for every card on the way.
function loadDetails(id) {
  clearTimeout(leafingTimer)
  leafing.abort()
  leafing = new AbortController()
  const { signal } = leafing
  leafingTimer = setTimeout(() => { void openCard(id, { signal }).catch(() => {}) }, 120)
}

/** Fetches what opens below a card, if it is not there yet (or `anew`); answers whether it is there now. */
export async function openCard(id, { signal, anew = false } = {}) {
  await settled(id)
  if (signal?.aborted) return false
  if (!anew && cardOf(id)?.querySelector('.card-more')) return true
  const turns = turnsOf(id)
  const answer = await ask(`/desk/claims/${id}/card${filterQuery()}`, { signal })
  // What was asked before an act and comes after it would draw the card as it was.
  if (turnsOf(id) !== turns) return openCard(id, { signal, anew })
  // Somebody who leafs to a card and presses e asks for it twice; the second would close what the first one opened.
  if (!anew && cardOf(id)?.querySelector('.card-more')) return true
  if (answer.isCard) swap(answer)
  else complain(id, wordsOf(answer.text))
  return answer.isCard
}

/** The filter of the page as the query of an address. */
export function filterQuery() {
  const query = new URLSearchParams(location.search)
  query.delete('claim')
  query.delete('notice')
  return query.size > 0 ? `?${query}` : ''
}

/** Goes to the claim before or after; past the last card of a page the next page begins, once all is saved. */
export async function step(by) {
  const all = cards()
  if (all.length === 0) return say('There is no claim here.')
  const at = all.findIndex((card) => idOf(card) === (chosenId() ?? folded))
  if (at === -1) return choose(idOf(all.at(by > 0 ? 0 : -1)))
  if (all[at + by]) return choose(idOf(all[at + by]))
  const page = document.querySelector(`.pager [rel="${by > 0 ? 'next' : 'prev'}"]`)
  if (!page) return say(by > 0 ? 'This is the last claim.' : 'This is the first claim.')
  await leave(() => page.click())
}

/** Leaves the page once all is saved; stays where something was not, or where the person went on to another claim meanwhile. */
export async function leave(go) {
  const before = choices
  await settled()
  if (hasFailed()) return say('Something was not saved: what is wrong stands at its claim.')
  if (choices === before) go()
}

/** Opens a form of the chosen card and goes to its field, or says why there is none. */
export async function focusOn(part) {
  const id = chosenId()
  if (!id) return say('Choose a claim first: press j.')
  choose(id)
  if (!(await openCard(id)) || chosenId() !== id) return
  const card = cardOf(id)
  const form = card.querySelector(`form[data-form="${part}"]`)
  if (!form) return say(reasonAgainst(card, part) ?? 'This cannot be done on this claim now.')
  const fold = form.closest('details')
  if (fold) fold.open = true
  // What is chosen among comes before what is typed.
  const field = form.querySelector('[type="radio"]:checked') ?? form.querySelector('[type="radio"]') ?? form.querySelector('textarea, select')
  field?.focus()
  return form
}

/** Opens the verdict of the chosen card with the status of that number, in the order of the choices. */
export async function chooseStatus(number) {
  const form = await focusOn('verdict')
  const status = form?.querySelectorAll('[name="status"]')[number]
  if (!status) return
  status.checked = true
  status.focus()
}
