// Prepositions by what they lead to.
import { words } from './word-lists.js'

/** What leads to a date or a length of time; a rule adds what its own kind of date takes. Read by claims/facts/. */
export const timePrepositions = words('in of by since until till through from during after before between to')

/** What leads to a cause; "because", "due" and the like with "of" or "to" behind them. Read by attributions/accepting/opening-phrases.ts. */
export const causes = words('because due owing thanks given')
/** What holds under itself what is to be so: "under the plan". Read by attributions/accepting/opening-phrases.ts. */
export const arrangements = words(`plan law deal agreement rule proposal bill system policy act contract term scheme program programme
  treaty settlement order regulation arrangement reform measure constitution ordinance statute provision pact budget legislation`)
