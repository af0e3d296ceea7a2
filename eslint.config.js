import js from '@eslint/js'
import tseslint from 'typescript-eslint'

export default tseslint.config(
  { ignores: ['dist/', 'data/', 'node_modules/', 'src/storage/generated/', 'tests/.tmp/'] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  {
    rules: {
      // The compiler's noUncheckedIndexedAccess makes "!" the honest spelling of "this index was just checked".
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      'no-console': ['error', { allow: ['error', 'warn'] }],
    },
  },
  {
    files: ['views/assets/**/*.js'],
    languageOptions: {
      globals: Object.fromEntries(
        ['window', 'document', 'fetch', 'location', 'history', 'FormData', 'URLSearchParams', 'HTMLElement', 'HTMLFormElement',
          'HTMLInputElement', 'HTMLTextAreaElement', 'HTMLSelectElement', 'HTMLDialogElement', 'Element', 'Event', 'CustomEvent', 'localStorage', 'sessionStorage', 'CSS',
          'requestAnimationFrame', 'IntersectionObserver', 'AbortController', 'DOMParser', 'navigator', 'setTimeout', 'clearTimeout', 'confirm'].map((name) => [name, 'readonly']),
      ),
    },
  },
  { files: ['bench/**', 'tests/**'], rules: { 'no-console': 'off' } },
)
