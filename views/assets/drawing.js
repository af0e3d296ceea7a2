// The server draws every card; this puts one in the place of the old, and loses nothing that stood there.
import { chosenId, drawChosen, drawStatus, focusAgain, focusPlace, idOf } from './cards.js'
import { kept, putBack, unsavedIn } from './unsaved.js'

/**
 * Puts the card and the counts that the server drew in place of the old, and answers the fresh card. What is typed moves
 * along, but for the form `sent` where it still says what was sent; so do a conflict that is not settled yet and, unless
 * `isAct`, the words on what went wrong.
 */
export function swap({ text }, { sent = null, isAct = false, settles = null } = {}) {
  const drawn = new DOMParser().parseFromString(text, 'text/html')
  const [first, ...others] = drawn.querySelectorAll('.card')
  swapCounts(drawn)
  for (const other of others) swapOne(other, {})
  return first ? swapOne(first, { sent, isAct, settles }) : null
}

function swapOne(fresh, { sent = null, isAct = false, settles = null }) {
  const old = document.getElementById(fresh.id)
  if (!old) return null
  const id = idOf(fresh)
  const place = focusPlace(old)
  const typed = [...(kept.get(id) ?? []), ...unsavedIn(old)].filter((form) => !isSent(form, sent))
  moveAlong(old, fresh, { isAct, settles })
  moveFiles(old, fresh, sent)
  moveHeld(old, fresh, sent)
  fresh.toggleAttribute('data-lit', old.hasAttribute('data-lit'))
  old.replaceWith(fresh)
  // One version further there was nobody but this page.
  const isOwn = settles !== null && Number(fresh.dataset.version) <= Number(old.dataset.version) + 1
  kept.set(id, typed.filter(({ form, fields, whole }) => !putBack(fresh, form, { fields, whole, isOwn: isOwn && isOf(whole, old) })))
  drawChosen(id, id === chosenId())
  drawStatus(id, fresh.dataset)
  if (place !== null) focusAgain(fresh, place)
  fresh.dispatchEvent(new CustomEvent('drawn', { bubbles: true, detail: { was: old.dataset.stage, settles } }))
  return fresh
}

const isOf = (whole, card) => whole?.elements.version.value === card.dataset.version

function isSent({ form, fields }, sent) {
  return sent !== null && form === sent.form && JSON.stringify(fields) === JSON.stringify(sent.fields)
}

function moveAlong(old, fresh, { isAct, settles }) {
  const message = fresh.querySelector('.card-message')
  if (!isAct) message.textContent = old.querySelector('.card-message').textContent
  for (const conflict of old.querySelectorAll('.conflict')) {
    const { conflict: name } = conflict.dataset
    if (name !== settles && !fresh.querySelector(`.conflict[data-conflict="${name}"]`)) message.after(conflict)
  }
}

// Only what is sent is kept by the server.
function moveFiles(old, fresh, sent) {
  for (const chosen of old.querySelectorAll('input[type="file"]')) {
    const place = chosen.form?.dataset.form === sent?.form ? null : fresh.querySelector(`#${CSS.escape(chosen.id)}`)
    if (place) place.files = chosen.files
  }
}

// What the server holds for a form that failed is drawn with its answer alone.
function moveHeld(old, fresh, sent) {
  for (const held of old.querySelectorAll('[data-held]')) {
    const { form } = held.closest('form').dataset
    const place = form === sent?.form ? null : fresh.querySelector(`form[data-form="${form}"] [data-held="${held.dataset.held}"]`)
    place?.replaceWith(held)
  }
}

const PLACES = 'a, summary'

function swapCounts(drawn) {
  const counts = drawn.getElementById('counts')
  const old = document.getElementById('counts')
  if (!counts || !old) return
  const held = old.contains(document.activeElement) ? document.activeElement : null
  const place = held && [...old.querySelectorAll(PLACES)].indexOf(held)
  for (const { id } of old.querySelectorAll('details[open]')) counts.querySelector(`#${id}`)?.setAttribute('open', '')
  old.replaceWith(counts)
  if (!held) return
  const places = [...counts.querySelectorAll(PLACES)]
  const same = places.find((one) => one.href !== undefined && one.href === held.href)
  ;(same ?? places[place] ?? places[0]).focus({ preventScroll: true })
}
