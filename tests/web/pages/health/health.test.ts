import { describe, expect, it } from 'vitest'
import { isLoopback } from '../../../../src/web/pages/health/health.js'
import { startSite, visit } from '../../../server.js'

describe('/metrics', () => {
  it('answers programs on this machine, and nobody whose request a proxy passes on', async () => {
    const visitor = visit(await startSite())
    const metrics = await visitor.get('/metrics')
    expect(metrics.status).toBe(200)
    expect(metrics.text).toContain('claimtrail_event_loop_delay_seconds')
    for (const [name, value] of [['x-forwarded-for', '203.0.113.9'], ['forwarded', 'for=203.0.113.9']] as const) {
      expect((await visitor.get('/metrics', { [name]: value })).status).toBe(404)
    }
  })

  it.each([
    ['127.0.0.1', true], ['127.8.9.1', true], ['::1', true], ['::ffff:127.0.0.1', true],
    ['10.0.0.1', false], ['203.0.113.9', false], ['::ffff:10.0.0.1', false], ['2001:db8::1', false], [undefined, false],
  ])('%s is this machine: %s', (address, is) => {
    expect(isLoopback(address)).toBe(is)
  })
})
