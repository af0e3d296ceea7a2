import { seenRules } from '../../../desk/articles/change-rules.js'
import { can } from '../../../domain/permission.js'
import { publicationRules, type PublicationRule } from '../../../domain/publication-rules.js'
import type { ErrorSummary } from '../../parts/fields.js'
import { deskPage, type Frame, type PageModel } from '../../parts/page.js'
import { ruleWords } from '../../parts/publication-rules.js'

export interface RulesModel extends PageModel<'desk'> {
  canChange: boolean
  errors: ErrorSummary
  seen: string
  /** Those in force, where something else is ticked. */
  standing: string | null
  rules: { name: PublicationRule; label: string; isInForce: boolean }[]
}

/** presentRules draws what stops the publishing of an article. */
export function presentRules(frame: Frame, inForce: ReadonlySet<PublicationRule>, { ticked = inForce, problem = null }: { ticked?: ReadonlySet<string>; problem?: string | null } = {}): RulesModel {
  return {
    ...deskPage(frame, 'What stops publishing'),
    canChange: can(frame.actor, 'manage_rules'),
    errors: problem === null ? null : { errors: [{ href: '#main', message: problem }] },
    rules: publicationRules.map((name) => ({ name, label: ruleWords[name].label, isInForce: ticked.has(name) })),
    seen: seenRules(inForce),
    standing: problem === null ? null : publicationRules.filter((rule) => inForce.has(rule)).map((rule) => ruleWords[rule].label).join('; ') || 'none',
  }
}
