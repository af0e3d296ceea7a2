// What the threads of worker-pool.test.ts run: they answer, die or hang as they are told.
import { parentPort, threadId } from 'node:worker_threads'

parentPort!.on('message', (order: string | SharedArrayBuffer) => {
  // A gate stays shut until the test opens it.
  if (order instanceof SharedArrayBuffer) Atomics.wait(new Int32Array(order), 0, 0)
  if (order === 'throw') throw new Error('thrown in the thread')
  if (order === 'exit') process.exit(3)
  parentPort!.postMessage({ order, threadId })
})
