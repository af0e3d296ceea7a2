// Words between clauses: coordinators, and subordinators by what they say of the clause.
import { words } from './word-lists.js'

export const coordinators = words('but and so or nor yet')

/** They set two facts against each other, so that each is a claim; "while" in time stands without a comma. */
export const contrasting = words('while although though whereas')
/** What follows is asked or supposed. */
export const conditionals = words('if whether unless')
/** They tell when, and some of them why: prepositions too. */
export const temporals = words('after before since until as')

/** Behind ", which" these tell of the whole clause before as often as of its last noun: "He left the party, which surprised many". */
export const clauseReactions = words(`mean surprise shock anger upset annoy please delight worry explain suggest show prompt
  lead cause allow make help happen raise leave enable force result trigger spark create give prove reflect seem appear
  violate contradict confirm`)
