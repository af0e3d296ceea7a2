// Nouns that say what kind of source somebody or something without a name is.
import { words } from '../word-lists.js'

export const datasetNouns = words(
  'poll polls survey surveys data census figures statistics index dataset database tally estimates numbers')
export const documentNouns = words(`report reports study studies document documents filing filings memo memos letter
  letters lawsuit complaint indictment affidavit transcript transcripts email emails e-mail e-mails records record
  bill law book article articles statement statements analysis paper papers review audit investigation ruling order
  constitution`)
export const outletNouns = words(`newspaper newspapers media television tv radio outlets outlet broadcaster
  broadcasters network networks magazine magazines tabloid tabloids`)
export const organizationNouns = words(`palace treasury authority authorities embassy regulator regulators watchdog
  insurer airline operator charity museum factory plant port station parish county district region province senate
  assembly parliament academy foundation federation retailer manufacturer supplier utility startup mill brewery
  cooperative co-operative clinic company firm campaign department agency university government administration court
  committee commission police office ministry bank party union organization association group board council team
  school hospital city state congress senate house parliament army military`)
export const groupNouns = words(`public democrats republicans voters americans conservatives liberals britons
  europeans russians germans people residents citizens members supporters opponents critics workers students women men
  teachers doctors scientists economists lawmakers senators protesters activists evangelicals christians muslims jews
  millennials delegates politicians journalists analysts experts nurses auditors prosecutors investigators regulators
  inspectors engineers farmers firefighters rescuers neighbours neighbors insurers organisers organizers researchers
  historians lawyers officers detectives drivers parents pupils patients survivors tenants landlords employees staff
  passengers fishermen unions`)
export const unnamedNouns = words(`sources officials aides insiders people person persons others witnesses spokespeople
  representatives advisers advisors allies associates friends staffers executives diplomats those some many several
  most few`)
