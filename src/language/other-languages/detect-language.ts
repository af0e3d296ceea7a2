// Which language an article is in: by its script, and among the Latin ones by the small words that every text needs.
import { words } from '../lexicon/word-lists.js'

const sampled = 9_000
const wordShape = /[\p{L}\p{M}'’]+/gu
/** Anything of a script that is not Latin; ordinary marks are not among it. */
const otherScript = /[\u0370-\u1fff\u2e80-\ud7ff\uf900-\ufdff]/

/** Small words, none of which is common in English. */
const smallWords: Readonly<Record<string, ReadonlySet<string>>> = {
  de: words(`der das und ist nicht den dem des ein eine einen einem einer eines auf für mit sich auch von zu zum
    zur im bei nach wie wird wurde wurden werden über aus dass oder aber noch sind haben hatte sei seien sie er es
    wir ich sagte mehr nur vor seit gegen keine ihre seine die hat am an war so was in`),
  fr: words(`le la les de des du une est et que qui dans pour pas sur avec par au aux ce cette ces sont été était
    plus elle il ils nous vous ont ses leur leurs mais ou où selon après en un se ne sa son dit contre avait`),
  es: words(`el la los las de del que y en un una por con para es se su sus al lo como más pero fue ha han son
    según sobre también está están era entre cuando este esta dijo ya sin desde`),
  it: words(`il lo la gli le di del della dei delle che e è un una per con non si nel nella al alla sono ha hanno
    anche come più ma da dal dalla su sul stato questo questa detto era secondo`),
  pt: words(`o os as de do da dos das que e em um uma por com para não se no na nos nas ao à mais mas foi é são
    como também seu sua segundo sobre ele ela está disse pelo pela já`),
  nl: words(`de het een en van dat niet op te zijn met voor er aan ook bij naar uit maar om nog wordt werd worden
    heeft hebben deze dit ze hij wij volgens over tegen geen zei`),
  sv: words(`och att det som en av är för på den med till inte har om ett han hon var från vi men sig ska efter
    också när enligt över eller skulle`),
  da: words(`og at det som en af er på den med til ikke har et han hun var fra vi men sig skal efter også når
    ifølge over eller skulle blev`),
  nb: words(`og å det som en av er på den med til ikke har et han hun var fra vi men seg skal etter også når ifølge
    over eller skulle ble`),
  pl: words(`na się nie do że jest to po od za przez jak ale dla są który która które było jego przy został oraz
    tym już tylko może`),
  cs: words(`na se že je do to pro za jako ale po od který která které jsou byl byla podle jeho jen už nebo také`),
  ro: words(`și în de la a cu pe nu din că este pentru o un care mai au fost sunt al ale după dar fi prin spus
    despre`),
  tr: words(`ve bir bu da de için ile olarak çok daha olan gibi kadar sonra ama ne var değil dedi göre en o her`),
  fi: words(`ja on ei että se oli hän ovat joka mukaan kun myös mutta tai ole sen ovat olisi vain jo niin kuin`),
}
const english = words(`do so what all can if there when out up i'm it's that's the of and to in a is that for on
  was with as by at from it be this are he she they his her have has had not but said says will would were who
  which an or its been their we you i after over more new no about`)
const ownLetters: readonly (readonly [language: string, letters: RegExp])[] = [
  ['de', /[äöüß]/], ['fr', /[çèêëîôûœ]/], ['es', /[ñ]/], ['pt', /[ãõ]/], ['pl', /[ąęłńśźż]/], ['cs', /[ěřůč]/],
  ['ro', /[șță]/], ['tr', /[ğışİ]/], ['sv', /[å]/], ['da', /[æøå]/], ['nb', /[æøå]/], ['fi', /(?:ää|öö|yö)/],
]
const latinLetter = /\p{Script=Latin}/u
const scripts: readonly (readonly [language: string, letter: RegExp])[] = [
  ['zh', /\p{Script=Han}/u], ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/u], ['ko', /\p{Script=Hangul}/u],
  ['ru', /\p{Script=Cyrillic}/u], ['ar', /\p{Script=Arabic}/u], ['el', /\p{Script=Greek}/u],
  ['he', /\p{Script=Hebrew}/u],
  ['hi', /\p{Script=Devanagari}/u], ['th', /\p{Script=Thai}/u],
]
// Languages in Arabic letters, by letters that Arabic has not; Persian's own are in the others too.
const arabicScript: readonly (readonly [language: string, letter: RegExp])[] = [
  ['ps', /[ټډړښږې]/], ['ur', /[ٹڈڑں]/], ['ckb', /[ۆێڵڕ]/], ['fa', /[پچژگ]/],
]

