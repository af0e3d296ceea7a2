import { readConfig } from '../config.js'
import { check, checkPostgres } from '../maintenance/check.js'
import { CommandError } from './command-error.js'
import { print } from './streams.js'

/** runCheck prints what is wrong with a database, one line each, or that all is well. Throws CommandError for the former. */
export async function runCheck(path: string | undefined): Promise<void> {
  const { databaseFile, databaseUrl } = readConfig(process.env)
  const file = path ?? databaseFile
  const name = file ?? 'the PostgreSQL database'
  const { problems, events, chains, revisions, anchors } = await (file === null ? checkPostgres(databaseUrl) : check(file))
  for (const problem of problems) await print(problem)
  if (problems.length > 0) throw new CommandError(`${name}: ${problems.length} found wrong`)
  await print(`${name} is sound: ${events} events in ${chains} chains, ${revisions} texts, ${anchors} anchors`)
}
