// How well scores tell right from wrong: the figures that training and learning report.

/** A log odds score beside what was right (1) or wrong (0). */
export interface Judged {
  score: number
  label: number
}

export interface Figures {
  /** F1 where what has even odds or better counts as right. */
  f1: number
  /** F1 at the threshold that makes it highest. */
  bestF1: number
  averagePrecision: number
  /** Mean distance of stated from found probability over ten bins of equal width (Guo et al. 2017). */
  calibrationError: number
  /** In nats per decision. */
  logLoss: number
}

/** probability turns log odds into 0..1. */
export function probability(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds))
}

/** measure gives the figures of scores; all 0 where nothing was judged. Equal scores keep their order. */
export function measure(judged: readonly Judged[]): Figures {
  return {
    f1: f1At(judged, 0),
    bestF1: bestThreshold(judged).f1,
    averagePrecision: averagePrecision(judged),
    calibrationError: calibrationError(judged),
    logLoss: judged.reduce((sum, { score, label }) => sum + Math.log1p(Math.exp(label === 1 ? -score : score)), 0) / (judged.length || 1),
  }
}

/** f1At counts scores of `threshold` and above as right. */
export function f1At(judged: readonly Judged[], threshold: number): number {
  let [hits, taken, wanted] = [0, 0, 0]
  for (const { score, label } of judged) {
    wanted += label
    if (score < threshold) continue
    taken += 1
    hits += label
  }
  return taken + wanted > 0 ? (2 * hits) / (taken + wanted) : 0
}

/** bestThreshold gives the score from which on F1 is highest. */
export function bestThreshold(judged: readonly Judged[]): { threshold: number; f1: number } {
  const ranked = rank(judged)
  const wanted = ranked.reduce((sum, { label }) => sum + label, 0)
  let [hits, threshold, f1] = [0, 0, 0]
  ranked.forEach(({ score, label }, index) => {
    hits += label
    const here = (2 * hits) / (index + 1 + wanted)
    if (here > f1) [threshold, f1] = [score, here]
  })
  return { threshold, f1 }
}

function averagePrecision(judged: readonly Judged[]): number {
  let [hits, sum] = [0, 0]
  rank(judged).forEach(({ label }, index) => {
    if (label !== 1) return
    hits += 1
    sum += hits / (index + 1)
  })
  return hits > 0 ? sum / hits : 0
}

function calibrationError(judged: readonly Judged[]): number {
  const bins = Array.from({ length: 10 }, () => ({ said: 0, found: 0 }))
  for (const { score, label } of judged) {
    const said = probability(score)
    const bin = bins[Math.min(9, Math.floor(said * 10))]!
    bin.said += said
    bin.found += label
  }
  return bins.reduce((sum, { said, found }) => sum + Math.abs(said - found), 0) / (judged.length || 1)
}

function rank(judged: readonly Judged[]): Judged[] {
  return [...judged].sort((a, b) => b.score - a.score)
}
