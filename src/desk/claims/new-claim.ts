// Claims that people write.
import type { Anchor } from '../../domain/anchor.js'
import { isReadable, type Article } from '../../domain/article.js'
import { WITH_ACCOUNT } from '../../domain/asker.js'
import { canStand, type Claim, type NewClaim } from '../../domain/claim.js'
import { contextOf } from '../articles/import-article.js'
import type { Actor } from '../../domain/permission.js'
import type { Desk } from '../desk.js'

/** Weight is what a claim is and how much it is worth checking. */
export type Weight = Pick<Claim, 'kind' | 'checkworthiness'>

/** weighWording weighs a wording as the splitter does; nothing where it finds none to check in it. Throws SplitterBusy, SplitFailed. */
export async function weighWording(desk: Pick<Desk, 'split'>, article: Article, text: string): Promise<Weight> {
  const { claims } = await desk.split(text, contextOf(article), WITH_ACCOUNT)
  const [first] = claims.sort((a, b) => b.checkworthiness - a.checkworthiness)
  return { kind: first?.kind ?? 'other', checkworthiness: first?.checkworthiness ?? 0 }
}

type Written = Weight & Pick<Claim, 'text' | 'anchors'> & Partial<Pick<Claim, 'attributions' | 'sourceSearch'>> & { at: Date }

/**
 * newClaim is a claim that somebody wrote, accepted: who writes it says that it is one. Where readers would see it at once it is only
 * proposed, unless this actor may say that. Its anchors, one at least, are in the order of the text.
 */
export function newClaim(desk: Pick<Desk, 'newId'>, actor: Actor, article: Article, { at, anchors, ...written }: Written): NewClaim {
  const [first] = anchors as [Anchor]
  const stands = canStand(actor, article, { publicSince: null })
  return {
    // Whether somebody says it nobody has said yet.
    attributions: [], sourceSearch: 'unsure', ...written, anchors,
    id: desk.newId(), articleId: article.id, position: first.start, splitText: written.text,
    confidence: null, why: [], quantities: [], times: [], parts: [], open: [], origin: 'person',
    stage: stands ? 'accepted' : 'proposed', status: 'unverified', publicSince: stands && isReadable(article) ? at : null, withdrawnAt: null, withdrawalNote: null, dismissedAs: null, duplicateOfId: null,
    assigneeId: null, assigneeName: null, dueOn: null, recheckOn: null, secondCheckId: null, blindTo: null,
    version: 1, createdAt: at, updatedAt: at, verdicts: [],
  }
}
