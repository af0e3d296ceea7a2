import { defineConfig } from 'vitest/config'

// What stands on the store runs on both engines, but for what is about a file: its locks, and a disk that is full.
const onBothEngines = ['tests/desk/**/*.test.ts', 'tests/jobs/**/*.test.ts', 'tests/storage/*.test.ts', 'tests/storage/postgres/**/*.test.ts', 'tests/web/**/*.test.ts']
const aboutFiles = ['tests/web/http/full-disk.test.ts', 'tests/web/http/locked-database.test.ts']

// The browser suite is a project of its own: it starts a server and a Chromium once for all of its files.
export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // How long something takes says nothing on a busy machine.
    expect: { poll: { timeout: 20_000 } },
    projects: [
      { extends: true, test: { name: 'unit', include: ['tests/**/*.test.ts'], exclude: ['tests/browser/**', 'tests/storage/postgres/**'] } },
      { extends: true, test: { name: 'postgres', include: onBothEngines, exclude: aboutFiles, globalSetup: 'tests/postgres.ts' } },
      { extends: true, test: { name: 'browser', include: ['tests/browser/**/*.test.ts'], fileParallelism: false } },
    ],
  },
})
