import { describe, expect, it } from 'vitest'
import { readText } from '../../src/intake/read-document.js'

const prose = (subject: string) =>
  `<p>${subject} was closed on Monday after engineers found a crack, the harbour board said, and it will stay closed for weeks.</p>`
const body = prose('The east pier') + prose('The old lock') + prose('The fish hall')
const read = (html: string, url?: string) => readText({ text: html, format: 'html', url })
const page = (head: string, content: string) => `<!doctype html><html lang="en"><head>${head}</head><body>${content}</body></html>`

describe('HTML', () => {
  it('reads the article and leaves out navigation, scripts, captions and links to other stories', () => {
    const html = page(
      '<title>Pier closed - The Quay</title>',
      `<nav><a href="/a">Home</a> <a href="/b">Sport</a></nav><article><h1>Pier closed</h1>${body}<script>document.write("Injected")</script>
      <figure><img src="x.png"><figcaption>The pier in spring.</figcaption></figure><p>Related: <a href="/c">Lock gates to be replaced</a></p>
      <h2>What comes next</h2><ul><li>A survey in June</li><li>A vote in July</li></ul><blockquote><p>“We had no choice,” the board’s chair said on Tuesday in the town hall.</p></blockquote></article><footer>All rights reserved</footer>`,
    )
    const paragraphs = read(html).text.split('\n\n')
    expect(paragraphs.slice(0, 3).map((text) => text.split(' was ')[0])).toEqual(['The east pier', 'The old lock', 'The fish hall'])
    expect(paragraphs.slice(3)).toEqual([
      'What comes next', '- A survey in June\n- A vote in July', '“We had no choice,” the board’s chair said on Tuesday in the town hall.',
    ])
  })

  it('reads what the page says about itself in JSON-LD', () => {
    const data = {
      '@graph': [
        { '@type': 'WebSite', name: 'Elsewhere' },
        {
          '@type': 'NewsArticle', headline: 'Pier closed', datePublished: '2031-05-04T23:30:00-02:00',
          author: [{ '@type': 'Person', name: 'Ana Ruiz' }, { '@type': 'Person', name: 'Bo Lind' }], publisher: { name: 'The Quay' },
        },
      ],
    }
    const head = `<script type="application/ld+json">not JSON</script><script type="application/ld+json">${JSON.stringify(data)}</script><link rel="canonical" href="/pier">`
    expect(read(page(head, `<article>${body}</article>`), 'https://quay.example.com/pier?from=feed')).toMatchObject({
      title: 'Pier closed', byline: 'Ana Ruiz and Bo Lind', publisher: 'The Quay', publishedAt: '2031-05-04T23:30:00-02:00',
      url: 'https://quay.example.com/pier', language: 'en',
    })
  })

  it.each([
    ['Smith &amp; Sons close the pier', 'Smith & Sons close the pier'],
    ['The harbour&#8217;s &quot;last&quot; pier &mdash; closed', 'The harbour’s "last" pier — closed'],
    ['1 &lt; 2&nbsp;piers', '1 < 2 piers'],
    ['AT&T, R&D and M&S; &c.', 'AT&T, R&D and M&S; &c.'],
    ['What &amp;amp; means', 'What &amp; means'],
    ['A pier \0 of half \ud800 a character', 'A pier \uFFFD of half \uFFFD a character'],
  ])('reads the character references that a script of the page writes, once, and what is no character as HTML does: %j', (written, expected) => {
    const data = {
      '@type': 'NewsArticle', headline: written, author: { name: `${written} Ruiz` }, publisher: { name: `${written} Post` },
    }
    expect(read(page(`<script type="application/ld+json">${JSON.stringify(data)}</script>`, `<article>${body}</article>`))).toMatchObject({
      title: expected, byline: `${expected} Ruiz`, publisher: `${expected} Post`,
    })
  })

  it('reads what the page says about itself in meta elements', () => {
    const head =
      '<meta property="og:title" content="Pier closed | The Quay"><meta property="og:site_name" content="The Quay"><meta name="author" content="By Ana Ruiz"><meta property="article:published_time" content="2031-05-04"><meta property="og:url" content="https://quay.example.com/p">'
    expect(read(page(head, body))).toMatchObject({
      title: 'Pier closed', byline: 'Ana Ruiz', publisher: 'The Quay', publishedAt: '2031-05-04', url: 'https://quay.example.com/p',
    })
  })

  it.each([
    ['publishedAt', '2031-05-04', '<meta property="article:published_time" content="yesterday"><meta name="dc.date" content="2031-05-04">'],
    ['publishedAt', '2031-05-04', '<meta name="date" content="4/5/2031"><meta name="date" content="2031-05-04">'],
    ['publishedAt', '2031-05-04', '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"soon"}</script><meta name="date" content="4 May 2031">'],
    ['title', 'Pier closed', '<script type="application/ld+json">{"@type":"NewsArticle","headline":" ","name":"Pier closed"}</script>'],
    ['title', 'Pier closed', '<meta property="og:site_name" content="The Quay"><meta property="og:title" content="The Quay"><meta name="twitter:title" content="Pier closed">'],
    ['byline', 'Ana Ruiz', '<meta name="author" content="https://quay.example.com/ana"><meta name="dc.creator" content="Ana Ruiz">'],
    ['byline', 'Ana Ruiz and Bo Lind', '<meta name="author" content="@ana"><meta name="author" content="Ana Ruiz"><meta name="author" content="Bo Lind">'],
    ['publisher', 'The Quay', '<meta property="og:site_name" content="https://quay.example.com"><meta name="application-name" content="The Quay">'],
    ['url', 'https://quay.example.com/p', '<link rel="canonical" href="javascript:0"><link rel="canonical" href="https://quay.example.com/p">'],
    ['language', 'nl', '<meta http-equiv="x" name="content-language" content="Dutch"><meta property="og:locale" content="nl">'],
  ])('a %s that cannot be read hides no good one behind it: %s', (field, expected, head) => {
    const html = page(`<title>Another</title>${head}`, `<article>${body}</article>`).replace('<html lang="en">', '<html>')
    expect(read(html)).toMatchObject({ [field]: expected })
  })

  it('passes over elements of the page that are blank or unreadable', () => {
    const html = page('', `<h1> </h1><h1>Pier closed</h1><article><time datetime="">now</time><time datetime="2031-05-04">then</time>${body}</article>`)
    expect(read(html)).toMatchObject({ title: 'Pier closed', publishedAt: '2031-05-04' })
  })

  it('names all authors of a page, and says how many more there are where a byline cannot hold them', () => {
    const withAuthors = (count: number) => read(page(`<script type="application/ld+json">${JSON.stringify({
      '@type': 'NewsArticle', author: Array.from({ length: count }, (_, n) => ({ name: `Ana Ruiz ${n + 1}` })),
    })}</script>`, `<article>${body}</article>`)).byline
    expect(withAuthors(11)).toMatch(/^Ana Ruiz 1, .*, Ana Ruiz 10 and Ana Ruiz 11$/)
    const many = withAuthors(60)!
    const [, last, others] = /, Ana Ruiz (\d+) and (\d+) others$/.exec(many)!
    expect(Number(last) + Number(others)).toBe(60)
    expect(many.length).toBeLessThanOrEqual(300)
  })

  it('reads date and byline from the elements of the page where the head is silent', () => {
    const html = page('<title>Pier closed</title>', `<article><a rel="author" href="/ana">Ana Ruiz</a> <time datetime="2031-05-04">yesterday</time>${body}</article>`)
    expect(read(html)).toMatchObject({ title: 'Pier closed', byline: 'Ana Ruiz', publishedAt: '2031-05-04' })
  })

  it('reads a fragment without html, head or body', () => {
    expect(read(body).text.split('\n\n')).toHaveLength(3)
  })

  it('refuses a page without an article', () => {
    for (const content of ['<a href="/a">Home</a> <a href="/b">Sport</a>', '<p>Log in.</p>', '']) {
      expect(() => read(page('<title>Log in</title>', content))).toThrow(expect.objectContaining({ reason: 'no-article' }))
    }
  })

  it('refuses elements nested a hundred thousand deep', () => {
    for (const tag of ['div', 'b', 'blockquote']) {
      expect(() => read(`<${tag}>`.repeat(100_000) + body)).toThrow(expect.objectContaining({ reason: 'unsupported', message: expect.stringContaining('nested too deeply') }))
    }
    expect(() => read('<div>'.repeat(1_000) + body)).toThrow(expect.objectContaining({ reason: 'unsupported', message: expect.stringContaining('nested too deeply') }))
  })

  it('reads past an attribute of four million characters', () => {
    const html = `<img srcset="${'a'.repeat(4_000_000)} b" src="x"><div class="${'c'.repeat(500_000)}">${body}</div>`
    expect(read(html).text).toContain('The fish hall')
  })
})
