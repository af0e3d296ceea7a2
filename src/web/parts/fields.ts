/** FieldView is one field of a form, with what was typed and what is wrong with it. */
export interface FieldView {
  id: string
  name: string
  label: string
  value: string
  hint: string | null
  error: string | null
  /** The ids of its hint and error, for aria-describedby; null where it has neither. */
  describedBy: string | null
  hintId: string
  errorId: string
  required: boolean
}

/** ErrorSummary lists what is wrong above a form, each line a link to its field; null where nothing is. */
export type ErrorSummary = { errors: { href: string; message: string }[] } | null

interface FieldDraft {
  name: string
  label: string
  hint?: string
  required?: boolean
}

/** presentField fills one field from what was typed. `scope` makes its id unique in the page. */
export function presentField(
  scope: string,
  { name, label, hint, required = false }: FieldDraft,
  values: Record<string, string>,
  errors: Record<string, string>,
): FieldView {
  const id = `${scope}-${name}`
  const error = errors[name] ?? null
  const described = [...(hint === undefined ? [] : [`${id}-hint`]), ...(error === null ? [] : [`${id}-error`])]
  return {
    id,
    name,
    label,
    value: values[name] ?? '',
    hint: hint ?? null,
    error,
    describedBy: described.length > 0 ? described.join(' ') : null,
    hintId: `${id}-hint`,
    errorId: `${id}-error`,
    required,
  }
}

/** SelectView is a field of which one of a few values is chosen. */
export interface SelectView extends FieldView {
  options: { value: string; label: string; isSelected: boolean }[]
}

/** presentSelect is presentField for a choice; the value typed is selected. */
export function presentSelect(
  scope: string,
  { options, ...draft }: FieldDraft & { options: { value: string; label: string }[] },
  values: Record<string, string>,
  errors: Record<string, string>,
): SelectView {
  const field = presentField(scope, draft, values, errors)
  return { ...field, options: options.map((option) => ({ ...option, isSelected: option.value === field.value })) }
}

/** summariseErrors lists the errors of a form in the order of its fields. */
export function summariseErrors(fields: FieldView[], errors: Record<string, string>): ErrorSummary {
  const onFields = fields.flatMap(({ id, error }) => (error === null ? [] : [{ href: `#${id}`, message: error }]))
  const known = new Set(fields.map((field) => field.name))
  const others = Object.entries(errors)
    .filter(([name]) => !known.has(name))
    .map(([, message]) => ({ href: `#${fields[0]?.id ?? ''}`, message }))
  const all = [...onFields, ...others]
  return all.length > 0 ? { errors: all } : null
}
