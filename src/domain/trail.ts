// How a trail is looked through.
import type { ActName } from './act.js'
import type { Viewer } from './listing.js'

/** Chain is the events of a chain as this person may see them: without those about claims that they check blind. */
export interface Chain {
  chain: string
  viewer: Viewer
}

/** Within is which events: those of one chain, or those about these subjects, which all are of one chain. */
export type Within = Chain | { subjectIds: readonly string[] }

/** What stands for the program itself where people stand by their ids. */
export const OF_PROGRAM = 'program'

/** TrailFilter keeps what was done, by whom; what is left out filters nothing. */
export interface TrailFilter {
  activity?: ActName | undefined
  /** The id of a person, or OF_PROGRAM. */
  agent?: string | undefined
}

/** TrailCount is how often somebody did something. */
export interface TrailCount {
  activity: ActName
  agent: string
  agentName: string
  count: number
}

/** countKept answers how many events the filter keeps, of those that were counted. */
export function countKept(counts: readonly TrailCount[], { activity, agent }: TrailFilter): number {
  const kept = counts.filter((one) => (activity === undefined || one.activity === activity) && (agent === undefined || one.agent === agent))
  return kept.reduce((sum, { count }) => sum + count, 0)
}
