import type { Actor } from '../../domain/permission.js'
import { acceptanceColumns, acceptanceLayout } from '../../language/attributions/accepting/learnt-acceptance.js'
import { shippedColumn, worthColumns, worthLayout } from '../../language/worth/learnt-worth.js'
import { learntNames, modelsWith, type Learnt, type LearntName } from '../../language/learning/learnt-models.js'
import type { Figures } from '../../language/models/figures.js'
import { learntTables } from '../../language/models/learnt-weights.js'
import { learn, missingFrom, type Decision, type Missing } from '../../language/learning/lesson.js'
import { encodeModel } from '../../language/models/model-file.js'
import { DESK_CHAIN } from '../../storage/trail.js'
import { readDecisions } from './read-decisions.js'
import type { Desk } from '../desk.js'
import { permit } from '../permit.js'

export interface LearntReport {
  name: LearntName
  /** Claims kept and dismissed, or attributions right and wrong. */
  right: number
  wrong: number
  articles: number
  /** `replaced`, or why the weights in use stay. */
  outcome: 'replaced' | 'would replace' | 'not better' | 'too few' | 'too few articles'
  missing: Missing
  /** Where there was enough to learn from. */
  measured?: { learntFrom: number; heldOut: number; before: Figures; after: Figures }
}

const LAYOUTS: Record<LearntName, { columns: number; layout: string }> = {
  'check-worthiness': { columns: worthColumns, layout: worthLayout },
  acceptance: { columns: acceptanceColumns, layout: acceptanceLayout },
}

/**
 * learnFromDecisions learns check-worthiness from what people kept and dismissed, and the acceptance of attributions from
 * what that says of them. Each is measured on decisions that it has not seen and, unless `dryRun`, put to use where it does
 * better than what is in use. The same decisions teach the same.
 * Throws NotAllowed.
 */
export async function learnFromDecisions(desk: Desk, actor: Actor, { dryRun = false } = {}): Promise<LearntReport[]> {
  permit(actor, 'learn')
  const inUse: Learnt = {}
  for (const name of learntNames) {
    const newest = await desk.store.learntModels.newest(name)
    if (newest) inUse[name] = newest.bytes
  }
  const decisions = await readDecisions(desk.store, modelsWith(inUse))
  const reports: LearntReport[] = []
  for (const name of learntNames) reports.push(await learnOne(desk, actor, name, decisions[name], dryRun))
  return reports
}

async function learnOne(desk: Desk, actor: Actor, name: LearntName, decisions: Decision[], dryRun: boolean): Promise<LearntReport> {
  const right = decisions.filter(({ label }) => label === 1).length
  const missing = missingFrom(decisions)
  const report = {
    name, right, missing, wrong: decisions.length - right, articles: new Set(decisions.map(({ group }) => group)).size,
  }
  if (missing.decisions + missing.right + missing.wrong > 0) return { ...report, outcome: 'too few' }

  const { columns, layout } = LAYOUTS[name]
  const shipped = new Float64Array(columns)
  shipped[shippedColumn] = 1
  const lesson = learn(decisions, shipped)
  if (!lesson) return { ...report, outcome: 'too few articles' }
  const { weights, isBetter, ...measured } = lesson
  if (!isBetter) return { ...report, measured, outcome: 'not better' }
  if (dryRun) return { ...report, measured, outcome: 'would replace' }

  const { header, tables } = learntTables(weights, layout)
  const id = desk.newId()
  const at = desk.now()
  const learnt = { decisions: measured.learntFrom, heldOut: measured.heldOut }
  await desk.store.write(async (tx) => {
    permit(actor, 'learn')
    await tx.learntModels.insert({
      id,
      name,
      bytes: new Uint8Array(encodeModel(header, tables)),
      ...learnt,
      figures: { before: { ...measured.before }, after: { ...measured.after } },
      createdById: actor.id,
      createdByName: actor.name,
      createdAt: at,
    })
    await tx.trail.append({
      id: desk.newId(), chain: DESK_CHAIN, at, actor, activity: 'learn', subjectType: 'model', subjectId: id, before: null, after: { name, ...learnt },
    })
  })
  return { ...report, measured, outcome: 'replaced' }
}
