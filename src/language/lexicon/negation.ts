// Words that negate.
import { words } from './word-lists.js'

/** Adverbs that negate a verb. */
export const negators = words('not n\'t n’t never')
/** Pronouns for no person; "nothing" is of things. */
export const negativePronouns = words('nobody none neither')
/** Adverbs that all but negate. */
const approximateNegators = words('hardly scarcely barely')
const negativeWords = [...approximateNegators, ...words('no neither nor nobody nothing')]

/** What speaks for nobody: "nobody said", "few doctors say", "nothing was said that". Read by attributions/force/. */
export const nobodies: ReadonlySet<string> = new Set([...negativeWords, ...words('none no-one few fewer')])
/** Whatever turns a verb into its opposite. Read by attributions/force/. */
export const negations: ReadonlySet<string> = new Set([...negators, ...negativeWords, ...words('cannot little without')])
