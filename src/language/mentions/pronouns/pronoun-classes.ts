// The ways in which a pronoun of the third person stands.

/** Each way has weights of its own beside those that all share. */
export const pronounClasses = ['he', 'his', 'him', 'they', 'their', 'it', 'its'] as const
export type PronounClass = (typeof pronounClasses)[number]
