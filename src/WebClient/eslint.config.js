import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';

export default tseslint.config(
    { ignores: ['dist'] },
    eslint.configs.recommended,
    {
        files: ['**/*.ts'],
        extends: [tseslint.configs.strictTypeChecked],
        languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
        rules: {
            '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
            '@typescript-eslint/switch-exhaustiveness-check': 'error',
        },
    },
    {
        // Media, session, documents and board know no page: whoever shows it is told by events.
        files: ['src/media/**/*.ts', 'src/session/**/*.ts', 'src/documents/**/*.ts', 'src/board/**/*.ts'],
        rules: { 'no-restricted-globals': ['error', 'document', 'window', 'HTMLElement', 'HTMLVideoElement'] },
    },
);
