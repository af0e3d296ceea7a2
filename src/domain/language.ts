// The language that an article is in, as BCP 47 tags say it, and the way in which it is written.

export const directions = ['ltr', 'rtl', 'auto'] as const
/** Direction is HTML's `dir`: `auto` where the language is not known, so that each paragraph tells by its first letter. */
export type Direction = (typeof directions)[number]

const FROM_THE_RIGHT: ReadonlySet<string> = new Set([
  'Adlm', 'Arab', 'Aran', 'Hebr', 'Mand', 'Mend', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa', 'Yezi',
])

/**
 * canonicalLanguage gives a BCP 47 tag in its canonical spelling ("en_us" is "en-US", "iw" is "he"); null where it is none,
 * names no language ("english", "x-default") or says that the language is not known ("und").
 */
export function canonicalLanguage(tag: string | null | undefined): string | null {
  try {
    const canonical = Intl.getCanonicalLocales((tag ?? '').trim().replaceAll('_', '-'))[0] ?? null
    // Of four letters and more none is given to any language: "english" is a word.
    return canonical !== null && /^(?!und\b)[a-z]{2,3}(?:-|$)/.test(canonical) ? canonical : null
  } catch {
    return null
  }
}

/** directionOf says from which side the language of a tag is written; "auto" for null and where nobody says. */
export function directionOf(language: string | null): Direction {
  const script = scriptOf(language)
  if (script === undefined) return 'auto'
  return FROM_THE_RIGHT.has(script) ? 'rtl' : 'ltr'
}

/** isSameLanguage says whether two tags name one language, whatever its country ("pt" and "pt-BR"). */
export function isSameLanguage(one: string, other: string): boolean {
  return new Intl.Locale(one).language === new Intl.Locale(other).language
}

/**
 * settleLanguage answers the language of a text of which its document says `declared` and whose words look like `found` (a
 * tag, or "und"). The document knows best, its country and languages that nobody finds by their words among it; but where it
 * is written in another script than it says, or says English as many pages do for their menus, the words know better.
 */
export function settleLanguage(declared: string | null, found: string): string | null {
  const own = canonicalLanguage(found)
  if (declared === null) return own
  if (own === null) return isSameLanguage(declared, 'en') ? null : declared
  const isOther = scriptOf(declared) !== scriptOf(own) || isSameLanguage(declared, 'en')
  return isOther && !isSameLanguage(declared, own) ? own : declared
}

// Asked for every claim that is drawn, of a few languages.
const scripts = new Map<string, string | undefined>()
const MOST_SCRIPTS = 1_000

function scriptOf(language: string | null): string | undefined {
  if (language === null) return undefined
  if (scripts.has(language)) return scripts.get(language)
  const tag = canonicalLanguage(language)
  const script = tag === null ? undefined : new Intl.Locale(tag).maximize().script
  if (scripts.size < MOST_SCRIPTS) scripts.set(language, script)
  return script
}
