// Sending acts: each joins the line, and what comes back is shown at its own claim, wherever the person has gone since.
import { ask, wordsOf } from './ask.js'
import { cardOf, chosenId, focusAgain, idOf, versionOf } from './cards.js'
import { choices, choose, filterQuery, openCard } from './choosing.js'
import { swap } from './drawing.js'
import { isLast, join, waitingIn } from './line.js'
import { complain, isWell, reasonAgainst, say } from './saying.js'
import { fieldsOf, forget, putBack } from './unsaved.js'

const SAID = { accept: 'Accepted. Press u to undo.', dismiss: 'Dismissed. Press u to undo.', restore: 'Back to proposed. Press u to undo.', undo: 'Undone.', take: 'It is yours.' }
const NOT_DONE = { accept: 'Not accepted.', dismiss: 'Not dismissed.', restore: 'Not put back.', undo: 'Not undone.', take: 'Not taken.' }
// What was sent from this page and can be undone, the last at the end.
const acted = []
// What is said, or decided for others to read, is not undone.
const FINAL = new Set(['comment', 'reply', 'thread', 'return', 'withdrawal', 'assignment'])

/** Sends a form of a card. Sent twice before the answer came, it goes once. */
export async function sendForm(form, submitter) {
  const id = idOf(form.closest('.card'))
  const name = form.dataset.form
  if (isLast(id, name)) return say('This is on its way.')
  form.toggleAttribute('data-sent', true)
  const address = submitter?.hasAttribute('formaction') ? submitter.formAction : form.action
  const body = bodyOf(form, submitter)
  const sent = { form: name, fields: fieldsOf(form) }
  const { then = null, said = 'Saved.' } = submitter?.dataset ?? {}
  // A hop that is new is not saved yet: u would take back what was done before it.
  const isFinal = FINAL.has(name.split('-')[0]) || submitter?.dataset.begins !== undefined
  const answer = await noting(isFinal ? null : id, inLine(id, name, (version) => post(id, address, body, { version, sent, name, then }), seenBy(form)))
  report(id, 'Not saved.', answer, isFinal ? said : `${said} Press u to undo.`)
}

/**
 * Moves a claim on, or back, and goes on to the next claim at once where `advance` says so. Answers whether it was done, or
 * nothing where there was nothing to send.
 */
export async function move(id, name, { advance = false } = {}) {
  const card = cardOf(id)
  if (!card || isLast(id, name)) return
  if (advance && stoppedAt?.id === id && stoppedAt.choices === choices) return say(reasonAgainst(card, name) ?? END)
  if (waitingIn(id).length === 0 && !buttonFor(id, name)) {
    return say(reasonAgainst(card, name) ?? 'This cannot be done on this claim now.')
  }
  const answered = noting(name === 'undo' || name === 'take' ? null : id, inLine(id, name, (version) => sendMove(id, name, version)))
  if (advance && id === chosenId()) goOn(card)
  const answer = await answered
  if (name === 'undo' && answer.ok) forgetLast(id)
  report(id, NOT_DONE[name], answer, SAID[name])
}

const END = 'This was the last one here. Press u to undo, or j to go on.'
// Where a key went on to nothing: the next such key is not meant for the same claim.
let stoppedAt = null

// From a claim that was to be decided to the next that is: those between were decided, perhaps by others.
function goOn(card) {
  const isDeciding = card.dataset.stage === 'proposed'
  let next = card.nextElementSibling
  while (isDeciding && next && next.dataset.stage !== 'proposed') next = next.nextElementSibling
  choose(idOf(next ?? card))
  stoppedAt = next ? null : { id: idOf(card), choices }
}

// What its button undid is not for u to undo again.
function forgetLast(id) {
  const at = acted.findLastIndex((one) => one.id === id)
  if (at !== -1) acted.splice(at, 1)
}

// Notes at once what can be undone, so that u pressed behind it means it; and forgets what was not done.
async function noting(id, sending) {
  const mine = { id }
  if (id !== null) acted.push(mine)
  const answer = await sending
  if ((!answer.ok || answer.isIdle || answer.isSame) && acted.includes(mine)) acted.splice(acted.indexOf(mine), 1)
  return answer
}

/**
 * Adds words of the article to those that a claim stands in, or puts them in their place (`how`: extend, replace). Answers whether it was done.
 */
export async function sendWords(id, how, { words, before }, success) {
  const name = 'anchors'
  if (isLast(id, name)) return say('This is on its way.')
  const body = new URLSearchParams({ how, quote: words, prefix: before })
  const address = `/desk/claims/${id}/anchors${filterQuery()}`
  const answer = await noting(id, inLine(id, name, (version) => post(id, address, body, { version, name })))
  report(id, 'Not saved.', answer, answer.isSame ? 'The claim stands in these words already.' : success)
  // Saved over what stands now, they are sent from the form.
  if (!answer.ok && cardOf(id)?.querySelector(`.conflict[data-conflict="${name}"]`)) putBack(cardOf(id), name, { fields: [['quote', words]] })
  // What has to be mended, such as which of several places is meant, is asked on the card.
  const asked = answer.ok ? null : cardOf(id)?.querySelector(`form[data-form="${name}"] .error-summary, .conflict[data-conflict="${name}"]`)
  if (asked && id === chosenId()) {
    choose(id, { focus: false, showText: false })
    asked.focus()
  }
  return answer.ok
}

