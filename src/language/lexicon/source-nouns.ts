// Nouns that say what kind of source somebody or something without a name is.
import { words } from './word-lists.js'

export const datasetNouns = words(
  'poll polls survey surveys data census figures statistics index dataset database tally estimates numbers spreadsheet')
export const documentNouns = words(`report reports study studies document documents filing filings memo memos letter
  letters lawsuit complaint indictment affidavit transcript transcripts email emails e-mail e-mails records record
  bill law book article articles statement statements analysis paper papers review audit investigation ruling order
  constitution post tweet rumor rumors rumour rumours minutes note notes op-ed post-mortem guidelines advisory
  recording recordings tape tapes video videos message messages draft drafts dossier footage images banner leaflet notice decree circular diary diaries manifesto`)
/** Somebody, in the singular. */
export const personNouns = words(`person man woman boy girl child mother father parent sister brother wife husband
  widow widower son daughter uncle aunt cousin girlfriend boyfriend fiancee partner friend neighbour neighbor relative
  mum dad mom grandmother grandfather teenager victim survivor witness suspect defendant plaintiff juror boss chief
  head chair captain coach pilot judge nurse artist agent attorney lawyer aide ally candidate nominee critic veteran
  guard host king queen prince princess mayor chef colonel champion surgeon midfielder striker defender winger
  goalkeeper forward official expert spokesman spokeswoman spokesperson chairman chairwoman congressman congresswoman
  cop student native graduate analyst economist activist strategist lobbyist diplomat rapper singer teammate fan
  player secretary general deputy founder president governor senator lawmaker legislator politician minister premier
  chancellor ambassador director manager executive owner editor reporter journalist author writer columnist blogger
  critic actor actress doctor physician dentist therapist patient scientist researcher professor teacher principal
  superintendent engineer mechanic driver passenger rider farmer fisherman worker employee employer employer trader
  investor banker broker customer shopper client tenant landlord resident voter supporter opponent volunteer donor
  adviser advisor consultant pollster insider source whistleblower informant prosecutor detective officer sheriff
  inspector investigator soldier commander sergeant lieutenant firefighter paramedic rescuer priest pastor bishop
  rabbi imam nun monk clerk cashier waiter waitress bartender butcher baker carpenter electrician plumber architect
  designer photographer filmmaker producer trustee treasurer commissioner councillor councilor alderman leader member
  speaker guest visitor tourist immigrant refugee migrant prisoner inmate hostage gunman attacker robber thief killer
  hacker historian biographer composer conductor developer contractor auditor accountant regulator organizer organiser
  demonstrator protester anchor correspondent presenter commentator mp msp mep`)
export const outletNouns = words(`newspaper newspapers media television tv radio outlets outlet broadcaster
  broadcasters network networks magazine magazines tabloid tabloids`)
export const organizationNouns = words(`palace treasury authority authorities embassy regulator regulators watchdog
  insurer airline operator charity museum factory plant port station parish county district region province senate
  assembly parliament academy foundation federation retailer manufacturer supplier utility startup mill brewery
  cooperative co-operative clinic company firm campaign department agency university government administration court
  committee commission police office ministry bank party union organization association group board council team
  school hospital league club fund embassy service bureau institute network prison city state congress senate house
  parliament army military`)
export const groupNouns = words(`public democrats republicans voters americans conservatives liberals britons
  europeans russians germans people residents citizens members supporters opponents critics workers students women men
  teachers doctors scientists economists lawmakers senators protesters activists evangelicals christians muslims jews
  millennials delegates politicians journalists analysts experts nurses auditors prosecutors investigators regulators
  inspectors engineers farmers firefighters rescuers neighbours neighbors insurers organisers organizers researchers
  historians lawyers officers detectives drivers parents pupils patients survivors tenants landlords employees staff
  passengers fishermen unions mps`)
export const unnamedNouns = words(`sources officials aides insiders people person persons others witnesses spokespeople
  representatives advisers advisors allies associates friends staffers executives diplomats those some many several
  most few`)
/** Before these something is said; they say nothing: "a jury heard". */
export const hearings = words('court jury inquest tribunal hearing panel inquiry coroner')
