import { isDatabase, readConfig } from '../config.js'
import { StoreProblem } from '../storage/store-problem.js'
import { moveStore } from '../storage/store.js'
import { CommandError, WrongUsage } from './command-error.js'
import { startProgress } from './progress-bar.js'
import { print } from './streams.js'

/** runMove carries the database of the environment over to another. Throws CommandError where it cannot be. */
export async function runMove({ to }: { to: string }): Promise<void> {
  if (!isDatabase(to)) throw new WrongUsage('--to takes a file: URL, or postgresql://USER:PASSWORD@HOST/DATABASE')
  const { databaseUrl } = readConfig(process.env)
  const bar = startProgress('Moving')
  try {
    const { rows, events, chains } = await moveStore(databaseUrl, to, bar.update)
    bar.stop()
    await print(`moved ${rows} rows; ${events} events in ${chains} chains are the same on both sides`)
  } catch (error) {
    throw error instanceof StoreProblem ? new CommandError(error.message, { cause: error }) : error
  } finally {
    bar.stop()
  }
}
