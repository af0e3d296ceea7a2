import { describe, expect, it } from 'vitest'
import { startSite } from '../../server.js'

const PUBLIC = 'https://claims.example'

/** The status of a sign-out, which anybody may send, with these headers. */
async function send(url: string, headers: Record<string, string>): Promise<number> {
  return (await fetch(`${url}/sign-out`, { method: 'POST', redirect: 'manual', headers })).status
}

describe('a form', () => {
  it.each([
    ['from a page of ours, as the browser says', { 'sec-fetch-site': 'same-origin' }, 303],
    ['from a page of ours, as the browser says twice', { 'sec-fetch-site': 'same-origin', origin: 'SELF' }, 303],
    ['from here, as the browser says, and from another site', { 'sec-fetch-site': 'same-origin', origin: 'https://evil.example' }, 403],
    ['from here, as the browser says, and from nowhere', { 'sec-fetch-site': 'same-origin', origin: 'null' }, 403],
    ['typed into the address bar', { 'sec-fetch-site': 'none' }, 303],
    ['from another host of our domain', { 'sec-fetch-site': 'same-site' }, 403],
    ['from another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['from another site that names our origin', { 'sec-fetch-site': 'cross-site', origin: 'SELF' }, 403],
    ['of an older browser, from a page of ours', { origin: 'SELF' }, 303],
    ['of an older browser, from another site', { origin: 'https://evil.example' }, 403],
    ['of an older browser, from a page without an origin', { origin: 'null' }, 403],
    ['of a program', {}, 303],
  ])('%s', async (_what, headers, status) => {
    const { url } = await startSite()
    const sent = Object.entries(headers).map(([name, value]) => [name, value === 'SELF' ? url : value])
    expect(await send(url, Object.fromEntries(sent) as Record<string, string>)).toBe(status)
  })

  it('behind a proxy with another Host is taken from the public origin only', async () => {
    const { url } = await startSite({ publicUrl: PUBLIC })
    expect(await send(url, { origin: PUBLIC })).toBe(303)
    expect(await send(url, { origin: url })).toBe(403)
    expect(await send(url, { origin: 'http://claims.example' })).toBe(403)
    expect(await send(url, { 'sec-fetch-site': 'same-origin', origin: PUBLIC })).toBe(303)
    expect(await send(url, { 'sec-fetch-site': 'same-origin', origin: 'http://claims.example' })).toBe(403)
    // As on the machine itself, past the proxy.
    expect(await send(url, { 'sec-fetch-site': 'same-origin', origin: url })).toBe(303)
  })
})
