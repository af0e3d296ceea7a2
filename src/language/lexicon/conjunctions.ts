// Words between clauses: coordinators, and subordinators by what they say of the clause.
import { words } from './word-lists.js'

export const coordinators = words('but and so or nor yet')

/** They set two facts against each other, so that each is a claim; "while" in time stands without a comma. */
export const contrasting = words('while although though whereas')
/** What follows is asked or supposed. */
export const conditionals = words('if whether unless')
/** They tell when, and some of them why: prepositions too. */
export const temporals = words('after before since until as')
