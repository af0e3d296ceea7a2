import { readConfig } from '../config.js'
import { CommandError } from './command-error.js'

/** databaseFileFor answers the database file of the environment. Throws CommandError where it names a PostgreSQL server, with what does the same there: `instead`. */
export function databaseFileFor(command: string, instead: string): string {
  const { databaseFile } = readConfig(process.env)
  if (databaseFile === null) throw new CommandError(`DATABASE_URL names a PostgreSQL database, and ${command} takes a file: use ${instead}`)
  return databaseFile
}
