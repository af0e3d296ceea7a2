// The review workspace made quick: choosing without a reload, keys, forms sent in place. Without this file every link and
// form does the same by loading a page. The server draws all HTML; this file only puts it where it belongs.

import { ask, wordsOf } from './ask.js'
import { selectOrAdd } from './caret.js'
import { addHop } from './chains.js'
import { cardOf, chosenId, claimUnder, idOf, marksOf } from './cards.js'
import { choose, chooseStatus, focusOn, fold, openCard, step } from './choosing.js'
import { keysOn } from './keys-switch.js'
import { settled, waitingIn } from './line.js'
import './marks.js'
import { openPalette, palette } from './palette.js'
import { complain, reasonAgainst, say } from './saying.js'
import { keepTheirs, move, retry, sendForm, undo } from './sending.js'
import { anchorClaim, tookSelection } from './selecting.js'
import { fieldsOf, kept, putBack, unsavedIn } from './unsaved.js'

const review = document.querySelector('.review')
const keys = document.getElementById('keys')
const wide = window.matchMedia('(min-width: 1000px)')

let isLeaving = false
async function leadOn(sent, event) {
  event.preventDefault()
  const [id, name, fields] = [idOf(sent.closest('.card')), sent.dataset.form, fieldsOf(sent)]
  await settled()
  // Its card may have been drawn anew meanwhile.
  const form = cardOf(id)?.querySelector(`form[data-form="${name}"]`)
  if (!form) return complain(id, 'Not sent: this cannot be done on this claim any more.')
  putBack(cardOf(id), name, { fields })
  const others = [...document.querySelectorAll('.card')].flatMap((card) => unsavedIn(card).filter((unsaved) => card !== cardOf(id) || unsaved.form !== name))
  isLeaving = others.length === 0 && [...kept.values()].flat().length === 0
  form.submit()
}

window.addEventListener('beforeunload', (event) => {
  if (isLeaving) return
  const isUnsaved = waitingIn().length > 0 || unsavedIn(review).length > 0 || [...kept.values()].flat().length > 0
  if (isUnsaved) event.preventDefault()
})

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

document.addEventListener('submit', (event) => {
  const form = event.target
  if (!form.closest('.card') || event.defaultPrevented) return
  // Its answer is the whole page anew, once what waits is saved.
  if (form.matches('[data-leads-on]')) return void leadOn(form, event)
  event.preventDefault()
  const { submitter } = event
  if (submitter?.dataset.preview) void preview(submitter)
  else if (submitter?.dataset.move) void move(idOf(form.closest('.card')), submitter.dataset.move)
  else if (form.closest('.conflict')) void retry(form)
  else void sendForm(form, submitter)
})

document.addEventListener('click', (event) => {
  if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
  if (event.target.closest('[data-keys]')) keys.showModal()
  if (event.target.closest('[data-fold-card]')) fold()
  const stepping = event.target.closest('[data-step]')
  if (stepping) void step(Number(stepping.dataset.step))
  if (event.target.closest('[data-keep]')) keepTheirs(event.target.closest('.conflict'))
  const link = event.target.closest('a')
  if (link?.id === 'find') {
    event.preventDefault()
    openPalette(KEYS)
  } else if (link && review.contains(link)) follow(link, event)
})

// A link to a claim chooses it in place, where its card is on this page.
function follow(link, event) {
  const [isMark, isTag] = [link.matches('.mark'), link.matches('.tag')]
  // Whoever selects words over a mark does not follow it.
  if (isMark && tookSelection()) return event.preventDefault()
  const id = isMark ? claimUnder(link) : isTag || link.matches('.saving a') ? link.dataset.claim : ownClaim(link)
  if (!id || !cardOf(id)) return
  event.preventDefault()
  const toText = link.matches('.to-text')
  choose(id, { showText: !isMark && !isTag && (wide.matches || toText), showCard: !toText })
  if (toText) marksOf(id)[0]?.closest('.mark')?.focus({ preventScroll: true })
  if (link.matches('.to-comment')) void focusOn('comment')
}

const ownClaim = (link) => link.matches('.wording, .to-text, .to-comment, .answers a') && link.closest('.card') && idOf(link.closest('.card'))

async function merge(id) {
  // Why it cannot be stands in what opens.
  if (!(await openCard(id))) return
  const reason = reasonAgainst(cardOf(id), 'merge')
  if (reason) return say(reason)
  await settled()
  location.assign(`/desk/claims/${id}/merge`)
}

const onChosen = (act) => () => (chosenId() ? act(chosenId()) : say('Choose a claim first: press j.'))
const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  a: onChosen((id) => move(id, 'accept', { advance: true })),
  d: onChosen((id) => move(id, 'dismiss', { advance: true })),
  u: undo,
  e: () => focusOn('wording'),
  v: () => focusOn('evidence'),
  s: () => focusOn('split'),
  m: onChosen(merge),
  h: addHop,
  c: () => focusOn('comment'),
  g: () => focusOn('assignment'),
  // Its button is drawn with what opens below the card.
  t: onChosen(async (id) => (await openCard(id)) && move(id, 'take')),
  n: selectOrAdd,
  '+': () => anchorClaim('extend'),
  r: () => anchorClaim('replace'),
  '/': () => openPalette(KEYS),
  '?': () => keys.showModal(),
}
for (const status of ['0', '1', '2', '3', '4', '5', '6']) KEYS[status] = () => chooseStatus(Number(status))
const LEAF = new Set(['j', 'k'])

// From wherever in a form that has one main button; whether a verdict is approved or returned is never guessed.
function saveForm(event) {
  const form = event.target.closest('.card form[data-form]')
  const isOwn = form && event.target.matches('input, textarea, select') && !form.matches('[data-form="attribution"]')
  if (!isOwn || event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return false
  event.preventDefault()
  const main = form.matches('[data-form="return"], [data-form="dismissal"]') ? null : form.querySelector('.choices .primary, .choices button')
  if (!main) say('Press one of its buttons: more than one thing can be meant.')
  else if (!event.repeat) form.requestSubmit(main)
  return true
}

document.addEventListener('keydown', (event) => {
  if (saveForm(event)) return
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || keys.open || palette.open) return
  const typing = event.target.closest('input, textarea, select')
  if (typing) {
    if (event.key === 'Escape') (typing.closest('.card') ?? typing).focus()
    return
  }
  // A fold that is open, and then the claim.
  if (event.key === 'Escape') {
    const drop = document.querySelector('.drop[open]')
    if (drop) {
      drop.open = false
      drop.querySelector('summary').focus()
    } else if (event.target.closest('.card') || event.target === document.body) fold()
    return
  }
  const act = keysOn.checked && Object.hasOwn(KEYS, event.key) ? KEYS[event.key] : undefined
  if (!act) return
  event.preventDefault()
  // A key held down leafs on, but decides only once.
  if (!event.repeat || LEAF.has(event.key)) void act()
})

document.documentElement.classList.add('scripted')

if (chosenId() && !location.hash) choose(chosenId(), { focus: false })
