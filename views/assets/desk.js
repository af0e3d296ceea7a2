// The review workspace made quick: choosing without a reload, keys, forms sent in place. Without this file every link and
// form does the same by loading a page. The server draws all HTML; this file only puts it where it belongs.

const review = document.querySelector('.review')
const said = document.getElementById('said')
const keys = document.getElementById('keys')
const wide = window.matchMedia('(min-width: 1000px)')

let chosen = document.querySelector('.card[aria-current]')?.id.slice('claim-'.length) ?? null
let lastMoved = null
let loading = new AbortController()
let loadTimer = 0

const cardOf = (id) => document.getElementById(`claim-${id}`)
const idOf = (card) => card.id.slice('claim-'.length)
const marksOf = (id) => document.querySelectorAll(`.mark[data-claim="${CSS.escape(id)}"]`)
const cards = () => [...document.querySelectorAll('.card')]
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

function drawChosen(id, on) {
  const card = cardOf(id)
  if (on) card?.setAttribute('aria-current', 'true')
  else card?.removeAttribute('aria-current')
  for (const mark of marksOf(id)) mark.toggleAttribute('data-chosen', on)
}

function reveal(element, block) {
  const box = element.getBoundingClientRect()
  const seen = box.top >= 60 && box.bottom <= window.innerHeight
  if (!seen) element.scrollIntoView({ block, behavior: 'instant' })
}

// A short wait, so that leafing through with j does not ask for every card on the way.
function loadDetails(card) {
  clearTimeout(loadTimer)
  loading.abort()
  if (card.querySelector('.card-more')) return
  loading = new AbortController()
  const { signal } = loading
  loadTimer = setTimeout(() => { void openCard(idOf(card), signal).catch(() => {}) }, 120)
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
  const next = at === -1 ? (by > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + by))
  choose(idOf(all[next]))
}

// ——— talking to the server ———

async function ask(address, options = {}) {
  const headers = { 'X-Fragment': 'card', ...options.headers }
  try {
    const response = await fetch(address, { ...options, headers, credentials: 'same-origin' })
    const text = await response.text()
    return { ok: response.ok, isCard: text.includes('class="card"'), text }
  } catch (error) {
    if (error.name === 'AbortError') throw error
    return { ok: false, isCard: false, text: 'The server cannot be reached. What you typed is still here: try again.' }
  }
}

async function send(form, submitter) {
  const card = form.closest('.card')
  const id = idOf(card)
  const body = new URLSearchParams(new FormData(form, submitter))
  body.set('open', card.querySelector('.card-more') ? '1' : '0')
  card.setAttribute('aria-busy', 'true')
  const buttons = [...card.querySelectorAll('button')]
  for (const button of buttons) button.disabled = true
  const address = submitter?.hasAttribute('formaction') ? submitter.formAction : form.action
  const answer = await ask(address, { method: 'POST', body })
  if (answer.isCard) swap(answer, form.dataset.form)
  else complain(id, wordsOf(answer.text))
  for (const button of buttons) button.disabled = false
  card.removeAttribute('aria-busy')
  return answer.ok
}

// A refusal is one sentence, or a page that holds one.
function wordsOf(text) {
  if (!text.trimStart().startsWith('<')) return text
  const page = new DOMParser().parseFromString(text, 'text/html')
  return page.querySelector('[data-message]')?.textContent ?? 'That did not work. What you typed is still here.'
}

function complain(id, words) {
  const message = cardOf(id)?.querySelector('.card-message')
  if (message) message.textContent = words
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

function focusIn(card) {
  return card.contains(document.activeElement) ? document.activeElement.id || card.id : null
}

// ——— what is typed and not saved ———

// By claim: what was typed into a form that its card does not have at this stage (a dismissed claim takes no verdict).
const kept = new Map()

const isField = (field) => field.matches('textarea, select, input:not([type="hidden"])')

function isChanged(field) {
  if (field.type === 'radio' || field.type === 'checkbox') return field.checked !== field.defaultChecked
  return field.value !== field.defaultValue
}

// A form that came back with errors holds text that is nowhere else, though it looks as the server drew it.
function unsavedIn(root) {
  return [...root.querySelectorAll('form[data-form]')]
    .filter((form) => form.querySelector('.error-summary') || [...form.elements].filter(isField).some(isChanged))
    .map((form) => ({ form: form.dataset.form, fields: [...new FormData(form)].filter(([name]) => name !== 'version') }))
}

/** Fills a form of a card again; answers false where the card has no such form. */
function putBack(card, name, fields) {
  const form = card.querySelector(`form[data-form="${name}"]`)
  if (!form) return false
  for (const [field, value] of fields) {
    const target = form.elements.namedItem(field)
    if (target) target.value = value
  }
  const fold = form.closest('details')
  if (fold) fold.open = true
  return true
}

window.addEventListener('beforeunload', (event) => {
  if (review && (unsavedIn(review).length > 0 || [...kept.values()].flat().length > 0)) event.preventDefault()
})

// ——— acts ———

const SAID = { accept: 'Accepted.', dismiss: 'Dismissed.', restore: 'Back to proposed.' }

async function move(id, name, { advance = false } = {}) {
  const button = cardOf(id)?.querySelector(`[data-move="${name}"]`)
  if (!button || button.disabled) return
  const next = advance ? cardOf(id).nextElementSibling : null
  if (!(await send(button.form, button))) return
  lastMoved = name === 'restore' ? null : id
  say(lastMoved ? `${SAID[name]} Press u to undo.` : SAID[name])
  if (next && chosen === id) choose(idOf(next))
}

async function undo() {
  if (!lastMoved) return
  const id = lastMoved
  choose(id)
  await move(id, 'restore')
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
    event.preventDefault()
    choose(claimUnder(link), { showCard: true, showText: false })
    return
  }
  const card = link.closest('.card')
  if (!card || !link.matches('.wording, .to-text, .to-edit')) return
  event.preventDefault()
  choose(idOf(card), { showText: wide.matches || link.matches('.to-text'), showCard: !link.matches('.to-text') })
  if (link.matches('.to-text')) marksOf(idOf(card))[0]?.closest('.mark')?.focus({ preventScroll: true })
  if (link.matches('.to-edit')) void focusOn('wording')
})

// A second click on the same words goes on to the claim around the one that is chosen.
function claimUnder(link) {
  const around = []
  for (let mark = link; mark; mark = mark.parentElement.closest('.mark')) around.push(mark.dataset.claim)
  return around[(around.indexOf(chosen) + 1) % around.length]
}

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

// Letters as keys get in the way of speech input, so they can be turned off.
const keysOn = document.getElementById('keys-on')
keysOn.checked = localStorage.getItem('keys') !== 'off'
keysOn.addEventListener('change', () => localStorage.setItem('keys', keysOn.checked ? 'on' : 'off'))
document.documentElement.classList.add('scripted')

if (chosen && !location.hash) choose(chosen, { focus: false })
