// The review workspace made quick: choosing without a reload, keys, forms sent in place. Without this file every link and
// form does the same by loading a page. The server draws all HTML; this file only puts it where it belongs.

import { ask, wordsOf } from './ask.js'
import { cardOf, cards, claimUnder, drawChosen, focusIn, idOf, marksOf, reveal } from './cards.js'
import { keysOn } from './keys-switch.js'
import { kept, putBack, unsavedIn } from './unsaved.js'

const review = document.querySelector('.review')
const said = document.getElementById('said')
const keys = document.getElementById('keys')
const wide = window.matchMedia('(min-width: 1000px)')

let chosen = document.querySelector('.card[aria-current]')?.id.slice('claim-'.length) ?? null
const moved = []
let loading = new AbortController()
let loadTimer = 0

const say = (words) => { said.textContent = words }

// ——— choosing ———

/** Chooses a claim: its card opens, its words light up, the address names it. What is typed in another card stays there. */
function choose(id, { focus = true, showCard = true, showText = wide.matches } = {}) {
  const card = cardOf(id)
  if (!card) return
  if (chosen !== id) {
    if (chosen) drawChosen(chosen, false)
    chosen = id
    const address = new window.URL(location.href)
    address.searchParams.set('claim', id)
    address.hash = ''
    history.replaceState(null, '', address)
  }
  drawChosen(id, true)
  if (showCard) reveal(card, 'nearest')
  if (showText && marksOf(id)[0]) reveal(marksOf(id)[0], 'center')
  if (focus) card.focus({ preventScroll: true })
  loadDetails(card)
}

// A short wait, so that leafing through with j does not ask for every card on the way.
function loadDetails(card) {
  stopLoading()
  if (card.querySelector('.card-more')) return
  loading = new AbortController()
  const { signal } = loading
  loadTimer = setTimeout(() => { void openCard(idOf(card), signal).catch(() => {}) }, 120)
}

// What was asked before an act and comes after it would draw the card as it was.
function stopLoading() {
  clearTimeout(loadTimer)
  loading.abort()
}

/** Fetches what opens below a card, if it is not there yet. */
async function openCard(id, signal) {
  if (cardOf(id)?.querySelector('.card-more')) return
  const answer = await ask(`/desk/claims/${id}/card${filterQuery()}`, { signal })
  if (answer.ok) swap(answer)
  else complain(id, answer.text)
}

function filterQuery() {
  const query = new URLSearchParams(location.search)
  query.delete('claim')
  query.delete('notice')
  return query.size > 0 ? `?${query}` : ''
}

function step(by) {
  const all = cards()
  if (all.length === 0) return
  const at = all.findIndex((card) => idOf(card) === chosen)
  const end = document.querySelector(`.pager [rel="${by > 0 ? 'next' : 'prev'}"]`)
  // Past the last card of a page the next page begins.
  if (end && all[at] && !all[at + by]) return end.click()
  const next = at === -1 ? (by > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + by))
  choose(idOf(all[next]))
}

// ——— sending ———

async function send(form, submitter) {
  const card = form.closest('.card')
  const id = idOf(card)
  const body = new URLSearchParams(new FormData(form, submitter))
  body.set('open', id === chosen || card.querySelector('.card-more') ? '1' : '0')
  if (id === chosen) stopLoading()
  card.setAttribute('aria-busy', 'true')
  const buttons = [...card.querySelectorAll('button')]
  for (const button of buttons) button.disabled = true
  const address = submitter?.hasAttribute('formaction') ? submitter.formAction : form.action
  const answer = await ask(address, { method: 'POST', body })
  if (answer.isCard) swap(answer, form.dataset.form)
  else await refuse(id, answer)
  for (const button of buttons) button.disabled = false
  card.removeAttribute('aria-busy')
  return answer.ok
}

// Where somebody else was faster, the card is drawn as it now stands, with what was typed still in it: to send it again is
// to have seen both.
async function refuse(id, { isStale, text }) {
  const now = isStale ? await ask(`/desk/claims/${id}/card${filterQuery()}`) : null
  if (now?.isCard) swap(now)
  complain(id, wordsOf(text))
}

// On the card and where it is seen: the form that was sent may stand far below the card's top.
function complain(id, words) {
  say(words)
  cardOf(id)?.querySelector('.card-message')?.replaceChildren(words)
}

/** Puts the card and the counts that the server drew in place of the old. What is typed moves along, but for the form `sent`. */
function swap({ text }, sent) {
  const drawn = new DOMParser().parseFromString(text, 'text/html')
  const fresh = drawn.querySelector('.card')
  const old = fresh && document.getElementById(fresh.id)
  if (!old) return
  const id = idOf(fresh)
  const focus = focusIn(old)
  const typed = [...(kept.get(id) ?? []), ...unsavedIn(old)].filter(({ form }) => form !== sent)
  old.replaceWith(fresh)
  const counts = drawn.getElementById('counts')
  if (counts) document.getElementById('counts').replaceWith(counts)
  kept.set(id, typed.filter(({ form, fields }) => !putBack(fresh, form, fields)))
  drawChosen(id, id === chosen)
  for (const mark of marksOf(id)) {
    mark.dataset.status = fresh.dataset.status
    mark.dataset.stage = fresh.dataset.stage
    if (mark.matches('a')) mark.setAttribute('aria-describedby', `is-${fresh.dataset.status}`)
  }
  const summary = fresh.querySelector('.error-summary')
  if (summary) summary.focus()
  else if (focus !== null) (document.getElementById(focus) ?? fresh).focus({ preventScroll: true })
}

