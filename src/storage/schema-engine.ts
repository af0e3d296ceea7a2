// Prisma's schema engine as WebAssembly: the one that `prisma migrate` would download, bound to our driver adapter instead.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { bindMigrationAwareSqlAdapterFactory, type SqlDriverAdapter, type SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'
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
 * withSchemaEngine opens the engine on the database that the factory connects to, runs the work and lets go of the database again.
 * `datamodels` are pairs of [path, Prisma schema]; leave them out to apply migrations only.
 */
export async function withSchemaEngine<T>(
  factory: SqlMigrationAwareDriverAdapterFactory,
  work: (engine: SchemaEngine) => Promise<T>,
  datamodels?: [string, string][],
): Promise<T> {
  const bindings = await loadBindings()
  const opened: SqlDriverAdapter[] = []
  const engine = await bindings.SchemaEngine.new({ datamodels }, () => undefined, bindMigrationAwareSqlAdapterFactory(noting(factory, opened)))
  try {
    return await work(engine)
  } finally {
    engine.free()
    // The engine locks the database for itself and never lets go of its connections. The shadow, opened last, goes first.
    for (const adapter of opened.reverse()) await adapter.dispose()
  }
}

function noting(factory: SqlMigrationAwareDriverAdapterFactory, opened: SqlDriverAdapter[]): SqlMigrationAwareDriverAdapterFactory {
  const note = async (opening: Promise<SqlDriverAdapter>) => {
    const adapter = await opening
    opened.push(adapter)
    return adapter
  }
  const { provider, adapterName } = factory
  return { provider, adapterName, connect: () => note(factory.connect()), connectToShadowDb: () => note(factory.connectToShadowDb()) }
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
