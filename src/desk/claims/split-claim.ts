import { z } from 'zod'
import { stageAfter } from '../../domain/act.js'
import { subjectOf, type Claim } from '../../domain/claim.js'
import { InvalidInput, NotFound } from '../../domain/errors.js'
import { onOneLine } from '../../domain/one-line.js'
import type { Actor } from '../../domain/permission.js'
import { rowsOfClaims } from '../../storage/rows-of-claims.js'
import type { Transaction } from '../../storage/store.js'
import type { Desk } from '../desk.js'
import { parseInput } from '../parse-input.js'
import { permit } from '../permit.js'
import { deskArticle, revisionOf } from '../reading/articles.js'
import { changeClaim } from './change-claim.js'
import { claimText } from './claim-text.js'
import { newClaim, weighWording, type Weight } from './new-claim.js'

const Wordings = z.object({
  texts: z
    .array(z.string())
    .transform((texts) => texts.filter((text) => text.trim() !== ''))
    .refine(({ length }) => length > 1, 'Write two claims at least, one a line.')
    .refine(({ length }) => length <= 20, 'A claim can be split into at most 20.')
    .pipe(z.array(claimText))
    .refine((texts) => new Set(texts).size === texts.length, 'Two of these claims are the same.'),
})

/** SplitClaims is what came of splitting a claim: the claim itself, and those that are new, in the order of their wordings. */
export interface SplitClaims {
  claim: Claim
  claims: Claim[]
}

/**
 * splitClaim writes several claims in the place of one, accepted where the actor may say so. Each stands where its part stands, or else where the claim does, whose
 * chains it has then; that a part has them nobody said. The claim is dismissed, and its trail names the others; where one of the
 * wordings is its own, it stays. Throws InvalidInput, NotFound, NotAllowed, StaleVersion, InvalidTransition, SplitterBusy, SplitFailed.
 */
export async function splitClaim(desk: Desk, actor: Actor, claimId: string, seen: number, input: { texts: string[] }): Promise<SplitClaims> {
  const { texts } = parseInput(Wordings, input)
  const before = await desk.store.claims.find(claimId)
  if (!before) throw new NotFound('claim', claimId)
  // Before the splitter works for somebody who may not.
  permit(actor, 'split_claim', subjectOf(before))
  const article = await deskArticle(desk.store, actor, before.articleId)
  const weights = new Map<string, Weight>()
  for (const text of texts) weights.set(text, await weighWording(desk, article, text))

  let claims: Claim[] = []
  const claim = await changeClaim(desk, actor, { act: 'split_claim', claimId, seen }, async (whole, tx, at) => {
    const next = stageAfter(whole.stage, 'split_claim')
    const others = texts.filter((text) => text !== onOneLine(whole.text))
    await refuseKnown(tx, whole, others)
    const now = await tx.articles.find(whole.articleId)
    if (!now) throw new NotFound('article', whole.articleId)
    const drafts = others.map((text) => newClaim(desk, actor, now, { text, at, ...weights.get(text)!, ...placedAs(desk, whole, text) }))
      // Whoever works on it works on what it became.
      .map((claim) => ({ ...claim, assigneeId: whole.assigneeId, assigneeName: whole.assigneeName, dueOn: whole.dueOn }))
    const numbers = await tx.claims.insertAll(await rowsOfClaims(drafts, (await revisionOf(tx, now)).id, desk.newId))
    claims = drafts.map((claim) => ({ ...claim, number: numbers.get(claim.id)! }))
    for (const { id, text, stage, articleId } of claims) {
      await tx.trail.append({
        id: desk.newId(), chain: articleId, at, actor, activity: 'add_claim', subjectType: 'claim', subjectId: id, before: null, after: { text, from: claimId, stage },
      })
    }
    const isKept = others.length < texts.length
    const stage = isKept ? whole.stage : next
    return {
      change: { stage, ...(!isKept && { dismissedAs: 'split' as const }) }, before: { stage: whole.stage, text: whole.text },
      after: { stage, texts: others, claims: claims.map(({ id }) => id) },
    }
  })
  return { claim, claims }
}

async function refuseKnown(tx: Transaction, { articleId }: Claim, texts: string[]): Promise<void> {
  for (const text of texts) {
    if ((await tx.claims.withText(articleId, text)) !== null) throw new InvalidInput({ texts: `The article has the claim “${text}” already.` })
  }
}

function placedAs(desk: Desk, whole: Claim, text: string): Pick<Claim, 'anchors' | 'attributions' | 'sourceSearch'> {
  const part = whole.parts.find((one) => onOneLine(one.text) === text)
  if (part && part.anchors.length > 0) return { anchors: part.anchors, attributions: [], sourceSearch: 'unsure' }
  return {
    anchors: whole.anchors, sourceSearch: whole.sourceSearch,
    attributions: whole.attributions.map((attribution) => ({ ...attribution, id: desk.newId() })),
  }
}
