export const comparisons = ['exactly', 'about', 'more than', 'at least', 'less than', 'at most'] as const
export type Comparison = (typeof comparisons)[number]

/** Quantity is a number that a claim states: "more than 266,000 of 275,000 doses". */
export interface Quantity {
  value: number
  /** What is counted or measured, as the text says it ("doses"), or null. */
  unit: string | null
  comparison: Comparison
  /** The whole that it is a part of (275,000), or null. */
  of: number | null
  /** Where it stands: UTF-16 code units, half open. */
  span: [start: number, end: number]
}

/** TimeExpression is when, as a claim says it: dates are YYYY-MM-DD, inclusive; null where the text does not tell them. */
export interface TimeExpression {
  span: [start: number, end: number]
  start: string | null
  end: string | null
}
