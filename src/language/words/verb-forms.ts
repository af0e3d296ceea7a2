// Which form of the verb a word is, by its spelling.
import type { Token } from './token.js'
import { words } from '../lexicon/word-lists.js'

/**
 * VerbForm: `base` is the dictionary form (also the plural present), `present` the -s form, `past` only a past tense
 * ("wrote"), `participle` only a participle ("written"), `either` one of these two ("signed", "held"), `gerund` the -ing form.
 */
export type VerbForm = 'base' | 'present' | 'past' | 'participle' | 'either' | 'gerund'

const pastOnly = words(`was were went did saw took gave knew wrote drove spoke broke chose stole ate fell forgot
  grew drew threw flew began sang sank wore tore swore rose rode shook froze forbade woke bit became came ran
  undertook withdrew blew overthrew underwent arose awoke overcame oversaw foresaw mistook rang swam shrank sprang
  drank bore hid slew strove forgave`)
const participleOnly = words(`been done gone seen taken given known shown written driven spoken broken chosen stolen
  eaten fallen forgotten grown drawn thrown flown begun sung sunk worn torn sworn risen ridden shaken frozen
  forbidden proven woken bitten beaten undergone overtaken undertaken mistaken withdrawn blown lain overthrown
  arisen awoken overseen foreseen rung swum shrunk sprung drunk born borne hidden slain striven forgiven rewritten
  sewn mown laden clad`)
const pastOrParticiple = words(`said told made held found left lost led met paid sent spent sold won kept felt built
  bought brought caught taught thought fought sought heard stood understood withstood sat dealt meant dreamt slept
  swept wept crept lent bent fed fled bled bred sped slid hung swung stuck struck stung dug shot shone laid read set
  put cut hit let shut cost hurt quit split spread bid rid shed thrust burst cast broadcast forecast upset beset had
  got rebuilt resold repaid retold foretold withheld upheld overheard misled mistook became spun strung clung flung
  ground wound bound sent learnt burnt spelt`)
// Their past is spelled like the dictionary form, so the spelling alone never says which it is.
const unchanging = words(`read set put cut hit let shut cost hurt quit split spread bid rid shed thrust burst cast
  broadcast forecast upset beset`)
const notGerunds = words(`bring sing ring king thing string swing cling fling spring sting wing ming bling sling`)

/** verbForm tells the form of a word that is used as a verb, by its spelling. */
export function verbForm({ lower, lemma }: Token): VerbForm {
  const size = lower.length
  const last = lower.charCodeAt(size - 1)
  if (last === 103 && size > 4 && lower.endsWith('ing') && !notGerunds.has(lower)) return 'gerund'
  if (pastOnly.has(lower)) return 'past'
  if (participleOnly.has(lower)) return 'participle'
  if (pastOrParticiple.has(lower)) return 'either'
  if (last === 100 && size > 3 && lower.endsWith('ed') && lemma !== lower) return 'either'
  if (last === 115 && lemma !== lower && !lower.endsWith('ss')) return 'present'
  return 'base'
}

/** hasUnchangingPast: "set", "put", "cut": past and present are one spelling. */
export function hasUnchangingPast(token: Token): boolean {
  return unchanging.has(token.lower)
}
