// Words that give words, thoughts or attitudes to somebody, by the kind of act: what the models know of a cue that
// their training texts never showed.
import { words } from './word-lists.js'

const classes: ReadonlySet<string>[] = [
  // speech
  words(`say add write note report argue announce suggest explain declare acknowledge claim insist state reveal recall
    conclude admit deny reply respond tweet joke complain emphasize stress assert concede reiterate boast remark lament
    contend testify allege caution quip observe exclaim proclaim disclose confirm repeat posit opine counter retort muse
    mutter whisper shout yell chant recount stipulate attest avow brag confess grumble post email gush interject theorize
    speculate hint signal rule answer affirm aver blurt blog bellow cry crow deadpan detail fire gripe groan growl howl
    intone intimate marvel moan murmur narrate pronounce rant rave read relate rejoin roar scoff scream sigh snap sneer
    snort stammer submit thunder utter vent volunteer wail write cable text telegraph editorialize clarify maintain
    summarize underscore underline mention elaborate continue divulge certify comment discuss describe`),
  // address
  words(`tell ask remind assure inform convince persuade notify warn advise instruct urge brief counsel beg implore plead
    lecture order command direct encourage exhort invite interview quiz grill text thank congratulate promise`),
  // thought
  words(`believe think know hope fear worry wonder suspect learn agree imagine doubt decide feel consider expect assume
    understand realize guess reckon regard see view deem judge presume perceive suppose foresee anticipate forget
    remember figure conceive dream envision contemplate ponder estimate predict project calculate forecast`),
  // finding
  words(`show find demonstrate indicate reveal prove confirm document establish determine discover suggest detail depict
    illustrate list record reflect imply`),
  // stance against
  words(`criticize accuse blame denounce condemn reject slam blast mock dismiss question oppose decry deride assail
    ridicule bash rip knock chide challenge disavow lambaste bemoan rebut dispute refute attack fault castigate
    excoriate scold rebuke disparage malign vilify protest object disagree contest repudiate renounce contradict
    deplore resent despise hate lament dislike regret discount downplay minimize sue charge indict taunt trash torch
    skewer savage scorn berate admonish reprimand pan hammer boo`),
  // stance for
  words(`praise endorse defend support hail applaud tout welcome laud commend back embrace celebrate cheer extol
    champion favor admire appreciate approve advocate recommend credit love like trust prefer respect value echo
    second vouch`),
  // naming
  words(`call label describe characterize refer cite quote brand dub portray depict paint term liken compare highlight
    attribute invoke hint allude define cast frame style treat`),
  // intent and wish
  words(`vow pledge promise propose plan seek refuse decline threaten offer want intend aim wish demand request require
    pursue prepare vow swear commit consent undertake try attempt need desire hope push press insist lobby bid
    call appeal petition`),
  // appearance
  words('seem appear look sound remain tend'),
  // nouns of saying and thinking
  words(`statement assertion allegation suggestion warning belief argument accusation insistence admission declaration
    prediction announcement pledge concern complaint conclusion contention opinion criticism criticisms endorsement
    opposition question attack remark comment message speech tweet report view call decision plan support hope fear
    doubt claim promise vow refusal proposal rumor speculation assessment explanation description response answer
    testimony recommendation request assurance reluctance willingness interest confidence skepticism`),
  // adjectives of thought
  words(`willing worried confident afraid angry skeptical hopeful convinced certain sure aware concerned optimistic
    pessimistic nervous eager reluctant critical supportive proud happy unhappy upset disappointed furious glad`),
  // according to
  words('according per reportedly allegedly apparently purportedly supposedly so-called self-described self-proclaimed'),
]

const byLemma = new Map<string, number>()
for (const [index, list] of classes.entries()) for (const lemma of list) if (!byLemma.has(lemma)) byLemma.set(lemma, index + 1)

/** cueClassOf gives the class of a lemma, from 1, or 0 where it is no word of saying or thinking. */
export function cueClassOf(lemma: string): number {
  return byLemma.get(lemma) ?? 0
}
