// Pronouns → the person they stand for, where the article leaves little doubt.
import type { ArticleSentence } from '../article.js'
import type { Token } from '../tokens.js'
import type { Entity, Gender, Mention } from './mentions.js'

const genderOf: ReadonlyMap<string, Gender> = new Map([
  ['he', 'male'], ['him', 'male'], ['his', 'male'], ['himself', 'male'],
  ['she', 'female'], ['her', 'female'], ['hers', 'female'], ['herself', 'female'],
])
const subjects: ReadonlySet<string> = new Set(['he', 'she'])
const sentencesBack = 3
const candidatesBack = 12

/**
 * resolvePronouns adds the mentions by he, she and who to those by name (in text order) and gives all in text order. A
 * pronoun inside quotation marks stays open, since its speaker may mean somebody whom the article does not name.
 */
export function resolvePronouns(
  tokens: Token[], sentences: ArticleSentence[], named: Mention[], entities: Entity[]): Mention[] {
  const out: Mention[] = []
  let next = 0
  let quoted = false
  let paragraph = -1
  sentences.forEach((sentence, index) => {
    if (sentence.paragraph !== paragraph) quoted = false
    paragraph = sentence.paragraph
    const sentenceFrom = out.length
    for (let at = sentence.firstToken; at < sentence.endToken; at += 1) {
      const mention = named[next]
      if (mention && mention.firstToken === at) {
        out.push(mention)
        next += 1
        at = mention.endToken - 1
        continue
      }
      const { lower, text } = tokens[at]!
      if (text === '“' || text === '”') quoted = text === '“'
      if (text === '"' || text === "''") quoted = !quoted
      const gender = genderOf.get(lower)
      if (gender && !quoted) {
        const entity = antecedent(tokens, sentences, index, at, out, sentenceFrom, entities, gender)
        if (entity < 0) continue
        entities[entity]!.gender ??= gender
        const possessive = lower === 'his' || (lower === 'her' && isOwned(tokens[at + 1]))
        out.push({ firstToken: at, endToken: at + 1, entity, form: possessive ? 'possessive' : 'pronoun' })
      } else if (lower === 'who' && !quoted) {
        const before = out[out.length - 1]
        const gap = before ? at - before.endToken : 9
        const isPerson = before && entities[before.entity]!.kind === 'person' && before.form !== 'pronoun'
        if (isPerson && (gap === 0 || (gap === 1 && tokens[at - 1]!.text === ','))) {
          out.push({ firstToken: at, endToken: at + 1, entity: before.entity, form: 'pronoun' })
        }
      }
    }
  })
  return out
}

function isOwned(token: Token | undefined): boolean {
  return token !== undefined && /^(?:NOUN|ADJ|PROPN|NUM|VERB)$/.test(token.pos)
}

function antecedent(
  tokens: Token[], sentences: ArticleSentence[], index: number, at: number, out: Mention[], sentenceFrom: number,
    entities: Entity[], gender: Gender,
): number {
  const { lower } = tokens[at]!
  const fits = (mention: Mention): boolean => {
    const entity = entities[mention.entity]!
    return entity.kind === 'person' && (entity.gender === undefined || entity.gender === gender)
  }
  // "Trump wanted him there": the subject right before the verb is not the object after it.
  const barred = lower === 'him' || (lower === 'her' && !isOwned(tokens[at + 1])) ? subjectBefore(tokens, out, at) : -1
  const same = choose(tokens, out.slice(Math.max(sentenceFrom, out.length - candidatesBack)), fits, barred)
  if (same >= 0) return same
  let end = sentenceFrom
  for (let back = 1; back <= sentencesBack && end > 0 && index - back >= 0; back += 1) {
    const { firstToken, paragraph, type } = sentences[index - back]!
    // A heading parts two sections, and a pronoun points at no name in it.
    if (type === 'heading') return -1
    if (sentences[index]!.paragraph - paragraph > 1) return -1
    let from = end
    while (from > 0 && out[from - 1]!.firstToken >= firstToken && end - from < candidatesBack) from -= 1
    const found = choose(tokens, out.slice(from, end), fits, barred)
    if (found >= 0) return found
    // Somebody else came between: only a subject still carries over.
    if (out.slice(from, end).some(fits) && !subjects.has(lower)) return -1
    end = from
  }
  return -1
}

/** Among fitting mentions: the only entity, else the first that stands as a subject, else nobody. */
function choose(tokens: Token[], mentions: Mention[], fits: (mention: Mention) => boolean, barred: number): number {
  const fitting = mentions.filter((mention) => mention.entity !== barred && fits(mention))
  const first = fitting[0]
  if (!first) return -1
  if (fitting.every((mention) => mention.entity === first.entity)) return first.entity
  return fitting.find((mention) => isSubject(tokens, mention))?.entity ?? -1
}

function isSubject(tokens: Token[], mention: Mention): boolean {
  if (mention.form === 'possessive') return false
  let at = mention.endToken
  while (at < mention.endToken + 3 && tokens[at]?.pos === 'ADV') at += 1
  const { pos, lower } = tokens[at] ?? {}
  if (lower === ',') {
    return tokens[mention.firstToken - 1] === undefined || /^[.”"]$/.test(tokens[mention.firstToken - 1]!.text)
  }
  return pos === 'VERB' || pos === 'AUX'
}

function subjectBefore(tokens: Token[], out: Mention[], at: number): number {
  for (let index = out.length - 1; index >= 0 && index > out.length - 4; index -= 1) {
    const mention = out[index]!
    if (at - mention.endToken > 8) return -1
    if (isSubject(tokens, mention)) return mention.entity
    if (tokens[mention.endToken]?.pos === 'ADV' && tokens[mention.endToken + 1]?.pos !== 'PUNCT') return mention.entity
  }
  return -1
}
