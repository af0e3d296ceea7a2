import { once } from 'node:events'
import { request, type ClientRequest, type IncomingMessage } from 'node:http'
import { text as textFrom } from 'node:stream/consumers'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildActor, HARBOUR } from '../../factories.js'
import { callApi, startSite, type Site } from '../../server.js'

let site: Site
beforeAll(async () => {
  site = await startSite()
})

const JSON_BODY = 'application/json'
function post(path: string, type: string, length?: number): ClientRequest {
  const { hostname, port } = new URL(site.url)
  const asking = request({ hostname, port, path, method: 'POST', headers: { 'content-type': type, ...(length !== undefined && { 'content-length': length }) } })
  // Cut off while it is still sending, which is what is looked for.
  asking.on('error', () => undefined)
  return asking
}
const answerTo = async (asking: ClientRequest) => ((await once(asking, 'response')) as [IncomingMessage])[0]

describe('a body that is too large', () => {
  it.each([
    ['/api/v1/split', JSON_BODY, 700_001],
    ['/desk/split', 'application/x-www-form-urlencoded', 1_000_001],
    ['/sign-in', 'application/x-www-form-urlencoded', 200_001],
  ])('at %s is refused by the length it announces, before it comes', async (path, type, length) => {
    const asking = post(path, type, length)
    asking.flushHeaders()
    const answer = await answerTo(asking)
    expect(answer.statusCode).toBe(413)
    expect((await textFrom(answer)).length).toBeGreaterThan(0)
    asking.destroy()
  })

  it('that announces no length is refused at the first byte too many, and its sender is cut off', async () => {
    const asking = post('/api/v1/split', JSON_BODY)
    asking.write(`{"text": "${'a'.repeat(700_000)}`)
    const answer = await answerTo(asking)
    expect(answer.statusCode).toBe(413)
    expect(JSON.parse(await textFrom(answer))).toMatchObject({ detail: expect.stringContaining('700 kB without a token') as string })
    await once(asking.socket!, 'close')
  })

  it('is 700 kB for strangers at most, and more with a token', async () => {
    const text = `${HARBOUR}${' '.repeat(720_000)}`
    expect((await callApi(site, 'POST', '/split', { body: { text } })).status).toBe(413)
    const checker = await buildActor(site.desk)
    expect((await callApi(site, 'POST', '/split', { body: { text }, as: checker })).status).toBe(200)
  })

  it('leaves room for all that a stranger may send, every unit escaped', async () => {
    const longest = { text: '\u0001'.repeat(100_001), url: '\u0001'.repeat(2_000), publisher: '\u0001'.repeat(200) }
    const { status, json } = await callApi(site, 'POST', '/split', { body: longest })
    expect({ status, fields: Object.keys(json.fields) }).toEqual({ status: 422, fields: ['text'] })
  })
})
