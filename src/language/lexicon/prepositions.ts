// Prepositions by what they lead to.
import { words } from './word-lists.js'

/** What leads to a date or a length of time; a rule adds what its own kind of date takes. Read by claims/facts/. */
export const timePrepositions = words('in of by since until till through from during after before between to')
