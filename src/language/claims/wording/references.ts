// What stands for somebody or something in a claim, and the words that replace it so that the claim stands alone.
import type { ReadArticle } from '../../article.js'
import { mentionAt, standaloneName, type Mentions } from '../../mentions/mentions.js'
import type { Token } from '../../words/token.js'
import { lowerFirst } from './lower-first.js'
import type { OpenReference } from '../../split-result.js'

/** Words that take the place of tokens [from, end) of the article in a claim. */
export interface Replacement {
  end: number
  text: string
}

/** The references of a claim: by first token what replaces it, and what stays open. */
export interface ClaimReferences {
  replacements: ReadonlyMap<number, Replacement>
  open: OpenReference[]
}

const pronouns: ReadonlySet<string> = new Set(`he she it they him her them his hers its their theirs himself herself itself themselves`.split(' '))

function isPronoun(lower: string): boolean {
  return pronouns.has(lower)
}

/** Who says the words of a claim: tokens [first, end) in the claim's own sentence. */
export interface Speaker {
  source: readonly [first: number, end: number]
}

const longestSpeaker = 8

/** "The ministry said *it* would cut jobs": the pronoun means whoever is speaking. */
function isSpeaker({ meant, entities }: Mentions, { source: [first, end] }: Speaker, at: number, tokens: readonly Token[]): boolean {
  if (end - first > longestSpeaker || end > at) return false
  const head = tokens[end - 1]!
  if (head.pos !== 'NOUN' && head.pos !== 'PROPN') return false
  const isMany = head.tag === 'NNS' || head.tag === 'NNPS'
  const { lower } = tokens[at]!
  const isAlike = /^(?:they|their)$/.test(lower) ? isMany : /^(?:it|its)$/.test(lower) ? !isMany : false
  const found = meant.get(at)
  if (!isAlike) return false
  if (!found) return /^(?:it|they)$/.test(lower)
  return 'phrase' in found ? found.phrase[0] < end && first < found.phrase[1] : entities[found.entity]!.name.includes(head.text)
}

/** readReferences settles the references among a claim's words, article tokens in the order of the claim. */
export function readReferences({ mentions, tokens, text }: ReadArticle, list: readonly number[], speaker?: Speaker): ClaimReferences {
  const replacements = new Map<number, Replacement>()
  const open: OpenReference[] = []
  const said = new Set<number>()
  const own = new Set(list)
  for (const at of list) {
    const mention = mentionAt(mentions, at)
    // "the president", "the attack": which one is meant is too often another than it seems.
    const isDescription = mention !== undefined && mention.form !== 'full' && mention.form !== 'short' && !isPronoun(tokens[mention.endToken - 1]!.lower)
    if (mention && !isDescription) {
      if (mention.firstToken !== at && own.has(mention.firstToken)) continue
      const isSaid = said.has(mention.entity)
      said.add(mention.entity)
      if (isSaid || mention.form === 'full' || /sel(?:f|ves)$/.test(tokens[at]!.lower)) continue
      if (mention.form === 'short' && mention.endToken - at > 1) continue
      replacements.set(at, { end: mention.endToken, text: standaloneName(mentions, mention) })
    } else if (!mention && speaker && isSpeaker(mentions, speaker, at, tokens)) {
      const [first, end] = speaker.source
      const own = text.slice(tokens[first]!.start, tokens[end - 1]!.end).replace(/\s+/g, ' ')
      const isMoved = list[0] !== at
      const name = isMoved ? lowerFirst(tokens[first]!) + own.slice(tokens[first]!.text.length) : own
      const isOwner = /^(?:its|their|his|her)$/.test(tokens[at]!.lower)
      replacements.set(at, { end: at + 1, text: isOwner ? `${name}${name.endsWith('s') ? '’' : '’s'}` : name })
      speaker = undefined
    } else if (!mention && isPronoun(tokens[at]!.lower)) {
      open.push({ words: tokens[at]!.text, candidates: [] })
    }
  }
  return { replacements, open }
}
