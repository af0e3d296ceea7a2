// The container of our trained models: a short JSON header and named tables of numbers, read without parsing them.
//
// Layout, little-endian: the magic (8 bytes), the length of the JSON in bytes (uint32), 4 bytes of zero, the JSON
// {header, tables: [{name, type, offset, length}]} padded to 8 bytes, then the tables, each padded to 8 bytes.
import { readFileSync, writeFileSync } from 'node:fs'
import { projectPath } from '../../project.js'

const magic = 'CLTRAIL1'
const prelude = 16
const alignment = 8

const tableTypes = { Int8Array, Uint8Array, Int16Array, Uint16Array, Int32Array, Uint32Array, Float32Array }
type TableType = keyof typeof tableTypes
interface Tables {
  Int8Array: Int8Array
  Uint8Array: Uint8Array
  Int16Array: Int16Array
  Uint16Array: Uint16Array
  Int32Array: Int32Array
  Uint32Array: Uint32Array
  Float32Array: Float32Array
}
export type Table = Tables[TableType]

export interface Model {
  header: Record<string, unknown>
  tables: Record<string, Table>
}

interface TableEntry {
  name: string
  type: TableType
  /** Bytes from the end of the padded JSON. */
  offset: number
  /** Elements, not bytes. */
  length: number
}

/** modelPath answers where the model `name` lies: src/language/models/NAME.bin, for the compiled program too. */
export function modelPath(name: string): string {
  return projectPath('src', 'language', 'models', `${name}.bin`)
}

/**
 * readModel reads the model `name` from src/language/models, synchronously. The tables are views on the file's bytes.
 * Throws an Error that names the file and the reason where it is missing, cut short or not a model.
 */
export function readModel(name: string): Model {
  return readModelFile(modelPath(name))
}

/** readModelFile is readModel for a file at any path. */
export function readModelFile(path: string): Model {
  let bytes: Buffer
  try {
    bytes = readFileSync(path)
  } catch (cause) {
    throw new Error(`The model ${path} cannot be read: the package is incomplete`, { cause })
  }
  try {
    return parseModel(bytes)
  } catch (cause) {
    throw new Error(`The model ${path} is broken: ${(cause as Error).message}`, { cause })
  }
}

/** readModelBytes is readModel for bytes in memory. Throws an Error that says why they are no model. */
export function readModelBytes(bytes: Uint8Array): Model {
  return parseModel(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
}

/** tableOf gives a table of the model by name and type; it throws where the model has none such. */
export function tableOf<T extends TableType>(model: Model, name: string, type: T): Tables[T] {
  const table = model.tables[name]
  if (!(table instanceof tableTypes[type])) throw new Error(`The model has no table ${name} of type ${type}`)
  return table as Tables[T]
}

/** writeModel writes a model file; the same header and tables give the same bytes. */
export function writeModel(path: string, header: Record<string, unknown>, tables: Record<string, Table>): void {
  writeFileSync(path, encodeModel(header, tables))
}

/** encodeModel gives the bytes that writeModel writes. */
export function encodeModel(header: Record<string, unknown>, tables: Record<string, Table>): Buffer {
  const entries: TableEntry[] = []
  let size = 0
  for (const [name, table] of Object.entries(tables)) {
    const type = (Object.keys(tableTypes) as TableType[]).find((known) => table instanceof tableTypes[known])
    if (!type) throw new TypeError(`The table ${name} is of no known type`)
    entries.push({ name, type, offset: size, length: table.length })
    size = padded(size + table.byteLength)
  }
  const json = Buffer.from(JSON.stringify({ header, tables: entries }))
  const first = padded(prelude + json.length)
  const bytes = Buffer.alloc(first + size)
  bytes.write(magic, 0, 'latin1')
  bytes.writeUInt32LE(json.length, magic.length)
  json.copy(bytes, prelude)
  for (const { name, offset } of entries) {
    const { buffer, byteOffset, byteLength } = tables[name]!
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), first + offset)
  }
  return bytes
}

function parseModel(bytes: Buffer): Model {
  if (bytes.length < prelude || bytes.toString('latin1', 0, magic.length) !== magic) {
    throw new Error(`it does not begin with ${magic}`)
  }
  const jsonLength = bytes.readUInt32LE(magic.length)
  const first = padded(prelude + jsonLength)
  if (first > bytes.length) throw new Error('it ends inside its header')
  const { header, tables: entries } = JSON.parse(bytes.toString('utf8', prelude, prelude + jsonLength)) as {
    header: Record<string, unknown>
    tables: TableEntry[]
  }
  // Node may hand out a piece of a shared pool at an odd place; views need their own alignment.
  const aligned = bytes.byteOffset % alignment === 0 ? bytes : new Uint8Array(bytes)
  const tables: Record<string, Table> = {}
  for (const { name, type, offset, length } of entries) {
    const View = tableTypes[type]
    if (first + offset + length * View.BYTES_PER_ELEMENT > bytes.length) throw new Error(`it ends inside the table ${name}`)
    tables[name] = new View(aligned.buffer as ArrayBuffer, aligned.byteOffset + first + offset, length)
  }
  return { header, tables }
}

const padded = (size: number): number => Math.ceil(size / alignment) * alignment
