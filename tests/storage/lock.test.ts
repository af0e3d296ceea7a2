import { expect, it } from 'vitest'
import { createLock } from '../../src/storage/lock.js'

interface Gate {
  opened: Promise<void>
  open(): void
}

function gate(): Gate {
  let open = (): void => undefined
  return { opened: new Promise((resolve) => (open = resolve)), open: () => open() }
}

it('who leaves the line does nothing, and keeps nobody behind them waiting', async () => {
  const lock = createLock()
  const done: string[] = []
  const does = (name: string) => () => Promise.resolve(void done.push(name))
  const [first, gone] = [gate(), gate()]
  const running = lock.run(async () => first.opened.then(does('first')))
  const leaving = lock.run(does('gone'), async () => {
    await gone.opened
    throw new RangeError('too long')
  })
  const last = lock.run(does('last'))
  gone.open()
  await expect(leaving).rejects.toThrow('too long')
  first.open()
  await Promise.all([running, last])
  expect(done).toEqual(['first', 'last'])
})

it('who leaves just as their turn has come passes it on', async () => {
  const lock = createLock()
  const first = gate()
  const running = lock.run(() => first.opened)
  const leaving = lock.run(() => Promise.resolve(), async (turn) => {
    await turn
    throw new RangeError('too late')
  })
  const last = lock.run(() => Promise.resolve('done'))
  first.open()
  await expect(leaving).rejects.toThrow('too late')
  expect(await last).toBe('done')
  await running
})
