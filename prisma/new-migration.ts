import { writeMigration } from '../src/storage/sqlite/migrations.js'

const name = process.argv[2]
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  process.stderr.write('usage: npm run db:migration NAME, where NAME is lower case letters, digits and _\n')
  process.exit(2)
}
const written = await writeMigration(name, new Date())
process.stdout.write(written ? `prisma/migrations/${written}/migration.sql\n` : 'no difference: no migration written\n')
