// Finds the mentions of an article and what each stands for.
import type { ArticleSentence } from '../sentences/sentence.js'
import type { Token } from '../words/token.js'
import { resolveNames } from './entities.js'
import type { Entity, Mention, Mentions } from './mentions.js'
import { findNames } from './name-spans.js'
import { addOutletReferences } from './outlet-references.js'
import { resolvePronouns } from './pronouns/pronouns.js'

/**
 * findMentions finds names and pronouns in an article and resolves each to one entity: surnames and short forms to
 * the fullest name, pronouns to persons where there is little doubt. Places and times are no entities. Linear in the
 * tokens.
 */
export function findMentions(tokens: Token[], sentences: ArticleSentence[]): Mentions {
  const { named, entities } = findNamed(tokens, sentences)
  // No pronoun and no noun stands for the agency of a dateline.
  const isDateline = new Uint8Array(tokens.length)
  for (const { frame, firstToken, bodyToken } of sentences) if (frame?.dateline) isDateline.fill(1, firstToken, bodyToken)
  const { mentions, meant, readings } = resolvePronouns(tokens, sentences, named.filter(({ firstToken }) => !isDateline[firstToken]), entities)
  const byToken = new Int32Array(tokens.length).fill(-1)
  mentions.forEach((mention, index) => byToken.fill(index, mention.firstToken, mention.endToken))
  return { entities, mentions, byToken, meant, readings }
}

/** findNamed finds what an article calls by a name, or by a noun that stands for one, in text order. */
export function findNamed(tokens: Token[], sentences: ArticleSentence[]): { named: Mention[]; entities: Entity[] } {
  const names = findNames(tokens, sentences)
  const { entities, ofName } = resolveNames(tokens, names)
  const named: Mention[] = []
  names.forEach(({ firstToken, nameToken, endToken }, index) => {
    const entity = ofName[index]!
    if (entity < 0) return
    const length = entities[entity]!.name.split(' ').length
    named.push({ firstToken, endToken, entity, form: endToken - nameToken >= length ? 'full' : 'short' })
  })
  return { named: addOutletReferences(tokens, sentences, named, entities), entities }
}
