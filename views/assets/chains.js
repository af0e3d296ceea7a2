// The chains of a claim by keyboard: h adds a hop, arrows go from chip to chip, Ctrl+Enter saves.
import { cardOf, chosenId } from './cards.js'
import { choose, openCard } from './choosing.js'
import { reasonAgainst, say } from './saying.js'

/** Adds a hop to the first chain of the chosen claim, or begins one; or says why that cannot be. */
export async function addHop() {
  const id = chosenId()
  if (!id) return say('Choose a claim first: press j.')
  choose(id)
  if (!(await openCard(id)) || chosenId() !== id) return
  const form = cardOf(id).querySelector('form[data-form="attribution"]')
  if (!form) return say(reasonAgainst(cardOf(id), 'attribution') ?? 'This cannot be done on this claim now.')
  const button = form.querySelector('[data-adds]')
  if (!button) return say('This chain has as many hops as it can.')
  button.focus()
  button.click()
}

const STEPS = { ArrowRight: 1, ArrowLeft: -1 }

document.addEventListener('keydown', (event) => {
  const form = event.target.closest('form[data-form="attribution"]')
  if (!form) return
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault()
    return form.requestSubmit(event.target.closest('.hop-edit')?.querySelector('.primary') ?? null)
  }
  if (!event.target.matches('summary.hop') || !Object.hasOwn(STEPS, event.key)) return
  const chips = [...form.querySelectorAll('summary.hop')]
  const next = chips[chips.indexOf(event.target) + STEPS[event.key]]
  if (!next) return
  event.preventDefault()
  next.focus()
})
