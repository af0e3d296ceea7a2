import { describe, expect, it } from 'vitest'
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
})
