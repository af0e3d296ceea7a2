// Drafts that would say nothing if they stood alone.
import type { ReadArticle } from '../article.js'
import { mentionAt } from '../mentions/mentions.js'
import type { Token } from '../words/token.js'
import { words } from '../lexicon/word-lists.js'
import type { Draft, Part } from './drafts.js'
import type { Coverage, Passage } from './passages.js'
import type { Reading } from './readings.js'
import { negations } from './token-marks.js'

const sayings = words('say tell add note insist')
const findings = words('find show suggest report reveal warn announce argue claim estimate indicate think believe know')
const dangling = words('others')
const objectOpeners = words('NOUN PROPN NUM ADJ DET SYM')
const articles = words('a an the')
const reflexive = words('himself herself itself themselves')

/** isEmpty tells a draft of a reading, with its tokens, that says nothing by itself: "Smith said", "others have left". */
export function isEmpty(
  article: ReadArticle, coverage: Coverage, reading: Reading, draft: Draft, tokens: readonly Token[],
): boolean {
  const { passage } = reading
  if (endsOpen(tokens)) return true
  if (holdsCue(coverage, passage, draft) || dangles(article, reading, draft) || announces(article, passage)) return true
  const verb = passage.tokens[draft.verb]
  return saysNothing(tokens, verb) && !isTold(tokens, verb!, passage.attribution >= 0)
}

/** endsOpen tells words that end where the noun should come: "was hurt in a", "has left his". */
export function endsOpen(tokens: readonly Token[]): boolean {
  const last = tokens[tokens.length - 1]
  return last !== undefined && (last.tag === 'PRP$' || articles.has(last.lower)) && last.lower !== 'her'
}

/** tokensOf gives the tokens of the parts, words that stand nowhere in the article left out. */
export function tokensOf({ tokens }: Passage, parts: readonly Part[]): Token[] {
  const list: Token[] = []
  for (const part of parts) if (typeof part !== 'string') for (let at = part[0]; at < part[1]; at += 1) list.push(tokens[at]!)
  return list
}

// "Smith said": that it was said is not the claim, and what was said has been taken out of it.
function holdsCue(coverage: Coverage, { indexes }: Passage, { parts }: Draft): boolean {
  for (const part of parts) {
    if (typeof part === 'string') continue
    for (let at = part[0]; at < part[1]; at += 1) if (coverage.cue[indexes[at]!] === 1) return true
  }
  return false
}

// "Smith said on Monday": without what was said. A verb must follow the saying.
function saysNothing(tokens: readonly Token[], verb: Token | undefined): boolean {
  if (!verb) return false
  if (tokens[tokens.length - 1] === verb && findings.has(verb.lemma)) return true
  if (!sayings.has(verb.lemma) || (verb.lemma === 'add' && hasObject(tokens, verb))) return false
  for (let at = tokens.length - 1; at >= 0 && tokens[at] !== verb; at -= 1) {
    if (tokens[at]!.pos === 'VERB' || tokens[at]!.pos === 'AUX') return false
  }
  return true
}

// "The plan adds 40 beds": what is added is a thing, not words.
function hasObject(tokens: readonly Token[], verb: Token): boolean {
  const next = tokens[tokens.indexOf(verb) + 1]
  return next !== undefined && objectOpeners.has(next.pos)
}

// "Residents said they had not been told", "The council was not told": that is the news.
function isTold(tokens: readonly Token[], verb: Token, attributed: boolean): boolean {
  let at = tokens.indexOf(verb) - 1
  let denied = false
  while (at > 0 && (tokens[at]!.pos === 'ADV' || tokens[at]!.pos === 'PART')) {
    denied ||= negations.has(tokens[at]!.lower)
    at -= 1
  }
  return verb.lower === 'told' && (attributed || denied) && /^(?:was|were|been|being|be)$/.test(tokens[at]?.lower ?? '')
}

// "Others have left", "she was ill" where nothing tells who she is: the claim would not stand alone.
function dangles({ mentions }: ReadArticle, { passage, resolved }: Reading, draft: Draft): boolean {
  const part = draft.subject?.[0] ?? draft.parts[0]
  if (!part || typeof part === 'string' || resolved.has(draft)) return false
  const { lower } = passage.tokens[part[0]]!
  // "…, warning that it would rain", "set himself apart": no subject stands there.
  if (reflexive.has(lower) || (lower.endsWith('ing') && passage.tokens[part[0] + 1]?.lower === 'that')) return true
  const bare = part[1] - part[0] === 1
  return bare && dangling.has(lower) && mentionAt(mentions, passage.indexes[part[0]]!) === undefined
}

// "The office reported the following damage:": the list that follows is what it says.
function announces({ tokens }: ReadArticle, { indexes }: Passage): boolean {
  let last = indexes[indexes.length - 1]!
  if (tokens[last]!.text !== ':') last += 1
  if (tokens[last]?.text !== ':') return false
  return tokens.slice(indexes[0], last).some(({ lower }) => lower === 'following' || lower === 'these')
}
