import { describe, expect, it } from 'vitest'
import { createDeviceCookies } from '../../../src/web/http/device-cookies.js'

const SECRET = 'a secret of the tests, long enough to sign with'
const EMAIL = 'ada@example.org'
const devices = createDeviceCookies({ secret: SECRET, isSecure: true })
const cookie = devices.issue(EMAIL).split(';')[0]!

describe('the cookie of a known browser', () => {
  it('is known again, in any case of the address', () => {
    expect(devices.known({ cookie: `other=1; ${cookie}` }, ' ADA@example.org ')).toBe(cookie.split('=')[1]!.split('.')[0])
  })

  it('is for https and for this very host alone, and no script’s', () => {
    expect(devices.issue(EMAIL)).toMatch(/^__Host-claimtrail\.device\.\w{8}=[^;]+; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax; Secure$/)
    const byHttp = createDeviceCookies({ secret: SECRET, isSecure: false }).issue(EMAIL)
    expect(byHttp).toMatch(/^claimtrail\.device\./)
    expect(byHttp).not.toContain('Secure')
  })

  it.each([
    ['none', ''],
    ['one that another host of the domain may have set', cookie.replace('__Host-', '')],
    ['another device under the same signature', cookie.replace('=', '=x')],
    ['a signature that is none', `${cookie}x`],
    ['no signature', cookie.replace(/\..*/s, '')],
    ['the one of another person under this name', `${cookie.split('=')[0]}=${devices.issue('eve@example.org').split(';')[0]!.split('=')[1]}`],
    ['one signed with another secret', createDeviceCookies({ secret: `${SECRET}, and another`, isSecure: true }).issue(EMAIL).split(';')[0]!],
  ])('%s is not known', (_what, sent) => {
    expect(devices.known({ cookie: sent }, EMAIL)).toBeNull()
  })
})
