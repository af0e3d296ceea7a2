import { readConfig } from '../config.js'
import { check } from '../maintenance/check.js'
import { CommandError } from './command-error.js'
import { print } from './streams.js'

/** runCheck prints what is wrong with a database, one line each, or that all is well. Throws CommandError for the former. */
export async function runCheck(path: string | undefined): Promise<void> {
  const file = path ?? readConfig(process.env).databaseFile
  const { problems, events, chains, revisions, anchors } = await check(file)
  for (const problem of problems) await print(problem)
  if (problems.length > 0) throw new CommandError(`${file}: ${problems.length} found wrong`)
  await print(`${file} is sound: ${events} events in ${chains} chains, ${revisions} texts, ${anchors} anchors`)
}
