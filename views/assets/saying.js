// What the page says to the person: a word on what was just done, how much is on its way, and what was not saved.
import { cardOf, numberOf } from './cards.js'
import { waitingIn, watch } from './line.js'

const said = document.getElementById('said')
const saving = document.getElementById('saving')
const failed = new Set()

/** Says one sentence, seen and heard. */
export const say = (words) => {
  said.textContent = words
  said.removeAttribute('data-quiet')
}

/** Says one sentence, heard only: it is seen where it happens. */
export const tell = (words) => {
  said.textContent = words
  said.toggleAttribute('data-quiet', true)
}

/** Answers why a key does nothing on this card, in the server's words, or null where it does something. */
export const reasonAgainst = (card, name) => card?.querySelector(`[data-refused="${name}"]`)?.textContent ?? null

/** Says on a card what went wrong with it, and below the list that something did: the card may be far out of sight. */
export function complain(id, words) {
  const message = cardOf(id)?.querySelector('.card-message')
  if (message && !message.textContent.includes(words)) message.textContent = `${message.textContent} ${words}`.trim()
  failed.add(id)
  drawSaving()
}

/** Takes a claim off the list of what was not saved. */
export function isWell(id) {
  failed.delete(id)
  drawSaving()
}

/** Whether something of this page was not saved, and nobody mended it. */
export const hasFailed = () => failed.size > 0

function drawSaving() {
  const waiting = waitingIn().length
  const links = [...failed].map(linkTo).filter((link) => link !== null)
  const parts = [
    ...(waiting > 0 ? [`${waiting} on ${waiting === 1 ? 'its' : 'their'} way. `] : []),
    ...(links.length > 0 ? [`${links.length} failed: `, ...links.flatMap((link, at) => (at > 0 ? [', ', link] : [link])), ', try again'] : []),
  ]
  saving.toggleAttribute('data-calm', parts.length === 0)
  saving.replaceChildren(...(parts.length > 0 ? parts : ['All saved']))
}

function linkTo(id) {
  const wording = cardOf(id)?.querySelector('.wording')
  if (!wording) return null
  const link = document.createElement('a')
  link.href = wording.href
  link.dataset.claim = id
  link.textContent = `claim ${numberOf(id)}`
  return link
}

watch(drawSaving)
drawSaving()
