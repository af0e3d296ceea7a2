import { readConfig } from '../config.js'
import { check, checkPostgres, type Report } from '../maintenance/check.js'
import { StoreProblem } from '../storage/store-problem.js'
import { toldRemoved } from '../domain/trail-check.js'
import { checkTrailFile } from './check-trail-file.js'
import { CommandError, WrongUsage } from './command-error.js'
import { print } from './streams.js'

export interface CheckOptions {
  mend?: true
  /** A trail's file to verify in the place of a database; "-": stdin. */
  trail?: string
}

/**
 * runCheck prints what is wrong with a database, one line each, or that all is well. With `mend` it makes anew what of that only follows from the
 * rest, says how much, and checks again. With `trail` it verifies that file instead, without a database. Throws CommandError where something is wrong in the end.
 */
export async function runCheck(path: string | undefined, { mend, trail }: CheckOptions): Promise<void> {
  if (trail !== undefined) {
    if (path !== undefined) throw new WrongUsage('--trail verifies a file by itself: name no database beside it')
    return checkTrailFile(trail)
  }
  const { databaseFile, databaseUrl } = readConfig(process.env)
  const file = path ?? databaseFile
  const name = file ?? 'the PostgreSQL database'
  const look = () => (file === null ? checkPostgres(databaseUrl) : check(file))
  const found = await look()
  for (const problem of found.problems) await print(problem)
  if (!mend || found.mendable === 0) return conclude(name, found, path)
  await print(await mended(file === null ? databaseUrl : `file:${file}`))
  const left = await look()
  const named = new Set(found.problems)
  for (const problem of left.problems) if (!named.has(problem)) await print(problem)
  await conclude(name, left, path)
}

async function conclude(name: string, { problems, mendable, events, chains, removed, revisions, anchors, evidence }: Report, path: string | undefined): Promise<void> {
  const command = ['claimtrail check', ...(path === undefined ? [] : [path]), '--mend'].join(' ')
  const advice = mendable > 0 ? `; ${mendable} of it, what is searched by or kept of sources, queues and second checks, “${command}” makes anew from the texts` : ''
  const without = toldRemoved(removed)
  if (without !== null) await print(`${name}: ${without}`)
  if (problems.length > 0) throw new CommandError(`${name}: ${problems.length} found wrong${advice}`)
  await print(`${name} is sound: ${events} events in ${chains} chains, ${revisions} texts, ${anchors} anchors, ${evidence} pieces of evidence`)
}

async function mended(url: string): Promise<string> {
  // Only now: while the check has the file open, no other library may.
  const { mendStore } = await import('../storage/store.js')
  try {
    const { words, mentions, counts, waiting, checked, pairs, indexed } = await mendStore(url)
    const index = indexed === null ? '' : `, the index of ${indexed} texts`
    return `made anew: the words of ${words} texts that are searched${index}, ${mentions} mentions of sources, the counts of ${counts} sources, what waits of ${waiting} claims, the second checks of ${checked} claims, ${pairs} counts of how they agree`
  } catch (error) {
    throw error instanceof StoreProblem ? new CommandError(error.message, { cause: error }) : error
  }
}
