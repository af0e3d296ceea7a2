// The palette: / finds an act on the claim that is open, a claim of the article, or a source of it. Without this file its button leads to a
// page that finds claims and sources.
import { ask, wordsOf } from './ask.js'
import { cardOf, chosenId, numberOf } from './cards.js'
import { choose, leave } from './choosing.js'

export const palette = document.getElementById('palette')
const field = palette.querySelector('input')
const list = palette.querySelector('[role="listbox"]')
const told = palette.querySelector('[role="status"]')
const PAUSE = 120
// What is about no claim.
const BESIDE = new Set(['j', 'k', 'n', 'u', '?'])

let keys = {}
let asking = new AbortController()
let timer = 0
// Whether the arrows went to another option since something was typed.
let hasGone = false

/** Opens it over the page; `KEYS` says what each key does. */
export function openPalette(KEYS) {
  keys = KEYS
  field.value = ''
  palette.showModal()
  fill()
}

// Of what the list of keys says those that are one key each.
function acts() {
  const chosen = chosenId()
  return [...document.querySelectorAll('#keys dl > div')].flatMap((row) => {
    const [cap, other] = row.querySelectorAll('kbd')
    const key = cap.textContent
    if (other || !Object.hasOwn(keys, key) || key === '/') return []
    // What stands behind its first words is help.
    const [words] = row.querySelector('dd').textContent.split(/[;:,]/)
    return [{ key, words, about: chosen && !BESIDE.has(key) ? `claim ${numberOf(chosen)}` : '' }]
  })
}

const holds = (text, words) => words.every((word) => text.toLowerCase().includes(word))

function fill() {
  hasGone = false
  clearTimeout(timer)
  asking.abort()
  asking = new AbortController()
  const { signal } = asking
  const typed = field.value.trim()
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  list.replaceChildren(...acts().filter((act) => holds(act.words, words)).map(optionOf))
  tell('')
  if (typed === '') return
  timer = setTimeout(() => { void find(typed, signal).catch(() => {}) }, PAUSE)
}

async function find(typed, signal) {
  const answer = await ask(`${document.getElementById('find').href}?${new URLSearchParams({ query: typed })}`, { signal })
  if (!answer.ok) return tell(wordsOf(answer.text))
  const drawn = new DOMParser().parseFromString(answer.text, 'text/html')
  const found = [...drawn.querySelectorAll('[role="option"]')]
  // A number means the claim of it; words may mean an act.
  const isNumber = /^\d+$/.test(typed)
  if (isNumber) list.prepend(...found)
  else list.append(...found)
  tell(drawn.querySelector('[data-told]')?.textContent ?? '')
}

function optionOf({ key, words, about }) {
  const option = document.createElement('li')
  option.setAttribute('role', 'option')
  option.dataset.key = key
  const [name, note, cap] = ['span', 'small', 'kbd'].map((tag) => document.createElement(tag))
  name.textContent = words
  note.textContent = about
  cap.textContent = key
  cap.setAttribute('aria-hidden', 'true')
  option.append(name, note, cap)
  return option
}

// The first is what Enter means, until somebody goes to another.
function tell(words) {
  const options = optionsOf()
  for (const [at, option] of options.entries()) option.id = `palette-${at}`
  list.hidden = options.length === 0
  field.setAttribute('aria-expanded', String(options.length > 0))
  if (!hasGone || !marked()) mark(options[0] ?? null)
  told.textContent = words
}

const optionsOf = () => [...list.querySelectorAll('[role="option"]')]
const marked = () => list.querySelector('[aria-selected="true"]')

function mark(option) {
  marked()?.removeAttribute('aria-selected')
  option?.setAttribute('aria-selected', 'true')
  option?.scrollIntoView({ block: 'nearest' })
  if (option) field.setAttribute('aria-activedescendant', option.id)
  else field.removeAttribute('aria-activedescendant')
}

function pick(option) {
  if (!option) return
  // The focus goes back to where it was, and then to where the act leads.
  palette.close()
  const { key, claim, href } = option.dataset
  if (key) void keys[key]()
  else if (claim && cardOf(claim)) choose(claim)
  else void leave(() => location.assign(href))
}

field.addEventListener('input', fill)
field.addEventListener('keydown', (event) => {
  if (event.isComposing) return
  const options = optionsOf()
  const at = options.indexOf(marked())
  const next = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key]
  if (next !== undefined) {
    hasGone = true
    mark(options.at(next % options.length) ?? null)
  }
  else if (event.key === 'Enter') pick(marked())
  else return
  event.preventDefault()
})
list.addEventListener('click', ({ target }) => pick(target.closest('[role="option"]')))
// It must not take the focus from the field.
list.addEventListener('mousedown', (event) => event.preventDefault())
// The claim may have been drawn anew meanwhile, and with it what had the focus: it is nowhere then, or still in here until the page is drawn.
palette.addEventListener('close', () => {
  const held = document.activeElement
  if ((held === document.body || palette.contains(held)) && chosenId()) cardOf(chosenId())?.focus({ preventScroll: true })
})
palette.addEventListener('click', ({ target }) => { if (target === palette) palette.close() })
