// "Birds laid their eggs", "the firm grew until it failed": whoever a pronoun means stands in the claim itself.
import type { ReadArticle } from '../../article.js'
import { words } from '../../lexicon/word-lists.js'
import { mentionAt } from '../../mentions/mentions.js'
import { isPluralNoun } from '../../mentions/references/phrases.js'
import type { Token } from '../../words/token.js'

const many = words('they their them')
const one = words('it its')
const joining = words('before after until till once because as when while where than if though although since unless that what how so')
const timing = words('before after until once because when if')
const severalVerbs = words("are were have 're ’re")
const singleVerbs = words("is was has 's ’s does")
const subjectHeads = /^(?:NOUN|PROPN|NUM)$/

/**
 * isBoundWithin says whether a pronoun of things or of several, at a place of a claim, has its antecedent in the claim: the
 * subject of the clause that it stands in, or of the one that its own hangs on, agrees with it. Linear in the claim.
 */
export function isBoundWithin(article: ReadArticle, list: readonly number[], place: number): boolean {
  const { tokens } = article
  const { lower } = tokens[list[place]!]!
  const isMany = many.has(lower)
  if (!isMany && !one.has(lower)) return false
  const isOwner = lower === 'their' || lower === 'its'
  // "They left": the subject of its own clause needs a clause to hang on.
  if (!isOwner && !hangs(tokens, list, place)) return false
  // "Approve deals before they go forward": what stands right before the clause.
  const isTimed = timing.has(tokens[list[place - 1] ?? -1]?.lower ?? '')
  if (lower === 'they' && isTimed && hasSeveralNear(tokens, list, place - 1)) return true
  for (let verb = place - 1; verb > 0; verb -= 1) {
    const subject = subjectBefore(tokens, list, verb)
    if (subject < 0) continue
    const head = tokens[list[subject]!]!
    return !isPerson(article, list[subject]!) && isPlural(head, tokens[list[verb]!]!) === isMany
  }
  return false
}

/** "Until it failed", "all they want": another clause of the claim holds the pronoun's. */
function hangs(tokens: readonly Token[], list: readonly number[], place: number): boolean {
  const before = tokens[list[place - 1] ?? -1]
  return before !== undefined && (joining.has(before.lower) || before.lower === 'all')
}

/** Tokens: so near before a clause stands what its "they" means. */
const near = 6

function hasSeveralNear(tokens: readonly Token[], list: readonly number[], place: number): boolean {
  for (let look = place - 1; look >= 0 && place - look <= near; look -= 1) {
    const token = tokens[list[look]!]!
    if (token.pos === 'VERB' || token.pos === 'PUNCT') return false
    if (token.pos === 'NOUN' && isPluralNoun(token)) return true
  }
  return false
}

/** The place of the noun that is the subject of a finite verb at a place; -1 where there is none right before it. */
function subjectBefore(tokens: readonly Token[], list: readonly number[], verb: number): number {
  const { tag, pos } = tokens[list[verb]!]!
  if (!/^(?:VBD|VBZ|VBP|MD)$/.test(tag) || (pos !== 'VERB' && pos !== 'AUX')) return -1
  let head = verb - 1
  while (head > 0 && tokens[list[head]!]!.pos === 'ADV') head -= 1
  return subjectHeads.test(tokens[list[head]!]!.pos) ? head : -1
}

/** A person beyond doubt: one capitalised word may be a town. */
function isPerson({ mentions }: ReadArticle, at: number): boolean {
  const mention = mentionAt(mentions, at)
  const entity = mention && mentions.entities[mention.entity]
  return entity?.kind === 'person' && (entity.name.includes(' ') || entity.title !== undefined || entity.gender !== undefined)
}

function isPlural(head: Token, { lower, tag }: Token): boolean {
  if (severalVerbs.has(lower)) return true
  return !singleVerbs.has(lower) && tag !== 'VBZ' && isPluralNoun(head)
}
