import { tokenDays, type ApiToken } from '../../../domain/account.js'
import type { Page } from '../../../domain/page.js'
import { presentInstant, type DateView } from '../../parts/dates.js'
import { presentField, presentSelect, type FieldView, type SelectView } from '../../parts/fields.js'
import { deskPage, type Frame, type PageModel } from '../../parts/page.js'

interface TokenView {
  name: string
  createdAt: DateView
  usedAt: DateView | null
  expiresAt: DateView | null
  revokedAt: DateView | null
  revocation: string
}

export interface TokensModel extends PageModel<'desk'> {
  working: TokenView[]
  hasNoneWorking: boolean
  nextHref: string | null
  ended: { tokens: TokenView[]; nextHref: string | null } | null
  created: { token: string; expiresAt: DateView } | null
  name: FieldView
  days: SelectView
}

/** TokenLists are a page of the tokens that work and one of those that ended, with the cursors that they began after. */
export interface TokenLists {
  working: Page<ApiToken>
  ended: Page<ApiToken>
  after: { working: string | null; ended: string | null }
}

/** presentTokens lists a person's API tokens; `created` is a new one's secret, shown this once. `values` were typed. */
export function presentTokens({ frame, lists: { working, ended, after }, created = null, values = {}, errors = {} }: {
  frame: Frame
  lists: TokenLists
  created?: { token: string; expiresAt: Date } | null
  values?: Record<string, string>
  errors?: Record<string, string>
}): TokensModel {
  const hint = 'Such as “Wire import” or “Weekly export”'
  const options = tokenDays.map((days) => ({ value: String(days), label: days === 365 ? 'A year' : `${days} days` }))
  return {
    ...deskPage(frame, 'API tokens'),
    working: working.items.map(presentToken),
    hasNoneWorking: working.items.length === 0,
    nextHref: working.next && hrefOf({ ...after, working: working.next }),
    ended: ended.items.length === 0 ? null : {
      tokens: ended.items.map(presentToken),
      nextHref: ended.next && hrefOf({ ...after, ended: ended.next }),
    },
    created: created && { token: created.token, expiresAt: presentInstant(created.expiresAt) },
    name: presentField('token', { name: 'name', label: 'What it is for', hint, required: true }, values, errors),
    days: presentSelect('token', { name: 'days', label: 'How long it works', options }, { days: '90', ...values }, errors),
  }
}

function presentToken({ id, name, createdAt, usedAt, expiresAt, revokedAt }: ApiToken): TokenView {
  return {
    name,
    createdAt: presentInstant(createdAt),
    usedAt: usedAt && presentInstant(usedAt),
    expiresAt: expiresAt && presentInstant(expiresAt),
    revokedAt: revokedAt && presentInstant(revokedAt),
    revocation: `/desk/tokens/${id}/revocation`,
  }
}

function hrefOf({ working, ended }: TokenLists['after']): string {
  const query = new URLSearchParams({ ...(working !== null && { after: working }), ...(ended !== null && { ended }) })
  return `/desk/tokens?${query.toString()}`
}
