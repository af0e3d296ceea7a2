// Sources by type-ahead: a combobox with a list, as WAI-ARIA has it. Without this file the field offers the names of the article’s own.
import { ask } from './ask.js'

const PAUSE = 120
let made = 0
let open = null

document.addEventListener('focusin', ({ target }) => {
  if (target.matches?.('input[data-sources]:not([role])')) upgrade(target)
})
document.addEventListener('focusout', ({ target }) => {
  if (open?.input === target) close()
})
document.addEventListener('input', ({ target }) => {
  if (target.matches?.('input[data-sources][role]')) void offer(target)
})

function upgrade(input) {
  made += 1
  const list = document.createElement('ul')
  list.id = `options-${made}`
  list.className = 'options'
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', 'Sources')
  list.hidden = true
  // It must not take the focus from the field that is typed in.
  list.addEventListener('mousedown', (event) => event.preventDefault())
  list.addEventListener('click', ({ target }) => pick(input, target.closest('[role="option"]')))
  const told = document.createElement('p')
  told.className = 'visually-hidden'
  told.setAttribute('role', 'status')
  input.removeAttribute('list')
  input.after(list, told)
  const states = { 'role': 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': list.id }
  for (const [name, value] of Object.entries(states)) input.setAttribute(name, value)
}

const listOf = (input) => document.getElementById(input.getAttribute('aria-controls'))
const optionsOf = (input) => [...listOf(input).querySelectorAll('[role="option"]')]

let asking = new AbortController()
let timer = 0

function offer(input) {
  clearTimeout(timer)
  asking.abort()
  asking = new AbortController()
  const { signal } = asking
  timer = setTimeout(() => { void fill(input, signal).catch(() => {}) }, PAUSE)
}

async function fill(input, signal) {
  const query = input.value.trim()
  if (query === '') return close()
  const address = `/desk/sources?${new URLSearchParams({ article: input.dataset.sources, query })}`
  const answer = await ask(address, { signal })
  // What cannot be looked for is typed as it is: the server says what it makes of it.
  if (!answer.ok || document.activeElement !== input) return close()
  const list = listOf(input)
  list.innerHTML = answer.text
  const options = optionsOf(input)
  for (const [at, option] of options.entries()) option.id = `${list.id}-${at}`
  list.hidden = options.length === 0
  input.setAttribute('aria-expanded', String(!list.hidden))
  input.removeAttribute('aria-activedescendant')
  list.nextElementSibling.textContent = options.length === 0 ? 'No source of this name: say what it is.' : `${options.length} ${options.length === 1 ? 'source' : 'sources'}`
  open = list.hidden ? null : { input }
}

function close() {
  asking.abort()
  clearTimeout(timer)
  if (!open) return
  listOf(open.input).hidden = true
  open.input.setAttribute('aria-expanded', 'false')
  open.input.removeAttribute('aria-activedescendant')
  open = null
}

/** Takes the option: the hop names this very source, whatever others are called so. */
function pick(input, option) {
  if (!option) return
  const fields = input.closest('fieldset')
  const set = (part, value) => { fields.querySelector(`[data-part="${part}"]`).value = value }
  input.value = option.dataset.name
  set('source.id', option.dataset.id)
  set('source.was', option.dataset.name)
  set('mention', '')
  fields.querySelector('select').value = ''
  close()
}

const active = (input) => document.getElementById(input.getAttribute('aria-activedescendant') ?? '')

function step(input, by) {
  const options = optionsOf(input)
  const at = options.indexOf(active(input))
  const next = options[(at === -1 ? (by > 0 ? 0 : options.length - 1) : at + by + options.length) % options.length]
  for (const option of options) option.setAttribute('aria-selected', String(option === next))
  input.setAttribute('aria-activedescendant', next.id)
  next.scrollIntoView({ block: 'nearest' })
}

// Before the keys of the page: Escape closes the list first, and Enter takes what is chosen in it.
document.addEventListener('keydown', (event) => {
  const input = event.target
  if (!input.matches?.('input[data-sources][role]') || event.isComposing) return
  if (!open && event.key === 'ArrowDown') {
    event.preventDefault()
    return void offer(input)
  }
  if (open?.input !== input) return
  const keys = {
    ArrowDown: () => step(input, 1),
    ArrowUp: () => step(input, -1),
    Escape: close,
    ...(active(input) && !event.ctrlKey && !event.metaKey && { Enter: () => pick(input, active(input)) }),
  }
  if (!Object.hasOwn(keys, event.key)) return
  event.preventDefault()
  event.stopPropagation()
  keys[event.key]()
}, true)
