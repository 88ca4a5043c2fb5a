/** ES modules run as such (node --experimental-vm-modules), types are checked apart by tsc: @swc/jest only strips them. */
export default {
  testEnvironment: 'node',
  // modules of a test file stay in memory with vm modules: a worker that has grown so large makes way for a new one
  maxWorkers: 2,
  workerIdleMemoryLimit: '1500MB',
  roots: ['<rootDir>/test'],
  // only for what hangs: on a busy machine, a test of a second may take many
  testTimeout: 180_000,
  setupFiles: ['<rootDir>/test/seed.ts'],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }] },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': ['$1.ts', '$1.js'] },
};
