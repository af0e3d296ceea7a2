// Writes what changed in schema.prisma as a migration of both engines, of one name.
import { readFile } from 'node:fs/promises'
import { projectPath } from '../src/project.js'
import { writeMigration as writeForPostgres } from '../src/storage/postgres/migrations.js'
import { writeMigration as writeForSqlite } from '../src/storage/sqlite/migrations.js'
import { postgresSchema } from './postgres-schema.js'
import { startScratchServer } from './scratch-server.js'

const name = process.argv[2]
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  process.stderr.write('usage: npm run db:migration NAME, where NAME is lower case letters, digits and _\n')
  process.exit(2)
}
const folder = `${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}_${name}`
const schema = await readFile(projectPath('prisma', 'schema.prisma'), 'utf8')
const server = await startScratchServer()
const written = [
  ...((await writeForSqlite(folder)) ? [`prisma/migrations/${folder}/migration.sql`] : []),
  ...((await writeForPostgres(folder, postgresSchema(schema), server.config('postgres'))) ? [`prisma/postgresql/migrations/${folder}/migration.sql`] : []),
]
await server.stop()
process.stdout.write(written.length > 0 ? `${written.join('\n')}\n` : 'no difference: no migration written\n')
