// Abbreviations, in lower case and without their final full stop. Read by words/token-scanner.ts and sentences/.
import { monthAbbreviations } from './calendar.js'
import { words } from './word-lists.js'

/** Titles and the like: what follows belongs to them, so they end no sentence. */
export const leadingAbbreviations = words(`mr mrs ms mx dr prof rev fr st mt ft sen rep reps sens gov lt col gen maj capt cmdr adm sgt cpl pvt pres hon supt det
  insp atty asst vs v cf viz approx p pp fig messrs mmes rs dept assn univ ca ed vol n°`)

/** Words whose final full stop belongs to them: titles, companies, months, places, Latin. */
export const abbreviations: ReadonlySet<string> = new Set([...leadingAbbreviations, ...[...monthAbbreviations].map((name) => name.slice(0, -1)),
  ...words(`sr jr assoc inc corp ltd co bros llc plc etc al est eds ave blvd rd hwy sq bldg ph tel ext eq sec ch ala ariz ark
  calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash
  wis wyo dak mon tue tues wed thu thur thurs fri esq nº`)])

/** The full stop after these belongs to them only before a number ("No. 5", "p. 55") or a letter in lower case. */
export const shyAbbreviations = words(`p pp fig sec ch vol ed eq no nos art mar jun jul ca ill ind la mo mon wed fri del pa wash mass miss ore ave est tel
  ext v al st`)
