// The PostgreSQL server of a test run; each test has a database of its own on it.
import type { TestProject } from 'vitest/node'
import { startScratchServer } from '../prisma/scratch-server.js'
import { openStore } from '../src/storage/store.js'

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of the server's socket; not provided where the tests run on SQLite. */
    postgres: string
  }
}

/** TEMPLATE is a migrated database that the others are copies of. */
export const TEMPLATE = 'claimtrail_template'

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startScratchServer()
  await server.createDatabase(TEMPLATE)
  await (await openStore(server.url(TEMPLATE))).close()
  project.provide('postgres', server.folder)
  return () => server.stop()
}
