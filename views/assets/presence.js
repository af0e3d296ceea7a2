// Who is typing on which claim, told to the others who have the article open: a courtesy, never a lock.
import { ask } from './ask.js'
import { cards, chosenId, cardOf, idOf } from './cards.js'
import { unsavedIn } from './unsaved.js'

// What is told holds for 45 seconds.
const TELLS_EVERY = 20_000
const LOOKS_EVERY = 15_000
const FIELD = 'form[data-form] :is(textarea, select, input:not([type="hidden"]))'
const address = `${location.pathname}/presence`

let told = null
let ending = 0
let seen = { etag: null, words: {} }

/** The open claim, where somebody types into one of its forms or has not saved what they typed; else null. */
function editing() {
  const card = chosenId() && !document.hidden ? cardOf(chosenId()) : null
  if (!card) return null
  const isTyping = card.contains(document.activeElement) && document.activeElement.matches(FIELD)
  return isTyping || unsavedIn(card).length > 0 ? chosenId() : null
}

const stateOf = (state) => new URLSearchParams({ state })
const addressOf = (id) => `/desk/claims/${id}/presence`

function tell() {
  const id = editing()
  if (id === null) return end()
  if (told?.id === id && Date.now() - told.at < TELLS_EVERY) return
  told = { id, at: Date.now() }
  void ask(addressOf(id), { method: 'POST', body: stateOf('editing') })
}

function end() {
  if (told === null) return
  void ask(addressOf(told.id), { method: 'POST', body: stateOf('over'), keepalive: true })
  told = null
}

async function look() {
  if (document.hidden) return
  const headers = seen.etag ? { 'If-None-Match': seen.etag } : {}
  try {
    const response = await fetch(address, { headers, credentials: 'same-origin' })
    if (response.status !== 200) return
    seen = { etag: response.headers.get('ETag'), words: await response.json() }
  } catch {
    return
  }
  for (const card of cards()) draw(card)
}

function draw(card) {
  const words = seen.words[idOf(card)] ?? null
  const old = card.querySelector('.presence')
  if (words === null) return old?.remove()
  if (old) return void (old.lastChild.textContent = words)
  const line = document.createElement('p')
  line.className = 'presence'
  line.dir = 'auto'
  const dot = document.createElement('span')
  dot.className = 'dot'
  line.append(dot, words)
  ;(card.querySelector('h3') ?? card.firstElementChild).after(line)
}

document.addEventListener('focusin', ({ target }) => { if (target.matches?.(FIELD)) tell() })
document.addEventListener('input', tell)
document.addEventListener('drawn', ({ target }) => {
  draw(target)
  // Saved, it is over, once the focus has gone to where the work goes on.
  clearTimeout(ending)
  ending = setTimeout(() => { if (told !== null && editing() !== told.id) end() }, 100)
})
document.addEventListener('visibilitychange', () => void look())
window.addEventListener('pagehide', end)
setInterval(tell, TELLS_EVERY)
setInterval(() => void look(), LOOKS_EVERY)
void look()