/**
 * detectLanguage gives the BCP 47 tag of the language of an article, judged as a whole: 'en', another, or 'und' where
 * it is none that is known here. In Latin letters it is English unless the words say otherwise, so that headlines, names
 * and text in capitals are English. Of a long text the start, the middle and the end are read.
 */
export function detectLanguage(text: string): string {
  const sample = text.length <= sampled ? text : sampleOf(text)
  if (!otherScript.test(sample)) return latinLanguage(sample)
  const counts = new Map<string, number>()
  let latin = 0
  for (const letter of sample) {
    if (!/\p{L}/u.test(letter)) continue
    const language = latinLetter.test(letter) ? '' : scripts.find(([, shape]) => shape.test(letter))?.[0] ?? 'und'
    if (language === '') latin += 1
    else counts.set(language, (counts.get(language) ?? 0) + 1)
  }
  const others = [...counts.values()].reduce((sum, count) => sum + count, 0)
  // A Chinese character says about as much as a short word.
  const asWords = (counts.get('zh') ?? 0) + (counts.get('ja') ?? 0)
  return others + asWords * 2 > latin && others > 1 ? languageOfScript(sample, counts) : latinLanguage(sample)
}

function sampleOf(text: string): string {
  const third = sampled / 3
  const middle = Math.floor(text.length / 2)
  return `${text.slice(0, third)} ${text.slice(middle, middle + third)} ${text.slice(-third)}`
}

function languageOfScript(sample: string, counts: ReadonlyMap<string, number>): string {
  const [script, count] = [...counts].sort((a, b) => b[1] - a[1])[0]!
  if (script === 'zh' && (counts.get('ja') ?? 0) * 10 > count) return 'ja'
  if (script === 'ru' && /[їєґ]/i.test(sample)) return 'uk'
  if (script === 'ar') return arabicScript.find(([, letter]) => letter.test(sample))?.[0] ?? 'ar'
  return script
}

/** Only words in small letters count: names keep the small words and the letters of where they come from. */
function latinLanguage(sample: string): string {
  let found = 0
  let englishHits = 0
  let accented = 0
  const hits = new Map<string, Set<string>>()
  const counts = new Map<string, number>()
  for (const [word] of sample.matchAll(wordShape)) {
    found += 1
    const lower = word.toLowerCase()
    if (english.has(lower)) englishHits += 1
    // One letter is a remnant or an initial as often as a word.
    if (lower !== word || word.length < 2) continue
    if (/\P{ASCII}/u.test(word)) accented += 1
    for (const language of languagesOf(word)) {
      counts.set(language, (counts.get(language) ?? 0) + 1)
      hits.set(language, (hits.get(language) ?? new Set()).add(word))
    }
  }
  const [best, count] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? ['en', 0]
  const different = [...hits.get(best) ?? []]
  const isBest = count > 1.5 * englishHits && count >= 0.15 * found && different.length > 1
  if (isBest && (count > 2 || found < 9) && different.some((word) => smallWords[best]!.has(word))) return best
  return found > 30 && englishHits < 0.05 * found && accented > 0.1 * found ? 'und' : 'en'
}

/** The languages that have this small word, or whose own letters it is written with. */
function languagesOf(word: string): string[] {
  const known = remembered.get(word)
  if (known) return known
  const found = Object.keys(smallWords).filter((language) => smallWords[language]!.has(word))
  for (const [language, letters] of ownLetters) {
    if (letters.test(word) && !found.includes(language)) found.push(language)
  }
  if (remembered.size >= mostRemembered) remembered.clear()
  remembered.set(word, found)
  return found
}

const remembered = new Map<string, string[]>()
const mostRemembered = 20_000
