import { describe, expect, test } from 'vitest'
import { detectLanguage } from '../../../src/language/other-languages/detect-language.js'
import { split } from '../../../src/language/split.js'

describe('the language of an article', () => {
  test.each([
    ['de', 'Der Bürgermeister sagte, der Damm sei sicher.'],
    ['de', 'Die Stadt hat die Brücke gesperrt. Sie wird erst im Mai wieder geöffnet.'],
    ['fr', 'Le maire a déclaré que le pont était fermé depuis lundi.'],
    ['es', 'El alcalde dijo que la presa era segura. Nadie resultó herido.'],
    ['it', 'Il sindaco ha detto che il ponte è chiuso da lunedì.'],
    ['pt', 'O prefeito disse que a ponte não é segura e foi fechada.'],
    ['nl', 'De burgemeester zei dat de brug niet veilig is.'],
    ['sv', 'Borgmästaren sade att bron inte är säker och att den stängs.'],
    ['pl', 'Burmistrz powiedział, że most jest zamknięty i nie zostanie otwarty.'],
    ['ru', 'Мэр заявил, что мост закрыт. Никто не пострадал.'],
    ['uk', 'Мер заявив, що її міст закрито.'],
    ['ar', 'قال رئيس البلدية إن الجسر مغلق. لم يصب أحد.'],
    ['fa', 'شهردار گفت پل بسته است. کسی آسیب ندید.'],
    ['ur', 'میئر نے کہا کہ پل بند ہے۔ کوئی زخمی نہیں ہوا، ڈاکٹر نے بتایا۔'],
    ['ps', 'ښاروال وویل چې پل تړل شوی دی.'],
    ['he', 'ראש העיר אמר שהגשר סגור. איש לא נפגע.'],
    ['zh', '市长说大坝很安全。没有人受伤。'],
    ['ja', '市長は橋が閉鎖されたと述べた。けが人はいない。'],
    ['ko', '시장은 다리가 폐쇄되었다고 말했다.'],
    ['el', 'Ο δήμαρχος είπε ότι η γέφυρα έκλεισε.'],
  ])('is %s: %s', (language, text) => {
    expect(detectLanguage(text)).toBe(language)
  })

  test.each([
    'The dam held.',
    'Dam holds',
    'MAYOR QUITS',
    'DIE HARD FANS DIE IN BUS CRASH',
    'São Paulo Mayor José da Silva Resigns',
    'El Paso, Las Vegas, Los Angeles',
    'Der Spiegel and Le Monde reported on Monday that the bank had failed.',
    'The mayor of San José said “no es verdad” and left.',
    'Xi met Putin (习近平, Путин) in Beijing on Friday.',
    'Reyes.',
    '1,000 – 2,000',
    '🎉',
    '',
  ])('is English: %s', (text) => {
    expect(detectLanguage(text)).toBe('en')
  })

  test('is that of the whole, whatever one paragraph is in', () => {
    const german = 'Der Stadtrat hat am Montag beschlossen, dass die Schule im Norden geschlossen wird. '
    const english = 'The council decided on Monday that the school in the north will close. '
    expect(detectLanguage(`${english.repeat(5)}\n\n${german}`)).toBe('en')
    expect(detectLanguage(`${german.repeat(5)}\n\n${english}`)).toBe('de')
  })

  test('is not guessed where the words are of no language known here', () => {
    const invented = 'Štóra gúvön réštað mélökkún tárv íšelen dözúk. '
    expect(detectLanguage(invented.repeat(8))).toBe('und')
  })
})

describe('an article in another language', () => {
  const text = 'Brücke gesperrt\n\n🎉 Die Stadt hat die Brücke am Montag gesperrt. Wird sie wieder geöffnet?\r\n' +
    '„Das ist nicht sicher“, sagte der Bürgermeister.'
  const result = split(text)

  test('says so', () => {
    expect(result.language).toBe('de')
    expect(split('The mayor said the bridge was closed.').language).toBe('en')
  })

  test('gives its sentences, told apart, at the right offsets', () => {
    expect(result.sentences.map(({ start, end, type }) => [type, text.slice(start, end)])).toEqual([
      ['heading', 'Brücke gesperrt'],
      ['statement', '🎉 Die Stadt hat die Brücke am Montag gesperrt.'],
      ['question', 'Wird sie wieder geöffnet?'],
      ['statement', '„Das ist nicht sicher“, sagte der Bürgermeister.'],
    ])
  })

  test('is no heading where it is one line', () => {
    const line = 'Die Stadt hat die Brücke am Montag gesperrt, weil sie nicht mehr sicher ist'
    expect(split(line)).toMatchObject({ language: 'de', sentences: [{ type: 'statement' }], claims: [{ text: line }] })
  })

  test('gives one claim for each statement and guesses no attribution', () => {
    expect(result.claims.map(({ text: words }) => words)).toEqual([
      '🎉 Die Stadt hat die Brücke am Montag gesperrt.', '„Das ist nicht sicher“, sagte der Bürgermeister.'])
    for (const { text: words, anchors } of result.claims) {
      expect(anchors.map(({ start, end }) => text.slice(start, end))).toEqual([words])
    }
    expect(result.attributions).toEqual([])
  })

  test.each([
    ['¿Quién cerró el puente? El alcalde dijo que no lo sabe.', ['question', 'statement']],
    ['他为什么辞职？大坝垮了。', ['question', 'statement']],
    ['لماذا أغلق الجسر؟ قال رئيس البلدية إنه غير آمن.', ['question', 'statement']],
  ])('knows the questions of %s', (other, types) => {
    expect(split(other).sentences.map(({ type }) => type)).toEqual(types)
  })

  test('its sentences are whole however long the line is', () => {
    const line = '大坝垮了，没有人受伤，市长说。'
    const { sentences } = split(line.repeat(500))
    expect(sentences).toHaveLength(500)
    expect(sentences[321]).toMatchObject({ start: 321 * line.length, end: 322 * line.length })
  })

  test('a megabyte of it ends', () => {
    expect(split('大坝垮了。'.repeat(200_000)).sentences).toHaveLength(200_000)
    expect(split('的'.repeat(1_000_000)).sentences).toHaveLength(1)
  })
})
