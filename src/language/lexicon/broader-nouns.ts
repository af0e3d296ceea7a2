// The wider nouns by which an article goes on to call somebody or a body that it has named.

const bodies = 'association coalition federation foundation union institute nations society'
/** A noun → the wider ones by which a text goes on to call the same: "the retailer" → "the company". */
export const broader = new Map<string, string[]>()
for (const [wide, narrow] of [
  ['lawmaker', 'senator representative congressman congresswoman legislator assemblyman assemblywoman sen. rep. sens. reps.'],
  ['senator', 'sen. sens.'], ['congressman', 'representative rep.'], ['congresswoman', 'representative rep.'], ['governor', 'gov.'],
  ['doctor', 'dr. physician surgeon cardiologist'], ['officer', 'sergeant lieutenant detective captain sgt. lt. capt. det.'],
  ['sergeant', 'sgt.'], ['lieutenant', 'lt.'], ['captain', 'capt.'], ['detective', 'det.'], ['general', 'gen. gen'], ['priest', 'rev. father'],
  ['pastor', 'rev.'], ['minister', 'premier'], ['boss', 'ceo executive chairman'], ['spokesperson', 'spokesman spokeswoman'],
  ['coach', 'manager'], ['official', 'secretary commissioner administrator'], ['lawyer', 'attorney'], ['attorney', 'lawyer'],
  ['company', `inc. corp. ltd. co. llc plc corporation airline airlines retailer insurer carmaker maker manufacturer
    bank firm group holdings startup motors systems industries`],
  ['firm', 'inc. corp. ltd. co. llc plc corporation consultancy company'], ['corporation', 'corp.'],
  ['agency', 'department bureau administration service agency'], ['group', 
    'association coalition alliance federation foundation union caucus society network'],
  ['organization', `organisation ${bodies}`], ['organisation', `organization ${bodies}`],
  ['department', 'dept.'], ['institute', 'institution'], ['school', 'academy college'], ['airline', 'airlines'], ['watchdog', 'commission authority'],
  ['regulator', 'commission authority administration'], ['body', 'council commission board'], ['force', 'police army'],
  ['newspaper', 'times post journal tribune herald gazette chronicle globe courier bulletin echo'],
] as const) {
  for (const word of narrow.split(/\s+/)) broader.set(word, [...(broader.get(word) ?? []), wide])
}

/** A noun → the narrower ones by which an article may have told of the same thing before: "the measure" of a bill. */
export const narrowerThings: ReadonlyMap<string, readonly string[]> = new Map(Object.entries({
  measure: 'bill legislation ordinance amendment', legislation: 'bill act measure', bill: 'legislation', proposal: 'bill plan', deal: 'agreement accord pact',
  agreement: 'deal accord pact', accord: 'agreement deal', pact: 'agreement deal', incident: 'shooting attack crash accident explosion stabbing collision robbery',
  attack: 'bombing shooting stabbing', shooting: 'massacre', game: 'match final semifinal', match: 'game final semifinal', study: 'paper analysis',
  paper: 'study', survey: 'poll', poll: 'survey', suit: 'lawsuit', lawsuit: 'suit', case: 'lawsuit suit', storm: 'hurricane typhoon cyclone', quake: 'earthquake',
  tremor: 'earthquake', plane: 'aircraft airliner jet', aircraft: 'plane jet', vessel: 'ship boat ferry tanker', vehicle: 'car truck van bus', film: 'documentary movie',
  movie: 'film', book: 'novel memoir biography', blaze: 'fire wildfire', facility: 'plant factory prison', form: 'questionnaire', document: 'questionnaire',
  post: 'tweet', talk: 'speech', address: 'speech', speech: 'address', probe: 'investigation inquiry', investigation: 'probe inquiry', inquiry: 'investigation probe',
  contest: 'tournament race', competition: 'tournament championship', demonstration: 'protest march rally', weapon: 'gun rifle pistol missile',
}).map(([noun, narrower]) => [noun, narrower.split(' ')]))

/** Bodies known by their initials → what they are. */
export const kindsOfInitials: ReadonlyMap<string, readonly string[]> = new Map(Object.entries({
  fbi: 'agency bureau', cia: 'agency', nsa: 'agency', epa: 'agency', nasa: 'agency', irs: 'agency', fda: 'agency', cdc: 'agency', fema: 'agency', dea: 'agency',
  atf: 'agency bureau', nato: 'alliance organization', naacp: 'organization group', aclu: 'organization group', nra: 'organization group', opec: 'organization cartel',
}).map(([name, kinds]) => [name, kinds.split(' ')]))
