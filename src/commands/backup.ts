import { backup } from '../maintenance/backup.js'
import { databaseFileFor } from './database-file.js'
import { startProgress } from './progress-bar.js'
import { print } from './streams.js'

/** runBackup copies the database of the environment into a file, also while a server runs. */
export async function runBackup(target: string, { force = false }: { force?: boolean }): Promise<void> {
  const file = databaseFileFor('backup', 'pg_dump --format=custom --file FILE "$DATABASE_URL"')
  const bar = startProgress('Backing up')
  try {
    await backup(file, target, { force, progress: bar.update })
  } finally {
    bar.stop()
  }
  await print(`backed up to ${target}`)
}
