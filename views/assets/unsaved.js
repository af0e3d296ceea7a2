// What is typed and not saved, and how it outlives a card that is drawn anew.

// By claim: what was typed into a form that its card does not have at this stage (a dismissed claim takes no verdict).
export const kept = new Map()

const isField = (field) => field.matches('textarea, select, input:not([type="hidden"])')

function isChanged(field) {
  if (field.type === 'radio' || field.type === 'checkbox') return field.checked !== field.defaultChecked
  if (field.matches('select')) return field.selectedIndex !== Math.max(0, [...field.options].findIndex((option) => option.defaultSelected))
  return field.value !== field.defaultValue
}

/**
 * Answers the forms that hold something unsaved, each with its fields. One that came back with errors counts: its text is
 * nowhere else, though it looks as the server drew it. Of a form whose fields are as many as somebody added it answers all (`whole`).
 */
export function unsavedIn(root) {
  return [...root.querySelectorAll('form[data-form]')]
    .filter((form) => form.matches('[data-unsaved]') || form.querySelector('.error-summary') || [...form.elements].filter(isField).some(isChanged))
    .map((form) => ({ form: form.dataset.form, fields: fieldsOf(form), whole: form.matches('[data-whole]') ? form : null }))
}

/** Answers what stands in a form, without the version that it was drawn from, and without files: no script puts these back. */
export const fieldsOf = (form) => [...new FormData(form)].filter(([name, value]) => name !== 'version' && typeof value === 'string')

/** Gives up what was typed into a form of a card. */
export function forget(card, name) {
  const id = card.id.slice('claim-'.length)
  kept.set(id, (kept.get(id) ?? []).filter(({ form }) => form !== name))
  const form = card.querySelector(`form[data-form="${name}"]`)
  form?.reset()
  form?.removeAttribute('data-unsaved')
  form?.querySelector('.error-summary')?.remove()
}

/**
 * Fills a form of a card again; answers false where the card has no such form. One that is put back whole goes on from the version of
 * the card where what it holds all of stands as it did (`data-whole` says what that was), or where this page changed it (`isOwn`); else
 * it still says which one it was drawn from, and the server shows both sides.
 */
export function putBack(card, name, { fields, whole = null, isOwn = false }) {
  const form = card.querySelector(`form[data-form="${name}"]`)
  if (!form) return false
  if (whole) {
    if (isOwn || whole.dataset.whole === form.dataset.whole) {
      whole.dataset.whole = form.dataset.whole
      whole.elements.version.value = form.elements.version.value
    }
    form.replaceWith(whole)
    return true
  }
  for (const [field, value] of fields) {
    const target = form.elements.namedItem(field)
    if (target?.type === 'checkbox') target.checked = true
    else if (target) target.value = value
  }
  const fold = form.closest('details')
  if (fold) fold.open = true
  return true
}
