// The desk's queues by keyboard: every key does what a link or button on the page does too.
import { keysOn } from './keys-switch.js'
import './sent-once.js'

document.documentElement.classList.add('scripted')
const keys = document.getElementById('keys')
const items = () => [...document.querySelectorAll('.item .what > a')]

function step(by) {
  const all = items()
  const at = all.indexOf(document.activeElement)
  const next = at === -1 ? (by > 0 ? all[0] : all.at(-1)) : all[at + by]
  next?.focus()
  next?.closest('.item').scrollIntoView({ block: 'nearest' })
}

function goTo(number) {
  const link = document.querySelectorAll('.tabs a')[number - 1]
  if (!link) return
  link.click()
  document.querySelector(`${link.hash} .what > a`)?.focus({ preventScroll: true })
}

const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  t: () => document.querySelector('[data-next]')?.click(),
  '/': () => document.getElementById('query')?.focus(),
  '?': () => keys.showModal(),
}

document.addEventListener('keydown', (event) => {
  if (!keysOn.checked || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
  if (keys.open || event.target.closest('input, textarea, select')) return
  const act = KEYS[event.key] ?? (/^[1-9]$/.test(event.key) ? () => goTo(Number(event.key)) : null)
  if (!act) return
  event.preventDefault()
  // Held down, t would take one claim after the other.
  if (event.repeat && event.key !== 'j' && event.key !== 'k') return
  act()
})

document.addEventListener('click', (event) => {
  if (event.target.closest('[data-keys]')) keys.showModal()
})
