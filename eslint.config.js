import js from '@eslint/js'
import globals from 'globals'
import tseslint from 'typescript-eslint'

export default tseslint.config(
  { ignores: ['dist/', 'data/', 'node_modules/', 'src/storage/generated/', 'src/storage/postgres/generated/', 'tests/.tmp/'] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  {
    rules: {
      // The compiler's noUncheckedIndexedAccess makes "!" the honest spelling of "this index was just checked".
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true, argsIgnorePattern: '^_' }],
      'no-console': 'error',
    },
  },
  { files: ['views/assets/**/*.js'], languageOptions: { globals: globals.browser } },
  { files: ['.ci/*.mjs'], languageOptions: { globals: globals.node } },
  { files: ['bench/**', 'training/**', 'tests/**', '.ci/**'], rules: { 'no-console': 'off' } },
)
