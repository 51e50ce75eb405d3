import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import graphqlPlugin from '@graphql-eslint/eslint-plugin';
import { importX } from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const environment = {
  selector: 'MemberExpression[object.name="process"][property.name="env"]',
  message: 'Only config.ts reads the environment.',
};
const literalSpread = {
  selector: 'ObjectExpression > SpreadElement > ObjectExpression',
  message: 'A literal is written out, not spread into a literal.',
};

export default tseslint.config(
  // a released schema is a copy that is never edited
  { ignores: ['**/generated/**', 'dist/**', 'schema/released.graphql'] },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    plugins: { 'import-x': importX },
    languageOptions: {
      parserOptions: {
        project: [`${root}/test/tsconfig.json`, `${root}/src/explorer/tsconfig.json`],
        tsconfigRootDir: root,
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // neo4j-driver types its option bags as classes, so handing it a plain object is not a mistake
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      'import-x/no-default-export': 'error',
      'no-console': 'error',
      'no-restricted-syntax': ['error', environment, literalSpread],
    },
  },
  // where the domains meet everything would pile up
  {
    files: ['src/hub/**/*.ts', 'src/http/**/*.ts'],
    rules: { 'max-lines': ['error', 250] },
  },
  // java.ts hands Java's own variable on and reads nothing out of it
  {
    files: ['src/config.ts', 'src/graph/local/java.ts', 'test/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', literalSpread] },
  },
  // vite asks for its settings this way
  { files: ['src/explorer/vite.config.ts'], rules: { 'import-x/no-default-export': 'off' } },
  // jest asks for its set-up and tear-down this way
  { files: ['test/kit/graph-{setup,teardown}.ts'], rules: { 'import-x/no-default-export': 'off' } },
  // the command line speaks to its user on stdout and stderr
  { files: ['src/cli/**/*.ts', 'test/speed/**/*.ts'], rules: { 'no-console': 'off' } },
  {
    files: ['schema/*.graphql'],
    plugins: { '@graphql-eslint': graphqlPlugin },
    languageOptions: {
      parser: graphqlPlugin.parser,
      parserOptions: {
        graphQLConfig: {
          schema: [`${root}/schema/*.graphql`, `!${root}/schema/released.graphql`],
        },
      },
    },
    rules: {
      ...graphqlPlugin.configs['flat/schema-recommended'].rules,
      // values, pages and answers of a question have no identity of their own; what has one implements Node
      '@graphql-eslint/strict-id-in-types': 'off',
      // one-line descriptions stay on one line
      '@graphql-eslint/description-style': 'off',
      '@graphql-eslint/require-description': [
        'error',
        { types: true, FieldDefinition: true, rootField: true },
      ],
    },
  },
);