/** Takes back what was done last from this page, and then what was done last on the chosen claim; pressed again, what was before it. */
export async function undo() {
  const last = acted.pop() ?? (chosenId() ? { id: chosenId() } : null)
  if (last === null || !cardOf(last.id)) return say('Nothing to undo.')
  choose(last.id)
  const address = `/desk/claims/${last.id}/undo${filterQuery()}`
  const answer = await inLine(last.id, 'undo', (version) => post(last.id, address, new URLSearchParams(), { version, name: 'undo' }))
  // Where nothing of theirs stands last nothing failed.
  if (answer.isRefused && answer.words) return say(answer.words)
  if (!answer.ok && answer.words) acted.push(last)
  report(last.id, NOT_DONE.undo, answer, SAID.undo)
}

/** Sends what a conflict holds over what stands now; what was changed in the form since goes with it. */
export async function retry(form) {
  const { conflict: name } = form.closest('.conflict').dataset
  const id = idOf(form.closest('.card'))
  if (isLast(id, name)) return
  const live = cardOf(id).querySelector(`form[data-form="${name}"]`)
  // A form that the server drew since says what stands now: what a button asked of other chains it would do to these.
  const mine = live?.matches('[data-whole]:not([data-sent])') ? null : live
  const body = bodyOf(mine ?? form)
  // What the button asked that was pressed then.
  for (const [field, value] of new FormData(form)) if (!body.has(field)) body.append(field, value)
  const sent = mine && { form: name, fields: fieldsOf(mine) }
  const answer = await inLine(id, name, (version) => post(id, form.action, body, { version, sent, name }))
  if (answer.ok && !live) forget(cardOf(id), name)
  report(id, 'Not saved.', answer, 'Saved.')
}

/** Leaves a claim as somebody else made it. */
export function keepTheirs(conflict) {
  const card = conflict.closest('.card')
  const { conflict: name } = conflict.dataset
  forget(card, name)
  conflict.remove()
  if (card.querySelector(`form[data-form="${name}"][data-whole]`)) void openCard(idOf(card), { anew: true })
  card.focus({ preventScroll: true })
  if (!card.querySelector('.conflict')) isWell(idOf(card))
  say('Kept what stands now.')
}

// A file travels only in a form of several parts.
function bodyOf(form, submitter) {
  const fields = new FormData(form, submitter)
  return form.enctype === 'multipart/form-data' ? fields : new URLSearchParams(fields)
}

// A form that was put back whole may have been drawn from an older version than its card.
const seenBy = (form) => (form.matches('[data-whole]') ? Number(form.elements.version.value) : undefined)

async function inLine(id, name, send, seen = versionOf(cardOf(id))) {
  const card = cardOf(id)
  card.setAttribute('aria-busy', 'true')
  const answer = await join({ id, name, seen, send })
  if (waitingIn(id).length === 0) cardOf(id)?.removeAttribute('aria-busy')
  return answer
}

const buttonFor = (id, name) => cardOf(id)?.querySelector(`[data-move="${name}"]`)

// Looked for when its turn comes: the acts before it have drawn the card anew.
async function sendMove(id, name, version) {
  const button = buttonFor(id, name)
  if (button) return post(id, button.formAction, new URLSearchParams(new FormData(button.form, button)), { version, name })
  return { ok: true, isIdle: true, version, words: reasonAgainst(cardOf(id), name) }
}

async function post(id, address, body, { version, sent = null, name, then = null }) {
  body.set('version', version)
  body.set('open', id === chosenId() || cardOf(id).querySelector('.card-more') ? '1' : '0')
  const held = cardOf(id).contains(document.activeElement)
  const answer = await ask(address, { method: 'POST', body })
  if (!answer.isCard) return { ok: false, isRefused: answer.isRefused, words: wordsOf(answer.text) }
  const isHere = cardOf(id).contains(document.activeElement) || (held && document.activeElement === document.body)
  const inForm = document.activeElement.closest('form')?.dataset.form === sent?.form
  const fresh = swap(answer, { sent: answer.ok || answer.isUnusable ? sent : null, isAct: true, settles: answer.ok ? name : null })
  if (waitingIn(id).length > 1) fresh?.setAttribute('aria-busy', 'true')
  if (isHere && fresh) focusAfter(fresh, { name, then, isSaved: answer.ok && sent !== null && inForm })
  const now = Number(fresh?.dataset.version ?? version)
  return { ok: answer.ok, isSame: answer.ok && now === Number(version), version: now, words: '' }
}

// To what has to be read; after a save to the card, for the form may be folded away or gone.
function focusAfter(card, { name, then, isSaved }) {
  const begun = `form[data-form="${name}"] [data-begin]`
  const place = card.querySelector(`.error-summary, .conflict[data-conflict="${name}"], ${begun}`) ?? (isSaved && then && document.getElementById(then))
  if (place) place.focus()
  else if (isSaved || document.activeElement === document.body) focusAgain(card)
}

function report(id, failure, { ok, isIdle, isDropped, words }, success) {
  if (isDropped) return complain(id, `${failure} It was not sent, for what came before it failed.`)
  if (!ok) return complain(id, words ? `${failure} ${words}` : '')
  if (!isIdle && !cardOf(id)?.querySelector('.conflict, .error-summary')) isWell(id)
  say(isIdle ? (words ?? failure) : success)
}
