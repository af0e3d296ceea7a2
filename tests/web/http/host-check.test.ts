import { request } from 'node:http'
import { beforeAll, describe, expect, it } from 'vitest'
import { isOurs } from '../../../src/web/http/host-check.js'
import { startSite, type Site } from '../../server.js'

/** What a server answers to a request for this name; fetch sends only the name that it connects to. */
function ask(site: Site, path: string, host: string): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(site.url + path, { headers: { host } }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (part: string) => (text += part))
      response.on('end', () => resolve({ status: response.statusCode!, text }))
    })
    sent.on('error', reject).end()
  })
}

let site: Site
beforeAll(async () => {
  site = await startSite()
})

describe('a request for a name that is not ours', () => {
  it.each(['/', '/desk', '/api/v1/articles', '/assets/base.css', '/metrics'])('is refused at %s, in words that name the setting', async (path) => {
    const { status, text } = await ask(site, path, 'rebound.example:3000')
    expect(status).toBe(421)
    expect(text).toContain('CLAIMTRAIL_URL')
  })

  it('is answered where it only asks whether the server lives', async () => {
    expect((await ask(site, '/healthz', '10.1.2.3:3000')).status).toBe(200)
    expect((await ask(site, '/readyz', 'claimtrail')).status).toBe(200)
  })

  it('is answered where it is the name that people use, and only that', async () => {
    const proxied = await startSite({ publicUrl: 'https://claims.example' })
    expect((await ask(proxied, '/', 'claims.example')).status).toBe(200)
    expect((await ask(proxied, '/', 'Claims.Example.:443')).status).toBe(200)
    expect((await ask(proxied, '/', 'www.claims.example')).status).toBe(421)
    expect((await ask(proxied, '/', 'localhost:3000')).status).toBe(200)
  })
})

describe('a name', () => {
  it.each<[string, { publicUrl?: string; host?: string }, boolean]>([
    ['localhost', {}, true],
    ['127.0.0.1', {}, true],
    ['::1', {}, true],
    ['localhost.evil.example', {}, false],
    ['127.0.0.1.nip.example', {}, false],
    ['192.168.1.5', {}, false],
    ['192.168.1.5', { host: '192.168.1.5' }, true],
    ['desk.lan', { host: 'desk.lan' }, true],
    ['fd00::5', { host: 'fd00::5' }, true],
    ['192.168.1.5', { host: '0.0.0.0' }, true],
    ['fd00::5', { host: '::' }, true],
    ['desk.lan', { host: '0.0.0.0' }, false],
    ['192.168.1.5', { host: '0.0.0.0', publicUrl: 'https://claims.example' }, false],
    ['claims.example', { publicUrl: 'https://claims.example:8443' }, true],
  ])('%s, listening as %o, is ours: %s', (name, { publicUrl = null, host = '127.0.0.1' }, is) => {
    expect(isOurs(name, { publicUrl, host })).toBe(is)
  })
})
