import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { encodeModel, modelPath, readModel, readModelFile, tableOf, writeModel } from '../../../src/language/models/model-file.js'

const folder = mkdtempSync(join(tmpdir(), 'claimtrail-models-'))
afterAll(() => { rmSync(folder, { recursive: true }) })

const header = { tags: ['NN', 'VBD'], scale: 0.25, note: 'naïve 🙂' }
const tables = {
  signed: Int8Array.of(-128, 0, 127),
  bytes: Uint8Array.of(255),
  small: Int16Array.of(-32768, 32767),
  counts: Uint16Array.of(65535, 1, 2),
  offsets: Int32Array.of(-2_147_483_648),
  hashes: Uint32Array.of(4_294_967_295),
  weights: Float32Array.of(0.5, -1.25),
  empty: Int8Array.of(),
}

describe('model files', () => {
  test('come back as they were written, whatever the lengths of the tables', () => {
    const path = join(folder, 'whole.bin')
    writeModel(path, header, tables)
    expect(readModelFile(path)).toEqual({ header, tables })
  })

  test('are the same bytes for the same model', () => {
    expect(encodeModel(header, tables)).toEqual(encodeModel(header, tables))
  })

  test('hand out tables by name and type only', () => {
    const model = { header, tables }
    expect(tableOf(model, 'weights', 'Float32Array')[1]).toBe(-1.25)
    expect(() => tableOf(model, 'weights', 'Int8Array')).toThrow('no table weights of type Int8Array')
    expect(() => tableOf(model, 'absent', 'Int8Array')).toThrow('no table absent')
  })

  test('say which file is missing', () => {
    expect(() => readModel('no-such-model')).toThrow(modelPath('no-such-model'))
  })

  test('say where a file is no model or cut short', () => {
    const path = join(folder, 'broken.bin')
    const whole = encodeModel(header, tables)
    writeFileSync(path, 'version https://example.org/some pointer')
    expect(() => readModelFile(path)).toThrow('broken.bin is broken: it does not begin with')
    for (const length of [0, 10, 20, 100, whole.length - 9]) {
      writeFileSync(path, whole.subarray(0, length))
      expect(() => readModelFile(path)).toThrow('broken.bin is broken')
    }
  })
})
