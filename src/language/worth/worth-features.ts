// What an assertion is made of, as numbers by name.
import type { Token } from '../words/token.js'
import { verbForm } from '../words/verb-forms.js'
import { groupNames, wordGroups } from './worth-lexicon.js'
import { demonstratives, thirdPersonSubjects } from '../lexicon/pronouns.js'

const shapeNames = [
  'bias', 'length', 'isShort', 'isLong', 'number', 'numberWithUnit', 'manyNumbers', 'yearNumber', 'bigNumber', 'name', 'manyNames', 'namedPast',
  'pastVerb', 'manyPastVerbs', 'presentVerb', 'baseVerb', 'gerund', 'noVerb', 'adjective', 'adverb', 'superlative', 'quoted',
  'startsWithI', 'startsWithWe', 'startsWithPronoun',
  'startsWithName', 'startsWithTie', 'imperative', 'question', 'exclamation',
] as const

/** Names of all features, in the order of their numbers: shapes first, then each word group as present, then as repeated. */
export const featureNames: readonly string[] = [...shapeNames, ...groupNames, ...groupNames.map((name) => `${name}Again`)]

const at = Object.fromEntries(shapeNames.map((name, index) => [name, index])) as Record<(typeof shapeNames)[number], number>
const groupsFrom = shapeNames.length
const againFrom = groupsFrom + groupNames.length
const pronouns = new Set([...thirdPersonSubjects, ...demonstratives, 'there'])
const ties = new Set(['and', 'but', 'so', 'or', 'well', 'now', 'because', 'yet'])
const mostTokens = 400

/** measureFeatures fills `features` (as long as featureNames) for a run of tokens; only its first 400 are looked at. */
export function measureFeatures(tokens: readonly Token[], from: number, to: number, features: Float64Array): void {
  features.fill(0)
  const end = Math.min(to, from + mostTokens)
  let [numbers, names, past, verbs, length] = [0, 0, 0, 0, 0]
  let first: Token | undefined
  for (let index = from; index < end; index += 1) {
    const token = tokens[index]!
    const { pos, lower } = token
    const groups = wordGroups.get(lower)
    if (groups) for (const group of groups) features[features[groupsFrom + group] === 0 ? groupsFrom + group : againFrom + group] = 1
    if (pos === 'PUNCT') {
      if (lower === '?') features[at.question] = 1
      else if (lower === '!') features[at.exclamation] = 1
      else if (lower === '“' || lower === '"') features[at.quoted] = 1
      continue
    }
    length += 1
    if (!first) first = token
    else if (pos === 'PROPN') names += 1
    const digit = lower.charCodeAt(0)
    if ((pos === 'NUM' && lower !== 'one') || (digit >= 48 && digit <= 57)) {
      numbers += 1
      if (hasUnit(tokens, index, end)) features[at.numberWithUnit] = 1
      if (digit >= 48 && digit <= 57) {
        if (lower.length === 4 && (lower.startsWith('19') || lower.startsWith('20'))) features[at.yearNumber] = 1
        else features[at.bigNumber] = 1
      }
    } else if (pos === 'VERB') {
      verbs += 1
      const form = verbForm(token)
      if (form === 'past' || form === 'either' || form === 'participle') past += 1
      else if (form === 'present') features[at.presentVerb] = 1
      else if (form === 'gerund') features[at.gerund] = 1
      else features[at.baseVerb] = 1
    } else if (pos === 'AUX') verbs += 1
    else if (pos === 'ADJ') {
      features[at.adjective] = 1
      if (lower.endsWith('est')) features[at.superlative] = 1
    } else if (pos === 'ADV') features[at.adverb] = 1
  }
  features[at.bias] = 1
  features[at.length] = Math.log(1 + length) / 4
  if (length < 7) features[at.isShort] = 1
  if (length > 25) features[at.isLong] = 1
  if (numbers > 0) features[at.number] = 1
  if (numbers > 1) features[at.manyNumbers] = 1
  if (names > 0) features[at.name] = 1
  if (names > 2) features[at.manyNames] = 1
  if (past > 0) features[at.pastVerb] = 1
  if (past > 0 && (names > 0 || first?.pos === 'PROPN')) features[at.namedPast] = 1
  if (past > 1) features[at.manyPastVerbs] = 1
  if (verbs === 0) features[at.noVerb] = 1
  if (first) measureStart(first, features)
}

// "$5", "30 percent", "1,200 jobs", "three new schools".
function hasUnit(tokens: readonly Token[], number: number, end: number): boolean {
  if (number > 0 && tokens[number - 1]!.pos === 'SYM') return true
  for (let next = number + 1; next < Math.min(end, number + 4); next += 1) {
    const { pos } = tokens[next]!
    if (pos === 'NOUN' || pos === 'SYM') return true
    if (pos !== 'ADJ' && pos !== 'NUM') return false
  }
  return false
}

function measureStart({ pos, lower, lemma }: Token, features: Float64Array): void {
  if (lower === 'i') features[at.startsWithI] = 1
  else if (lower === 'we') features[at.startsWithWe] = 1
  else if (pronouns.has(lower)) features[at.startsWithPronoun] = 1
  else if (ties.has(lower)) features[at.startsWithTie] = 1
  else if (pos === 'PROPN') features[at.startsWithName] = 1
  else if (pos === 'VERB' && lower === lemma) features[at.imperative] = 1
}
