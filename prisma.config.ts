import { defineConfig } from 'prisma/config'

// Prisma's command line wants to download a schema engine that `generate` does not use. Naming an existing executable
// keeps `generate` offline; migrations run through the WebAssembly engine in src/storage/sqlite/migrations.ts.
process.env['PRISMA_SCHEMA_ENGINE_BINARY'] ??= process.execPath

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env['DATABASE_URL'] ?? 'file:./data/claimtrail.db' },
})
