import { z } from 'zod'
import { nearestTo } from '../../domain/alike.js'
import { stageWords } from '../../domain/stage.js'
import type { Claim } from '../../domain/claim.js'
import { InvalidInput, InvalidTransition, NotFound } from '../../domain/errors.js'
import { evidenceRecord, isSameAddress, isSameEvidence, isSameText, LONGEST_QUOTE, MOST_EVIDENCE, pinnedAt, stances, takesEvidence, type Evidence } from '../../domain/evidence.js'
import { findIn } from '../../domain/find-words.js'
import type { Actor } from '../../domain/permission.js'
import { doubtWords, type Snapshot } from '../../domain/snapshot.js'
import type { Transaction } from '../../storage/store.js'
import { ArticleAddress } from '../articles/article-details.js'
import { changeClaim } from '../claims/change-claim.js'
import type { Desk } from '../desk.js'
import { parseInput } from '../parse-input.js'
import { permit, permitPerson } from '../permit.js'
import { deskArticle, revisionOf } from '../reading/articles.js'

const EvidenceInput = z.object({
  stance: z.enum(stances, 'Say what it does: support the claim, refute it, or give context.'),
  url: z.string().trim().transform((url) => url || null).pipe(z.nullable(ArticleAddress)),
  title: z.string().trim().max(300, 'A title can have at most 300 characters.'),
  quote: z.string().trim().min(1, 'Quote the words that it rests on.').max(LONGEST_QUOTE, 'A quote can have at most 10,000 characters. Quote the words that say it.'),
  note: z.string().trim().max(5_000, 'A note can have at most 5,000 characters.'),
  snapshot: z.string().min(1, 'Paste the page’s text, or choose its file: the quote is looked for in it.'),
  isPage: z.boolean(),
})
/**
 * EvidenceInput is evidence as it is given: `snapshot` the hash of what was kept (keepSnapshot), `title` empty where the page's own is
 * meant, `isPage` that it is the page that is meant, whatever it looks like.
 */
export interface EvidenceInput extends Omit<z.input<typeof EvidenceInput>, 'stance'> {
  stance: string
}

/**
 * pinEvidence puts a passage beside a claim, with the page that it stands in. The quote is found there in whatever typography and kept as
 * the page has it. Throws InvalidInput (QuoteNotInPage), NotFound, NotAllowed, StaleVersion, InvalidTransition.
 */
export async function pinEvidence(desk: Desk, actor: Actor, claimId: string, seen: number, input: EvidenceInput): Promise<Claim> {
  permit(actor, 'pin_evidence')
  const { isPage, ...given } = parseInput(EvidenceInput, input)
  const snapshot = await desk.store.snapshots.find(given.snapshot)
  if (!snapshot) throw new InvalidInput({ document: 'This page is not kept any longer. Paste its text, or choose its file, again.' })
  await refuseArticleItself(desk, actor, claimId, given.url, snapshot)
  refuseDoubtful(snapshot, isPage)
  const quote = quoteIn(snapshot.text, given.quote)
  return changeClaim(desk, actor, { act: 'pin_evidence', claimId, seen }, async (claim, tx, at) => {
    const person = permitPerson(actor, 'pin_evidence')
    if (!takesEvidence(claim.stage)) throw new InvalidTransition(stageWords[claim.stage].label.toLowerCase(), 'pinning evidence to it')
    const evidence: Evidence = {
      id: desk.newId(), claimId, stance: given.stance, title: given.title || snapshot.title, url: given.url, quote, note: given.note,
      snapshotHash: snapshot.sha256, retrievedAt: snapshot.createdAt, createdById: person.id, createdByName: person.name, createdAt: pinnedAt(at, claim.verdicts),
    }
    await refuseMore(tx, evidence)
    await tx.snapshots.pin(snapshot, at)
    await tx.evidence.insert(evidence)
    return { change: {}, before: null, after: { evidence: evidenceRecord(evidence) } }
  })
}

async function refuseArticleItself(desk: Desk, actor: Actor, claimId: string, url: string | null, { text }: Snapshot): Promise<void> {
  const articleId = await desk.store.claims.articleOf(claimId)
  if (articleId === null) throw new NotFound('claim', claimId)
  const article = await deskArticle(desk.store, actor, articleId)
  if (url !== null && article.url !== null && isSameAddress(url, article.url)) {
    throw new InvalidInput({ url: 'This is the address of the article itself: it is no evidence for what it says. Find where it comes from.' })
  }
  if (isSameText(text, (await revisionOf(desk.store, article)).text)) {
    throw new InvalidInput({ document: 'This is the article itself: it is no evidence for what it says. Find where it comes from.' })
  }
}

function refuseDoubtful({ doubt }: Snapshot, isPage: boolean): void {
  if (doubt === null || isPage) return
  throw new InvalidInput({ isPage: `This looks like ${doubtWords[doubt]}, not like the page that is meant. Bring the page, or say that this is it.` })
}

/** QuoteNotInPage is a quote that its page does not have; `nearest` is the passage that is most like it, as it can be quoted, or null where none is. */
export class QuoteNotInPage extends InvalidInput {
  override name = 'QuoteNotInPage'
  constructor(readonly nearest: string | null) {
    super({ quote: nearest === null ? `${NOT_IN_PAGE} Copy them from its text.` : `${NOT_IN_PAGE} The nearest there is: “${nearest}”` })
  }
}

/** What is said of a quote that its page does not have, before what is nearest to it. */
export const NOT_IN_PAGE = 'These words do not stand in the page.'

function quoteIn(text: string, quote: string): string {
  const page = findIn(text)
  const [place] = page.find(quote)
  if (place) return text.slice(place.start, place.end)
  const nearest = nearestTo(text, quote, LONGEST_QUOTE)
  throw new QuoteNotInPage(nearest !== null && page.find(nearest).length > 0 ? nearest : null)
}

async function refuseMore(tx: Transaction, evidence: Evidence): Promise<void> {
  const pinned = await tx.evidence.ofClaim(evidence.claimId)
  if (pinned.length >= MOST_EVIDENCE) throw new InvalidInput({ quote: `A claim can have at most ${MOST_EVIDENCE} pieces of evidence. Take one off first.` })
  if (pinned.some((one) => isSameEvidence(one, evidence))) throw new InvalidInput({ quote: 'These words of this page are pinned to this claim already.' })
}
