import { z } from 'zod'

/** Day is a day as it is typed: YYYY-MM-DD. */
export const Day = z.iso.date('Give the day as year-month-day, for example 2026-03-01.')
