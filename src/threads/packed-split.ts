// A split on its way out of a thread.
import { setImmediate } from 'node:timers/promises'
import type { Split } from '../language/split-result.js'

const ITEMS_AT_ONCE = 1_000
const LISTS = ['sentences', 'claims', 'attributions'] as const

/** packSplit writes a split as JSON in parts that are each read in milliseconds. */
export function packSplit(whole: Split): string[] {
  const parts: string[] = [JSON.stringify({ ...whole, sentences: [], claims: [], attributions: [] })]
  for (const list of LISTS) {
    for (let from = 0; from < whole[list].length; from += ITEMS_AT_ONCE) {
      parts.push(JSON.stringify({ [list]: whole[list].slice(from, from + ITEMS_AT_ONCE) }))
    }
  }
  return parts
}

/** unpackSplit reads what packSplit wrote; other work gets its turn between the parts. */
export async function unpackSplit([head, ...parts]: string[]): Promise<Split> {
  const whole = JSON.parse(head!) as Split
  for (const part of parts) {
    await setImmediate()
    const { sentences = [], claims = [], attributions = [] } = JSON.parse(part) as Partial<Split>
    whole.sentences.push(...sentences)
    whole.claims.push(...claims)
    whole.attributions.push(...attributions)
  }
  return whole
}
