import { restore } from '../maintenance/restore.js'
import { databaseFileFor } from './database-file.js'
import { startProgress } from './progress-bar.js'
import { print } from './streams.js'

/** runRestore puts a backup in the place of the database of the environment. */
export async function runRestore(source: string, { force = false }: { force?: boolean }): Promise<void> {
  const databaseFile = databaseFileFor('restore', 'pg_restore --clean --if-exists --single-transaction --dbname "$DATABASE_URL" FILE')
  const bar = startProgress('Restoring')
  try {
    await restore(source, databaseFile, { force, progress: bar.update })
  } finally {
    bar.stop()
  }
  await print(`restored ${databaseFile} from ${source}`)
}
