// Words of the calendar and the clock. Lists written with capitals are also how dates are worded; the others are lower case.
import { words } from './word-lists.js'

/** In their order. */
export const monthNames = [
  'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December',
]
/** In their order, from Sunday as Date counts them. */
export const weekdayNames = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
export const months: ReadonlySet<string> = new Set(monthNames.map((name) => name.toLowerCase()))
export const weekdays: ReadonlySet<string> = new Set(weekdayNames.map((name) => name.toLowerCase()))
export const monthAbbreviations = words('jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec.')
const weekdayAbbreviations = words('mon. tue. tues. wed. thu. thur. thurs. fri. sat. sun.')

/** Months, in full or short, and days in full: what stands in a dateline. Read by sentences/. */
export const calendarWords: ReadonlySet<string> = new Set([...months, ...monthAbbreviations, ...weekdays])
/** With the feasts: names that are of times. Read from words/ up to the claims. */
export const times: ReadonlySet<string> = new Set([...calendarWords, ...words('christmas easter thanksgiving ramadan')])

const timeZones = words('gmt bst utc est edt cst cdt mst mdt pst pdt et pt')
/** Halves of the day and time zones after a clock time. Read by sentences/sentence-frames.ts. */
export const clockWords: ReadonlySet<string> = new Set([...timeZones, ...words('cet cest ist am pm a.m. p.m.')])
/** What goes on behind "a.m." in the same sentence. Read by sentences/sentence-boundaries.ts. */
export const afterClock: ReadonlySet<string> = new Set([...calendarWords, ...weekdayAbbreviations, ...timeZones])

/** Adverbs for a day, with how many days it is from the day of the article. */
export const daysFromToday: ReadonlyMap<string, number> = new Map([['today', 0], ['tonight', 0], ['yesterday', -1], ['tomorrow', 1]])
export const partsOfDay = words('morning afternoon evening night')
export const seasons = words('spring summer autumn fall winter')

/** Units that dates are counted back in. */
export const calendarUnits = words('day week month year decade')
const timeUnits = [...calendarUnits, 'hour', 'minute']
/** One of them or many. */
export const timeUnitForms: ReadonlySet<string> = new Set([...timeUnits, ...timeUnits.map((unit) => `${unit}s`)])
