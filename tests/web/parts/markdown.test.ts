import { expect, test } from 'vitest'
import { renderMarkdown } from '../../../src/web/parts/markdown.js'

test('what a rationale needs is rendered', () => {
  const html = renderMarkdown('Timed **twice**, *slowly*.\n\n- one\n- two\n\n> quoted\n\n| a |\n|---|\n| b |')
  for (const piece of ['<strong>twice</strong>', '<em>slowly</em>', '<li>one</li>', '<blockquote>', '<td>b</td>']) expect(html).toContain(piece)
})

test('links do not pass on our name or our window', () => {
  expect(renderMarkdown('[log](https://port.example/log?a=1&b=2)')).toBe(
    '<p><a href="https://port.example/log?a=1&amp;b=2" rel="nofollow noopener">log</a></p>\n',
  )
})

test.each([
  ['a script', '<script>alert(1)</script>'],
  ['a handler', '<p onclick="alert(1)">x</p>'],
  ['a style', '<p style="position:fixed">x</p>'],
  ['a script address', '[x](javascript:alert(1))'],
  ['a script address in disguise', '[x](JaVaScRiPt&colon;alert(1))'],
  ['a data address', '[x](data:text/html;base64,PHNjcmlwdD4=)'],
  ['an address without its scheme', '[x](//elsewhere.example)'],
  ['a frame', '<iframe src="https://elsewhere.example"></iframe>'],
  ['a form', '<form action="https://elsewhere.example"><input name="a"></form>'],
  ['a picture', '![x](https://elsewhere.example/p.png)'],
  ['a picture in HTML', '<img src=x onerror=alert(1)>'],
  ['a drawing', '<svg onload=alert(1)><a xlink:href="javascript:alert(1)">x</a></svg>'],
  ['an identifier of the page', '<p id="main" class="masthead">x</p>'],
])('%s does not get through', (_name, text) => {
  expect(renderMarkdown(text)).not.toMatch(/<script|onclick|onerror|onload|style=|javascript|data:|elsewhere|<iframe|<form|<img|<svg|id=|masthead/i)
})

test('a picture gives way to its alternative text, escaped', () => {
  expect(renderMarkdown('![the <b>log</b>](https://port.example/log.png)')).toContain('the &lt;b&gt;log&lt;/b&gt;')
})

test('a heading becomes a bold line, so that it breaks no order of headings', () => {
  expect(renderMarkdown('# Method')).toBe('<p class="lead-in">Method</p>\n')
})

test('a text nested past what the parser bears is shown as typed', () => {
  expect(renderMarkdown('>'.repeat(15_000))).toMatch(/^<pre>(?:&gt;)+<\/pre>$/)
})

test('a very long text is shown as typed, and still harmless', () => {
  const html = renderMarkdown('<script>alert(1)</script> & more '.repeat(1_000))
  expect(html).toContain('&lt;script&gt;')
  expect(html).not.toContain('<script')
})
