// What confidence is learnt from: claims of today's split with the word of a judge, or of a list that somebody made of the text.
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { measureClaim } from '../src/language/claims/choosing/confidence-features.js'
import { confidenceNames } from '../src/language/claims/choosing/confidence-names.js'
import { findClaims } from '../src/language/claims/find-claims.js'
import { readArticle } from '../src/language/read-article.js'
import type { SplitModels } from '../src/language/split-models.js'
import type { SplitClaim } from '../src/language/split-result.js'
import { matchClaims } from './claim-matching.js'

/** A claim of a text, measured. */
export interface MeasuredClaim {
  /** The text: its claims are all learnt from or all held out. */
  group: string
  text: string
  features: Float64Array
  /** Whether a judge kept it; undefined where none saw these very words. */
  kept: boolean | undefined
  verdict: string | undefined
  /** Whether a list of the text has a claim like it; undefined where there is no list. */
  listed: boolean | undefined
}

const Text = z.object({ id: z.string(), text: z.string(), date: z.string().nullish(), publishedAt: z.string().nullish() })
const JudgedRow = z.object({ id: z.string(), claim: z.string(), verdict: z.string() })
const List = z.object({ id: z.string(), claims: z.array(z.object({ text: z.string() })) })

export interface ConfidenceFiles {
  /** JSON Lines of {id, text, date?}. */
  texts: readonly string[]
  /** JSON Lines of {id, claim, verdict}: `kept`, or what is wrong with it. */
  judged: readonly string[]
  /** JSON Lines of {id, claims: [{text}]}: what a fact-checker listed. */
  lists: readonly string[]
}

/**
 * measureFiles gives the claims of all texts, in the order of the files. A verdict counts for a claim of the same words:
 * what reads otherwise by now was judged as something else.
 */
export function measureFiles(files: ConfidenceFiles, models: SplitModels): { claims: MeasuredClaim[]; verdicts: number; found: number } {
  const verdicts = new Map<string, string>()
  for (const { id, claim, verdict } of readRows(files.judged, JudgedRow)) if (verdict !== '') verdicts.set(keyOf(id, claim), verdict)
  const lists = new Map(readRows(files.lists, List).map(({ id, claims }) => [id, claims.map(({ text }) => text)]))
  let found = 0
  const claims = readRows(files.texts, Text).flatMap(({ id, text, date, publishedAt }) => {
    const own = measureText(text, publishedAt ?? date ?? undefined, models)
    const list = lists.get(id)
    const listed = list && matchClaims(own.map(({ claim }) => claim.text), list)
    return own.map(({ claim, features }, index): MeasuredClaim => {
      const verdict = verdicts.get(keyOf(id, claim.text))
      if (verdict !== undefined) found += 1
      return { group: id, text: claim.text, features, verdict, kept: verdict === undefined ? undefined : verdict === 'kept', listed: listed?.has(index) }
    })
  })
  return { claims, verdicts: verdicts.size, found }
}

function measureText(text: string, publishedAt: string | undefined, models: SplitModels): { claim: SplitClaim; features: Float64Array }[] {
  const features = new Map<SplitClaim, Float64Array>()
  const claims = findClaims(readArticle(text, publishedAt === undefined ? {} : { publishedAt }, models), (claim, made) => {
    const own = new Float64Array(confidenceNames.length)
    measureClaim(made, own)
    features.set(claim, own)
  })
  return claims.map((claim) => ({ claim, features: features.get(claim)! }))
}

function keyOf(id: string, claim: string): string {
  return `${id} ${claim.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()}`
}

function readRows<T>(paths: readonly string[], shape: z.ZodType<T>): T[] {
  return paths.flatMap((path) => readFileSync(path, 'utf8').split('\n').filter(Boolean).map((line) => shape.parse(JSON.parse(line))))
}
