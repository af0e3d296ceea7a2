// How well chances tell what a judge kept: the figures that the training of confidence reports.
import { seededRandom } from './random.js'

export interface Outcome {
  chance: number
  kept: boolean
}

/** areaUnder gives the chance that one that was kept has the higher chance than one that was not; equal ones count half. */
export function areaUnder(outcomes: readonly Outcome[]): number {
  const kept = outcomes.filter((one) => one.kept)
  const others = outcomes.filter((one) => !one.kept)
  let wins = 0
  for (const { chance } of kept) for (const other of others) wins += chance > other.chance ? 1 : chance === other.chance ? 0.5 : 0
  return wins / (kept.length * others.length)
}

export interface Bin {
  said: number
  found: number
  count: number
}

/** binsOf parts outcomes into `count` bins of equal size by their chance, the lowest first. */
export function binsOf(outcomes: readonly Outcome[], count = 10): Bin[] {
  const ranked = [...outcomes].sort((a, b) => a.chance - b.chance)
  return Array.from({ length: count }, (_, bin) => {
    const own = ranked.slice(Math.round((bin * ranked.length) / count), Math.round(((bin + 1) * ranked.length) / count))
    const mean = (value: (one: Outcome) => number): number => own.reduce((sum, one) => sum + value(one), 0) / (own.length || 1)
    return { said: mean(({ chance }) => chance), found: mean(({ kept }) => Number(kept)), count: own.length }
  })
}

/** calibrationError gives the mean distance of said from found over ten bins of equal size. */
export function calibrationError(outcomes: readonly Outcome[]): number {
  return binsOf(outcomes).reduce((sum, { said, found, count }) => sum + count * Math.abs(said - found), 0) / (outcomes.length || 1)
}

const drawings = 200

/** errorByChance gives the calibration error that chances like these would show if they were exactly right: what so few leave to luck. */
export function errorByChance(outcomes: readonly Outcome[]): number {
  const random = seededRandom(1)
  let sum = 0
  for (let drawing = 0; drawing < drawings; drawing += 1) sum += calibrationError(outcomes.map(({ chance }) => ({ chance, kept: random() < chance })))
  return sum / drawings
}

/** logLoss in nats for each. */
export function logLoss(outcomes: readonly Outcome[]): number {
  return outcomes.reduce((sum, { chance, kept }) => sum - Math.log(kept ? chance : 1 - chance), 0) / (outcomes.length || 1)
}
