// Names by type-ahead behind an @ in a comment. Without this file the whole name is typed, and the server says whom it cannot tell.
import { ask } from './ask.js'

const PAUSE = 120
const LONGEST = 60
let made = 0
let open = null

document.addEventListener('focusin', ({ target }) => {
  if (target.matches?.('form[data-names] textarea:not([aria-autocomplete])')) upgrade(target)
})
document.addEventListener('focusout', ({ target }) => {
  if (open?.field === target) close()
})
document.addEventListener('input', ({ target }) => {
  if (target.matches?.('form[data-names] textarea')) void offer(target)
})

function upgrade(field) {
  made += 1
  const list = document.createElement('ul')
  list.id = `names-${made}`
  list.className = 'options'
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', 'People')
  list.hidden = true
  // It must not take the focus from the field that is typed in.
  list.addEventListener('mousedown', (event) => event.preventDefault())
  list.addEventListener('click', ({ target }) => pick(field, target.closest('[role="option"]')))
  const told = document.createElement('p')
  told.className = 'visually-hidden'
  told.setAttribute('role', 'status')
  field.after(list, told)
  field.setAttribute('aria-autocomplete', 'list')
  field.setAttribute('aria-controls', list.id)
}

const listOf = (field) => document.getElementById(field.getAttribute('aria-controls'))
const optionsOf = (field) => [...listOf(field).querySelectorAll('[role="option"]')]

// What stands between an @ and the caret, where a name is being typed.
function typedIn({ value, selectionStart, selectionEnd }) {
  if (selectionStart !== selectionEnd) return null
  const found = /(?:^|[\s([{“"'‘«*>–—])@(\p{L}[^\n@]*)$/u.exec(value.slice(Math.max(0, selectionStart - LONGEST), selectionStart))
  return found ? found[1] : null
}

let asking = new AbortController()
let timer = 0

function offer(field) {
  clearTimeout(timer)
  asking.abort()
  asking = new AbortController()
  const { signal } = asking
  if (typedIn(field) === null) return close()
  timer = setTimeout(() => { void fill(field, signal).catch(() => {}) }, PAUSE)
}

async function fill(field, signal) {
  const query = typedIn(field)
  if (query === null || !listOf(field)) return close()
  const answer = await ask(`/desk/names?${new URLSearchParams({ query })}`, { signal })
  if (!answer.ok || document.activeElement !== field || typedIn(field) !== query) return close()
  const list = listOf(field)
  list.innerHTML = answer.text
  const options = optionsOf(field)
  for (const [at, option] of options.entries()) option.id = `${list.id}-${at}`
  list.hidden = options.length === 0
  field.removeAttribute('aria-activedescendant')
  list.nextElementSibling.textContent = options.length === 0 ? '' : `${options.length} ${options.length === 1 ? 'person' : 'people'}`
  open = list.hidden ? null : { field }
}

function close() {
  asking.abort()
  clearTimeout(timer)
  if (!open) return
  const list = listOf(open.field)
  if (list) list.hidden = true
  open.field.removeAttribute('aria-activedescendant')
  open = null
}

/** Writes the whole name in the place of what was typed of it. */
function pick(field, option) {
  const typed = typedIn(field)
  if (!option || typed === null) return close()
  field.setRangeText(`${option.dataset.typed} `, field.selectionStart - typed.length, field.selectionStart, 'end')
  close()
}

const active = (field) => document.getElementById(field.getAttribute('aria-activedescendant') ?? '')

function step(field, by) {
  const options = optionsOf(field)
  const at = options.indexOf(active(field))
  const next = options[(at === -1 ? (by > 0 ? 0 : options.length - 1) : at + by + options.length) % options.length]
  for (const option of options) option.setAttribute('aria-selected', String(option === next))
  field.setAttribute('aria-activedescendant', next.id)
  next.scrollIntoView({ block: 'nearest' })
}

// Before the keys of the page: Escape closes the list first, and Enter takes what is chosen in it.
document.addEventListener('keydown', (event) => {
  const field = event.target
  if (!open || open.field !== field || event.isComposing) return
  const keys = {
    ArrowDown: () => step(field, 1),
    ArrowUp: () => step(field, -1),
    Escape: close,
    ...(active(field) && !event.ctrlKey && !event.metaKey && { Enter: () => pick(field, active(field)), Tab: () => pick(field, active(field)) }),
  }
  if (!Object.hasOwn(keys, event.key)) return
  event.preventDefault()
  event.stopPropagation()
  keys[event.key]()
}, true)
