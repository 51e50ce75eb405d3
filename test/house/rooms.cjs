// Which room may import which. The table is the rule; see src/README.md.
const mayUse = {
  'src/main\\.ts': [
    'src/server',
    'src/config',
    'src/graph/',
    'src/context',
    'src/effects',
    'src/access/',
    'src/errors',
    'src/guard/',
    'src/(report-|verify-)?page',
    'src/files',
    'src/examples',
    'src/domains/report/',
    'src/words/',
  ],
  'src/server\\.ts': [
    'src/context',
    'src/domains/[^/]+/[^/]+\\.resolvers',
    'src/guard/',
    'src/errors',
    'src/generated/',
    'src/words/',
    'src/access/',
    'src/graph/',
  ],
  // what one decision does in several domains
  'src/effects\\.ts': [
    'src/domains/[^/]+/[^/]+\\.actions',
    'src/graph/',
    'src/rules/',
    'src/words/',
  ],
  'src/(context|report-sources)\\.ts': [
    'src/effects',
    'src/report-sources',
    // its types only: what there is to compose
    'src/context',
    'src/domains/[^/]+/[^/]+\\.(store|actions|cypher)',
    // row types and the pure rules of a domain
    'src/domains/[^/]+/[^/.]+\\.ts$',
    'src/access/',
    'src/graph/',
    'src/rules/',
    'src/words/',
  ],
  'src/domains/[^/]+/[^/]+\\.resolvers\\.ts': [
    'src/generated/',
    // its type only: what a resolver is handed
    'src/context',
    'src/words/',
    'src/errors',
    '$same[^/.]+\\.ts$',
  ],
  'src/domains/[^/]+/[^/]+\\.(store|actions)\\.ts': [
    'src/graph/',
    'src/access/',
    'src/words/',
    'src/errors',
    'src/rules/',
    '$same',
  ],
  'src/domains/[^/]+/[^/]+\\.cypher\\.ts': [
    'src/graph/cypher',
    'src/access/visibility',
    'src/words/',
    '$same',
  ],
  'src/domains/[^/]+/[^/.]+\\.ts': ['src/words/', 'src/rules/', 'src/errors', '$same'],
  'src/guard/': ['src/access/', 'src/errors', 'src/words/', 'src/guard/'],
  'src/access/': ['src/graph/', 'src/errors', 'src/words/', 'src/access/'],
  'src/graph/': ['src/errors', 'src/words/', 'src/graph/'],
  'src/rules/': ['src/errors', 'src/words/', 'src/rules/'],
  'src/words/': ['src/words/', 'src/errors'],
  'src/intake/': [
    'src/intake/',
    'src/graph/',
    'src/access/',
    'src/rules/',
    'src/words/',
    'src/errors',
  ],
  'src/page\\.ts': ['src/examples'],
  'src/files\\.ts': ['src/access/', 'src/words/', 'src/errors'],
  'src/(report|verify)-page\\.ts': [
    'src/access/viewer',
    'src/domains/report/',
    'src/errors',
    'src/words/',
  ],
  'src/(errors|config|examples)\\.ts': [],
};
const only = (path, rooms) => ({
  name: `room ${path}`,
  severity: 'error',
  from: { path: `^${path.replace('src/domains/[^/]+/', 'src/domains/([^/]+)/')}` },
  to: {
    path: '^src/',
    pathNot: rooms.map((room) => `^${room.replace('$same', 'src/domains/$1/')}`),
  },
});
module.exports = {
  forbidden: [
    {
      name: 'no-cycle',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'driver-in-graph',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/graph/' },
      to: { path: 'node_modules/neo4j-driver' },
    },
    {
      name: 'no-orphan',
      severity: 'error',
      from: { orphan: true, pathNot: ['\\.d\\.ts$'] },
      to: {},
    },
    ...Object.entries(mayUse).map(([path, rooms]) => only(path, rooms)),
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^src/explorer' },
  },
};
