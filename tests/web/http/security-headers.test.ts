import { describe, expect, it } from 'vitest'
import { startSite, visit } from '../../server.js'

describe('every answer', () => {
  it('forbids what no page of ours needs', async () => {
    const { headers } = await visit(await startSite()).get('/')
    expect(headers.get('permissions-policy')).toContain('camera=(), ')
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
  })

  it('insists on https where people come by it, and nowhere else', async () => {
    const headerOf = async (publicUrl: string | null) =>
      (await visit(await startSite({ publicUrl })).get('/')).headers.get('strict-transport-security')
    expect(await headerOf('https://claims.example')).toBe('max-age=31536000')
    expect(await headerOf('http://claims.example')).toBeNull()
    expect(await headerOf(null)).toBeNull()
  })
})
