import { readConfig } from '../config.js'
import { restore } from '../maintenance/restore.js'
import { startProgress } from './progress-bar.js'
import { print } from './streams.js'

/** runRestore puts a backup in the place of the database of the environment. */
export async function runRestore(source: string, { force = false }: { force?: boolean }): Promise<void> {
  const { databaseFile } = readConfig(process.env)
  const bar = startProgress('Restoring')
  try {
    await restore(source, databaseFile, { force, progress: bar.update })
  } finally {
    bar.stop()
  }
  await print(`restored ${databaseFile} from ${source}`)
}
