import type { Quantity, TimeExpression } from '../../domain/quantity.js'
import { presentDay } from './dates.js'
import { inFull } from './tally.js'

/** presentFacts says the numbers and the times of a claim as they were understood: "more than 41,000 of 50,000 names". */
export function presentFacts({ quantities, times }: { quantities: Quantity[]; times: TimeExpression[] }): string[] {
  return [...quantities.map(quantityInWords), ...times.flatMap(timeInWords)]
}

function quantityInWords({ value, unit, comparison, of }: Quantity): string {
  const number = inFull(value)
  return [
    ...(comparison === 'exactly' ? [] : [comparison]),
    of === null ? number : `${number} of ${inFull(of)}`,
    ...(unit === null ? [] : [unit]),
  ].join(' ')
}

// A time whose date is not known says no more than the words that it stands in.
function timeInWords({ start, end }: TimeExpression): string[] {
  if (start === null && end === null) return []
  if (start === null) return [`until ${presentDay(end!).label}`]
  if (end === null) return [`from ${presentDay(start).label}`]
  return [start === end ? presentDay(start).label : `${presentDay(start).label} to ${presentDay(end).label}`]
}
