// What people do or are for a living or by appointment. Read by the claims: "Ann Lee, the chief executive," says no more
// than whom she is, and makes no claim of its own.
import { titles } from './names.js'
import { words } from './word-lists.js'

/** Dictionary forms of nouns for an office, a trade or a credential. */
export const officeNouns: ReadonlySet<string> = new Set([...titles, ...words(`head founder co-founder cofounder owner co-owner boss
  lecturer expert fellow specialist consultant counsel barrister solicitor physician doctor psychologist psychiatrist economist
  sociologist biologist physicist chemist geologist astronomer epidemiologist virologist climatologist ecologist statistician
  journalist correspondent broadcaster blogger producer editor-in-chief publisher photographer organizer organiser campaigner advocate
  clerk teacher principal headteacher dean rector student graduate apprentice veteran soldier pilot driver broker banker trader
  entrepreneur lobbyist aide counselor counsellor official lawmaker legislator politician diplomat envoy negotiator mp mep msp
  vice-president co-chair chairperson coordinator co-director planner architect designer developer programmer officer
  congressperson councilmember neighbour neighbor witness victim defendant plaintiff suspect goalkeeper striker midfielder defender
  quarterback pitcher shooter coach trainer`)])
