import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'

/**
 * schemaFactory connects the schema engine to a SQLite file, or to ':memory:'. The engine replays whole migration scripts on
 * its shadow database as one statement, which better-sqlite3 refuses to prepare: hand those to its exec instead.
 */
export function schemaFactory(file: string): PrismaBetterSqlite3 {
  const factory = new PrismaBetterSqlite3({ url: file === ':memory:' ? file : `file:${file}` })
  const connectToShadowDb = factory.connectToShadowDb.bind(factory)
  factory.connectToShadowDb = async () => {
    const adapter = await connectToShadowDb()
    const executeRaw = adapter.executeRaw.bind(adapter)
    adapter.executeRaw = async (query) => {
      if (query.args.length > 0) return executeRaw(query)
      await adapter.executeScript(query.sql)
      return 0
    }
    return adapter
  }
  return factory
}
