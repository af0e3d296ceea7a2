// The real thread behind a gate: it begins with its first job when the test opens the gate.
import { getEnvironmentData } from 'node:worker_threads'

Atomics.wait(new Int32Array(getEnvironmentData('gate') as SharedArrayBuffer), 0, 0)
await import('../../src/threads/thread.js')
