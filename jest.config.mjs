const project = (name, extra = {}) => ({
  displayName: name,
  testMatch: [`<rootDir>/test/${name}/**/*.test.ts`, `<rootDir>/test/${name}/**/*.test.tsx`],
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '^.+\\.tsx?$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript', tsx: true }, target: 'es2024', transform: { react: { runtime: 'automatic' } } }, module: { type: 'es6' } }] },
  ...extra,
});

const onEngines = { globalSetup: '<rootDir>/test/support/global-setup.mjs', globalTeardown: '<rootDir>/test/support/global-teardown.mjs' };

export default {
  testTimeout: 60_000,
  projects: [
    project('core', { testMatch: ['<rootDir>/test/core/**/*.test.ts', '<rootDir>/test/safety.test.ts'] }),
    project('workflows', onEngines),
    project('api', onEngines),
    project('journeys'),
  ],
};
