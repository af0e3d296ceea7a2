// Why words are taken for a checkable assertion, for the people who decide on it.
import type { ClaimKind } from '../../domain/claim.js'
import type { Token } from '../words/token.js'
import { featureNames, measureFeatures } from '../worth/worth-features.js'

const mostReasons = 4
const doubtful = 0.5

const kinds: Partial<Record<ClaimKind, string>> = {
  quotation: 'is somebody’s own words',
  prediction: 'says what will happen',
  other: 'says what would be, in a case that is only supposed',
}

// What a feature says in words; features that say nothing to a person are left out.
const speaksFor: Record<string, string> = {
  numberWithUnit: 'states a number with its unit', number: 'states a number', bigNumber: 'states a number',
  manyNumbers: 'states several numbers', yearNumber: 'gives the year', name: 'names who or what it is about',
  manyNames: 'names several people, places or bodies', namedPast: 'tells what somebody or something named did',
  pastVerb: 'tells what happened', presentVerb: 'says how things are', superlative: 'says what is the most or the least',
  comparison: 'compares', extreme: 'says what is the first, the only or the most', rise: 'says what rose',
  fall: 'says what fell', percent: 'gives a share', money: 'is about money', magnitude: 'gives an amount',
  year: 'says when or how long', recent: 'says when', economy: 'is about jobs, taxes or trade',
  health: 'is about health or welfare', crime: 'is about crime or the courts', war: 'is about war or defence',
  law: 'is about a law, a budget or an authority', vote: 'tells what was decided', office: 'is about people in office',
  school: 'is about schools', report: 'rests on a report or a count', happened: 'tells what happened',
  because: 'gives a cause', some: 'says how many', all: 'says it of all', place: 'is about a place',
}
// What says more than what it holds.
const saidAlready: [whole: string, parts: string[]][] = [
  ['numberWithUnit', ['number']], ['namedPast', ['name', 'pastVerb']], ['manyNames', ['name']], ['year', ['recent']], ['yearNumber', ['recent']],
]
const speaksAgainst: Record<string, string> = {
  duty: 'says how things should be', condition: 'supposes a case', plea: 'thanks, greets or asks',
  mind: 'says what somebody thinks or wishes', want: 'says what somebody wants', praise: 'judges',
  virtue: 'speaks of values and hopes', vague: 'stays general', question: 'asks', exclamation: 'exclaims',
  imperative: 'calls for something', modalWill: 'says what is to come', next: 'says what is to come',
  modalMay: 'says what may be', modalCan: 'says what can be', i: 'speaks of the speaker', we: 'speaks of “us”',
  you: 'speaks to the listener', noVerb: 'has no verb', isShort: 'is short',
}

const reasonFor = featureNames.map((name) => speaksFor[name])
const reasonAgainst = featureNames.map((name) => speaksAgainst[name])
const found = new Float64Array(featureNames.length)

/** What reasons are given for. */
export interface Reasoned {
  tokens: readonly Token[]
  kind: ClaimKind
  /** How likely it asserts something that can be checked, 0..1. */
  assertion: number
  /** The word that does not tell what it stands for, where there is one. */
  adrift: string | undefined
}

/**
 * reasonsFor says in words what speaks most strongly for a claim, at most four reasons; where it is more likely none
 * (`assertion` under a half), the last is what speaks most strongly against it.
 */
export function reasonsFor(strengths: Float32Array, { tokens, kind, assertion, adrift }: Reasoned): string[] {
  measureFeatures(tokens, 0, tokens.length, found)
  const kindReason = kinds[kind]
  const list = kindReason ? [kindReason] : []
  for (const index of ranked(strengths, reasonFor)) if (!list.includes(reasonFor[index]!)) list.push(reasonFor[index]!)
  for (const [whole, parts] of saidAlready) {
    if (!list.includes(speaksFor[whole]!)) continue
    for (const part of parts) {
      const place = list.indexOf(speaksFor[part]!)
      if (place >= 0) list.splice(place, 1)
    }
  }
  const against = adrift ? `does not tell what “${adrift}” stands for` : assertion < doubtful ? strongestAgainst(strengths) : undefined
  return against === undefined ? list.slice(0, mostReasons) : [...list.slice(0, mostReasons - 1), against]
}

function strongestAgainst(strengths: Float32Array): string | undefined {
  const [strongest] = ranked(strengths, reasonAgainst)
  return strongest === undefined ? undefined : reasonAgainst[strongest]
}

// The features that are there, speak for it (or against) and have words for that, the strongest first.
function ranked(strengths: Float32Array, reasons: readonly (string | undefined)[]): number[] {
  const sign = reasons === reasonFor ? 1 : -1
  const present: number[] = []
  for (let index = 0; index < found.length; index += 1) {
    if (found[index] !== 0 && found[index]! * strengths[index]! * sign > 0 && reasons[index] !== undefined) present.push(index)
  }
  return present.sort((a, b) => Math.abs(found[b]! * strengths[b]!) - Math.abs(found[a]! * strengths[a]!))
}
