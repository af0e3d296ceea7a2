import { learntColumns, learntTables, shippedColumn } from '../language/claims/learnt-worth.js'
import { modelsWith, type LearntName } from '../language/learnt-models.js'
import type { Figures } from '../language/learning/figures.js'
import { learn, missingFrom, type Missing } from '../language/learning/lesson.js'
import { encodeModel } from '../language/models/model-file.js'
import { readDecisions } from './decisions.js'
import type { Agent, Desk } from './desk.js'

export interface LearntReport {
  name: LearntName
  kept: number
  dismissed: number
  articles: number
  /** `replaced`, or why the weights in use stay. */
  outcome: 'replaced' | 'would replace' | 'not better' | 'too few' | 'too few articles'
  missing: Missing
  /** Where there was enough to learn from. */
  measured?: { learntFrom: number; heldOut: number; before: Figures; after: Figures }
}

/**
 * learnFromDecisions learns check-worthiness from what people kept and dismissed, measures it on decisions that it has not
 * seen and, unless `dryRun`, puts it to use where it does better than what is in use. The same decisions teach the same.
 */
export async function learnFromDecisions(desk: Desk, agent: Agent, { dryRun = false } = {}): Promise<LearntReport> {
  const name = 'check-worthiness'
  const inUse = await desk.store.learntModels.newest(name)
  const decisions = await readDecisions(desk.store, modelsWith(inUse ? { [name]: inUse.bytes } : {}))
  const kept = decisions.filter(({ label }) => label === 1).length
  const missing = missingFrom(decisions)
  const report = {
    name, kept, missing, dismissed: decisions.length - kept, articles: new Set(decisions.map(({ group }) => group)).size,
  } as const
  if (missing.decisions + missing.kept + missing.dismissed > 0) return { ...report, outcome: 'too few' }

  const shipped = new Float64Array(learntColumns)
  shipped[shippedColumn] = 1
  const lesson = learn(decisions, shipped)
  if (!lesson) return { ...report, outcome: 'too few articles' }
  const { weights, isBetter, ...measured } = lesson
  if (!isBetter) return { ...report, measured, outcome: 'not better' }
  if (dryRun) return { ...report, measured, outcome: 'would replace' }

  const { header, tables } = learntTables(weights)
  await desk.store.write((tx) => tx.learntModels.insert({
    id: desk.newId(),
    name,
    bytes: new Uint8Array(encodeModel(header, tables)),
    decisions: measured.learntFrom,
    heldOut: measured.heldOut,
    figures: { before: { ...measured.before }, after: { ...measured.after } },
    createdById: agent.id,
    createdByName: agent.name,
    createdAt: desk.now(),
  }))
  return { ...report, measured, outcome: 'replaced' }
}