window.addEventListener('beforeunload', (event) => {
  if (review && (unsavedIn(review).length > 0 || [...kept.values()].flat().length > 0)) event.preventDefault()
})

// ——— acts ———

const SAID = { accept: 'Accepted.', dismiss: 'Dismissed.', restore: 'Back to proposed.' }

/** Moves a claim on, or back; answers whether it was done. */
async function move(id, name, { advance = false } = {}) {
  const button = cardOf(id)?.querySelector(`[data-move="${name}"]`)
  if (!button || button.disabled) return false
  const next = advance ? cardOf(id).nextElementSibling : null
  if (!(await send(button.form, button))) return false
  if (name !== 'restore') moved.push(id)
  say(name === 'restore' ? SAID[name] : `${SAID[name]} Press u to undo.`)
  if (next && chosen === id) choose(idOf(next))
  return true
}

/** Takes back the last accept or dismiss of this page; pressed again, the one before it. */
async function undo() {
  const id = moved.pop()
  if (!id) return say('Nothing to undo.')
  choose(id)
  if (!cardOf(id)?.querySelector('[data-move="restore"]')) return say('This claim has gone on since: it cannot be put back.')
  if (!(await move(id, 'restore'))) moved.push(id)
}

async function focusOn(part) {
  const id = chosen
  if (!id) return
  choose(id)
  clearTimeout(loadTimer)
  await openCard(id)
  const form = cardOf(id)?.querySelector(`form[data-form="${part}"]`)
  if (!form || chosen !== id) return
  const fold = form.closest('details')
  if (fold) fold.open = true
  const field = part === 'verdict'
    ? (form.querySelector('[name="status"]:checked') ?? form.querySelector('[name="status"]'))
    : form.querySelector('textarea')
  field?.focus()
}

async function preview(button) {
  const target = document.getElementById(button.dataset.preview)
  const body = new URLSearchParams({ text: button.form.elements.namedItem('rationale').value })
  const answer = await ask('/desk/markdown', { method: 'POST', body })
  if (!answer.ok) return complain(idOf(button.closest('.card')), wordsOf(answer.text))
  const prose = document.createElement('div')
  prose.className = 'prose'
  prose.innerHTML = answer.text || 'Nothing to preview yet.'
  target.replaceChildren(prose)
}

// ——— what people do ———

document.addEventListener('submit', (event) => {
  const form = event.target
  if (!form.closest('.card') || event.defaultPrevented) return
  event.preventDefault()
  const { submitter } = event
  if (submitter?.dataset.preview) void preview(submitter)
  else if (submitter?.dataset.move) void move(idOf(form.closest('.card')), submitter.dataset.move)
  else void send(form, submitter).then((ok) => { if (ok) say('Saved.') })
})

document.addEventListener('click', (event) => {
  if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
  if (event.target.closest('[data-keys]')) keys.showModal()
  const link = event.target.closest('a')
  if (!link || !review?.contains(link)) return
  if (link.matches('.mark')) {
    // Its card may stand on another page, where the link leads.
    if (!cardOf(claimUnder(link, chosen))) return
    event.preventDefault()
    choose(claimUnder(link, chosen), { showCard: true, showText: false })
    return
  }
  const card = link.closest('.card')
  if (!card || !link.matches('.wording, .to-text, .to-edit')) return
  event.preventDefault()
  choose(idOf(card), { showText: wide.matches || link.matches('.to-text'), showCard: !link.matches('.to-text') })
  if (link.matches('.to-text')) marksOf(idOf(card))[0]?.closest('.mark')?.focus({ preventScroll: true })
  if (link.matches('.to-edit')) void focusOn('wording')
})

const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  a: () => chosen && move(chosen, 'accept', { advance: true }),
  d: () => chosen && move(chosen, 'dismiss', { advance: true }),
  u: undo,
  e: () => focusOn('wording'),
  v: () => focusOn('verdict'),
  '?': () => keys.showModal(),
}

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || keys.open) return
  const typing = event.target.closest('input, textarea, select')
  if (typing) {
    if (event.key === 'Escape') (typing.closest('.card') ?? typing).focus()
    return
  }
  const act = keysOn.checked && Object.hasOwn(KEYS, event.key) ? KEYS[event.key] : undefined
  if (!act) return
  event.preventDefault()
  void act()
})

document.documentElement.classList.add('scripted')

if (chosen && !location.hash) choose(chosen, { focus: false })
