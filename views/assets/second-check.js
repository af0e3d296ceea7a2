// The keys of a second check: 0 to 6 choose the status, Ctrl+Enter sends what was written. Without this file the form does the same by hand.

const form = document.querySelector('form[data-form="opinion"]')
// As chosen in the workspace, by the switch in its list of keys.
const areOn = localStorage.getItem('keys') !== 'off'

document.documentElement.classList.toggle('scripted', areOn)

document.addEventListener('keydown', (event) => {
  if (!form || event.isComposing || event.altKey || event.repeat) return
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && form.contains(event.target)) {
    event.preventDefault()
    form.requestSubmit()
    return
  }
  const isTyping = event.target.closest('textarea, select, input:not([type="radio"])')
  if (!areOn || isTyping || event.ctrlKey || event.metaKey) return
  const label = form.querySelector(`label[data-key="${CSS.escape(event.key)}"]`)
  if (!label) return
  event.preventDefault()
  const chosen = document.getElementById(label.htmlFor)
  chosen.checked = true
  chosen.focus()
})
