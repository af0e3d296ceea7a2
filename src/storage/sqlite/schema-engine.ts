// Prisma's schema engine as WebAssembly: the one that `prisma migrate` would download, bound to our driver adapter instead.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { bindMigrationAwareSqlAdapterFactory, type SqlDriverAdapter } from '@prisma/driver-adapter-utils'
import type { SchemaEngine } from '@prisma/schema-engine-wasm'

// The compiler knows WebAssembly only together with everything else that browsers have.
interface WebAssemblyHost {
  instantiate(bytes: Uint8Array, imports: Record<string, unknown>): Promise<{ instance: { exports: EngineExports } }>
}
interface EngineExports {
  __wbindgen_start(): void
}
const { WebAssembly } = globalThis as unknown as { WebAssembly: WebAssemblyHost }

interface EngineBindings {
  __wbg_set_wasm(exports: EngineExports): void
  SchemaEngine: typeof SchemaEngine
}

/**
 * withSchemaEngine opens the engine on one SQLite file, runs the work and lets go of the file again.
 * `datamodels` are pairs of [path, Prisma schema]; leave them out to apply migrations only.
 */
export async function withSchemaEngine<T>(
  file: string,
  work: (engine: SchemaEngine) => Promise<T>,
  datamodels?: [string, string][],
): Promise<T> {
  const bindings = await loadBindings()
  const opened: SqlDriverAdapter[] = []
  const factory = bindMigrationAwareSqlAdapterFactory(scriptableFactory(file, opened))
  const engine = await bindings.SchemaEngine.new({ datamodels }, () => undefined, factory)
  try {
    return await work(engine)
  } finally {
    engine.free()
    // The engine locks the file for itself and never lets go of its connections.
    await Promise.all(opened.map((adapter) => adapter.dispose()))
  }
}

// The engine replays whole migration scripts on its shadow database as one statement, which better-sqlite3 refuses to
// prepare: hand those to its exec instead.
function scriptableFactory(file: string, opened: SqlDriverAdapter[]): PrismaBetterSqlite3 {
  const factory = new PrismaBetterSqlite3({ url: file === ':memory:' ? file : `file:${file}` })
  const connect = factory.connect.bind(factory)
  factory.connect = async () => {
    const adapter = await connect()
    opened.push(adapter)
    return adapter
  }
  const connectToShadowDb = factory.connectToShadowDb.bind(factory)
  factory.connectToShadowDb = async () => {
    const adapter = await connectToShadowDb()
    opened.push(adapter)
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

let loaded: Promise<EngineBindings> | undefined

// The package imports its .wasm as a module, which Node 20 does not do: instantiate it by hand, once.
async function loadBindings(): Promise<EngineBindings> {
  loaded ??= (async () => {
    const bindings = (await import('@prisma/schema-engine-wasm/schema_engine_bg')) as unknown as EngineBindings
    const packageFile = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm')
    const bytes = await readFile(new URL('schema_engine_bg.wasm', `file://${packageFile}`))
    const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': bindings })
    bindings.__wbg_set_wasm(instance.exports)
    instance.exports.__wbindgen_start()
    return bindings
  })()
  return loaded
}
