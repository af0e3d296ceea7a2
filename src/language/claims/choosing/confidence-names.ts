// What the confidence of a claim is learnt from, by name.

/** Names of what confidence is learnt from, in the order of their numbers. */
export const confidenceNames = [
  'bias',
  // How it came apart from its sentence.
  'main', 'whole', 'conjunct', 'side', 'relative', 'apposition', 'participle', 'isWholeSentence', 'shareOfSentence', 'wordsLeftOut', 'gaps', 'placedNarrowly', 'early',
  // Its size and shape.
  'length', 'isShort', 'isLong', 'sentenceLength', 'commas', 'colonOrDash', 'markup', 'quoted', 'title', 'noFullStop',
  'noFinite', 'oneFinite', 'manyFinite', 'should', 'may', 'negated',
  // How it begins.
  'startsWithName', 'startsWithReplaced', 'startsWithPronoun', 'startsWithIt', 'startsWithThere', 'startsWithThis', 'startsWithThe', 'startsWithA',
  'startsWithAdverb', 'startsWithPreposition', 'startsWithVerb', 'startsWithPlural', 'startsWithTie',
  // How it ends.
  'endsOnTie', 'endsOnVerb', 'endsOnPronoun',
  // Whom and what it speaks of.
  'names', 'number', 'time', 'weekday', 'firstPerson', 'secondPerson', 'pronounKept', 'theNoun', 'startsWithTheNoun', 'thisNoun', 'pointsBack', 'comparesOpenly', 'replaced',
  'openPronoun', 'openPossessive', 'openDemonstrative', 'openFirstPerson', 'openDescription', 'openName', 'anyOpen',
  // Who says it.
  'attributed', 'quotation', 'mixed', 'nobodyNamed', 'unsureAttribution', 'byModel', 'frame',
  // Whether it asserts something.
  'assertion', 'sentenceAssertion', 'worth',
] as const

export type ConfidenceName = (typeof confidenceNames)[number]
