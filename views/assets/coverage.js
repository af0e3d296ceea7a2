// The holes of an article's coverage by keyboard: each key presses what stands on the page.
import { keysOn } from './keys-switch.js'
import './sent-once.js'

document.documentElement.classList.add('scripted')
const holes = [...document.querySelectorAll('section .hole')]
const here = () => holes.findIndex((hole) => hole.contains(document.activeElement))

function step(by) {
  const at = here()
  const next = at === -1 ? (by > 0 ? holes[0] : holes.at(-1)) : holes[at + by]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
}

// Who has just said what a sentence is goes on with the next.
if (location.hash) document.getElementById(location.hash.slice(1))?.focus({ preventScroll: true })

document.addEventListener('keydown', (event) => {
  if (!keysOn.checked || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.target.closest('input, textarea, select')) return
  if (event.key === 'j' || event.key === 'k') {
    event.preventDefault()
    return step(event.key === 'j' ? 1 : -1)
  }
  // Held down it would say the same of every sentence.
  if (event.repeat) return
  const button = /^[a-z]$/.test(event.key) ? holes[here()]?.querySelector(`[data-key="${event.key}"]`) : null
  if (!button) return
  event.preventDefault()
  button.click()
})
