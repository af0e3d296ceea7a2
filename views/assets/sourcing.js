// The sourcing panel: a line lights its claims in the text and in the list, one at a time. Without this file each line is a link that does.
import { ask } from './ask.js'
import { cardOf, cards, idOf } from './cards.js'
import { say } from './saying.js'

const panel = () => document.getElementById('sourcing')
const lit = () => panel()?.querySelector('[aria-current]') ?? null
// After many acts in a row it is drawn once.
const PAUSE = 300

document.addEventListener('click', (event) => {
  const line = event.target.closest('.sourcing-panel a.flag')
  if (!line || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
  event.preventDefault()
  void light(line)
})

async function light(line) {
  const address = new window.URL(line.href)
  if (!(await redraw(address.searchParams))) return location.assign(line.href)
  document.getElementById(line.id)?.focus({ preventScroll: true })
  const here = new window.URL(location.href)
  here.searchParams.delete('lit')
  if (lit()) here.searchParams.set('lit', address.searchParams.get('lit'))
  history.replaceState(null, '', here)
  say(told())
}

function told() {
  if (!lit()) return 'No claim is lit.'
  const all = idsOf(lit())
  const shown = all.filter((id) => cardOf(id)).length
  const which = shown === 0 ? 'None' : `${shown}`
  return shown === all.length ? `${shown} lit.` : `${which} of ${all.length} lit: the others are not in this page of the list.`
}

const idsOf = (line) => line?.dataset.claims.split(' ') ?? []

/** Draws the panel anew and lights what it says; answers whether it could. */
async function redraw(query) {
  const answer = await ask(`${panel().dataset.href}?${query}`)
  if (!answer.ok) return false
  const fresh = new DOMParser().parseFromString(answer.text, 'text/html').getElementById('sourcing')
  if (!fresh) panel().hidden = true
  else panel().replaceWith(fresh)
  const on = new Set(idsOf(lit()))
  for (const card of cards()) card.toggleAttribute('data-lit', on.has(idOf(card)))
  // The text goes on past the lines of the page.
  for (const mark of document.querySelectorAll('.mark[data-claim]')) mark.toggleAttribute('data-lit', on.has(mark.dataset.claim))
  return true
}

const RESOURCING = new Set(['attribution', 'undo'])
const stands = (stage) => stage !== 'dismissed' && stage !== 'withdrawn'
let timer = 0

// What an act made of a claim may be another sourcing.
document.addEventListener('drawn', ({ target, detail }) => {
  if (!panel() || (!RESOURCING.has(detail.settles) && stands(detail.was) === stands(target.dataset.stage))) return
  clearTimeout(timer)
  timer = setTimeout(() => {
    const held = panel().contains(document.activeElement) ? document.activeElement.id : null
    const query = new URLSearchParams(location.search)
    query.delete('claim')
    void redraw(query).then(() => held && document.getElementById(held)?.focus({ preventScroll: true }))
  }, PAUSE)
})
