// Whether a sentence looks ahead at the place where it says when: "will vote on Thursday", "opens on Friday".
import type { Token } from '../../words/token.js'
import { modalsAhead } from '../../lexicon/auxiliaries.js'
import { words } from '../../lexicon/word-lists.js'

const planning = words('plan expect schedule due set intend hope aim promise')
const lasting = words('be have do say know want need believe think seem show')
const farthest = 14

/** looksAhead tells whether the verb nearest before tokens[at] in its sentence, else after it, is about what is to come. */
export function looksAhead(tokens: readonly Token[], at: number): boolean {
  for (let back = at - 1; back >= 0 && back > at - farthest && !endsSentence(tokens[back]!); back -= 1) {
    const answer = answerOf(tokens, back)
    if (answer !== undefined) return answer
  }
  for (let next = at; next < tokens.length && next < at + farthest && !endsSentence(tokens[next]!); next += 1) {
    if (tokens[next]!.tag === 'MD') return modalsAhead.has(tokens[next]!.lower)
    if (tokens[next]!.tag.startsWith('VB')) return answerOf(tokens, next) ?? false
  }
  return false
}

function answerOf(tokens: readonly Token[], at: number): boolean | undefined {
  const { tag, lower, lemma } = tokens[at]!
  if (tag === 'MD') return modalsAhead.has(lower)
  if (planning.has(lemma) && tokens[at + 1]?.lower === 'to') return true
  if (tag === 'VBD') return false
  if (tag === 'VBZ' || tag === 'VBP') return lasting.has(lemma) ? (lemma === 'be' && tokens[at + 1]?.tag === 'VBG' ? true : false) : true
  return undefined
}

function endsSentence({ text }: Token): boolean {
  return text === '.' || text === '!' || text === '?' || text === ';'
}
