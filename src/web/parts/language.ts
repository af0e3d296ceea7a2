import { directionOf, type Direction } from '../../domain/language.js'

/**
 * WordsView is how a page says in which language an article's own words are: `lang` as HTML takes it, empty where it is not
 * known, so that nobody hears them read out in the page's English; `dir` is from which side they are written.
 */
export interface WordsView {
  lang: string
  dir: Direction
}

/** presentWords says it of words in a language: a canonical BCP 47 tag, null where it is not known. */
export function presentWords(language: string | null): WordsView {
  return { lang: language ?? '', dir: directionOf(language) }
}

const LANGUAGES = new Intl.DisplayNames('en', { type: 'language' })

/** labelOfLanguage names the language of a tag in English: "Arabic", "Brazilian Portuguese". */
export function labelOfLanguage(language: string | null): string {
  return language === null ? 'Language not known' : (LANGUAGES.of(language) ?? language)
}
