import { presentInstant, type DateView } from '../../parts/dates.js'
import { presentField, type FieldView } from '../../parts/fields.js'
import { deskPage, type Frame, type PageModel } from '../../parts/page.js'

export interface TokensModel extends PageModel<'desk'> {
  tokens: { id: string; name: string; createdAt: DateView; revokedAt: DateView | null; revocation: string }[]
  isEmpty: boolean
  created: string | null
  name: FieldView
}

/** presentTokens lists a person's API tokens; `created` is a new one's secret, shown this once. `name` was typed. */
export function presentTokens({ frame, tokens, created = null, name = '', error }: {
  frame: Frame
  tokens: { id: string; name: string; createdAt: Date; revokedAt: Date | null }[]
  created?: string | null
  name?: string
  error?: string | null
}): TokensModel {
  const hint = 'Such as “Wire import” or “Weekly export”'
  const draft = { name: 'name', label: 'What it is for', hint, required: true }
  return {
    ...deskPage(frame, 'API tokens'),
    tokens: tokens.map(({ id, name, createdAt, revokedAt }) => ({
      id,
      name,
      createdAt: presentInstant(createdAt),
      revokedAt: revokedAt && presentInstant(revokedAt),
      revocation: `/desk/tokens/${id}/revocation`,
    })),
    isEmpty: tokens.length === 0,
    created,
    name: presentField('token', draft, { name }, error ? { name: error } : {}),
  }
}
