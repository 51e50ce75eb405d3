// Which room may import which. The table is the rule; see src/README.md.
// the table of rights is pure, so that the pure rules of a domain can ask it
const rights = ['src/access/(roles|conditions|permissions|rights)'];
const mayUse = {
  'src/main\\.ts': [
    'src/http/',
    'src/hub/',
    'src/config',
    'src/graph/',
    'src/access/',
    'src/errors',
    'src/guard/',
    'src/domains/report/',
    'src/words/',
  ],
  // what answers a request; the domains themselves stand behind hub/
  'src/http/': [
    'src/http/',
    'src/hub/',
    'src/domains/[^/]+/[^/]+\\.resolvers',
    // documents of reports: their names, their content types and the page that verifies them
    'src/domains/report/',
    // lists that come in as files
    'src/intake/listed/',
    'src/guard/',
    'src/generated/',
    'src/access/',
    'src/words/',
    'src/errors',
  ],
  // the composition: the one room that knows every domain
  'src/hub/': [
    'src/hub/',
    'src/domains/[^/]+/[^/]+\\.(store|actions|cypher)',
    // row types and the pure rules of a domain
    'src/domains/[^/]+/[^/.]+\\.ts$',
    'src/cases/',
    'src/access/',
    'src/graph/',
    'src/rules/',
    'src/words/',
    'src/errors',
  ],
  'src/domains/[^/]+/[^/]+\\.resolvers\\.ts': [
    'src/generated/',
    // its type only: what a resolver is handed
    'src/hub/context',
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
    'src/cases/',
    '$same',
  ],
  'src/domains/[^/]+/[^/]+\\.cypher\\.ts': [
    'src/graph/(cypher|relation-types|record-types)',
    'src/access/visibility',
    'src/rules/certainty',
    'src/cases/case\\.cypher',
    'src/words/',
    '$same',
  ],
  'src/domains/[^/]+/[^/.]+\\.ts': [
    'src/words/',
    'src/rules/',
    ...rights,
    'src/errors',
    'src/cases/(case|two-people)\\.ts$',
    '$same',
  ],
  // what repairs, objections and every further case have in common; it knows no domain
  'src/cases/[^/]+\\.(store|actions)\\.ts': [
    'src/graph/',
    'src/access/',
    'src/words/',
    'src/errors',
    'src/cases/',
  ],
  'src/cases/[^/]+\\.cypher\\.ts': [
    'src/graph/cypher',
    'src/access/visibility',
    'src/words/',
    'src/cases/',
  ],
  'src/cases/[^/.]+\\.ts': ['src/words/', 'src/cases/[^/.]+\\.ts$', ...rights],
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
  'src/(errors|config)\\.ts': [],
  // the pages: they share with the hub its pure words, and types
  'src/explorer/hub/': ['src/explorer/hub/'],
  'src/explorer/graphiql/': ['src/explorer/(graphiql|hub)/', 'src/http/examples'],
  'src/explorer/explore/words/': [
    'src/explorer/explore/words/',
    ...rights,
    'src/words/',
    'src/generated/explorer',
  ],
  'src/explorer/explore/model/': [
    'src/explorer/explore/(model|words)/',
    'src/explorer/hub/ask',
    'src/words/',
    'src/generated/explorer',
  ],
  'src/explorer/explore/canvas/': [
    'src/explorer/explore/(canvas|model|words)/',
    'src/explorer/hub/turn',
    'src/words/',
  ],
  'src/explorer/explore/page/': [
    'src/explorer/explore/(page|canvas|model|words)/',
    'src/explorer/hub/',
    'src/words/',
  ],
  'src/explorer/explore/main\\.tsx': [
    'src/explorer/explore/(page|words)/',
    'src/explorer/explore/[^/]+\\.css$',
    'src/explorer/hub/',
  ],
  'src/explorer/embed/': [
    'src/explorer/embed/',
    'src/explorer/explore/(page|model|words)/',
    'src/explorer/explore/[^/]+\\.css$',
    'src/explorer/hub/',
    'src/generated/explorer',
  ],
  'src/explorer/dashboard/': [
    'src/explorer/dashboard/',
    ...rights,
    'src/explorer/explore/(model|words)/',
    'src/explorer/explore/tokens\\.css$',
    'src/explorer/hub/',
    'src/words/',
    'src/generated/explorer',
  ],
};
/** Which room of the explorer may use which library; what draws knows no React, what thinks knows neither. */
const mayDraw = {
  '(react|react-dom)': '^src/explorer/(explore/page|explore/main|graphiql|dashboard|embed)',
  '(sigma|graphology[^/]*)': '^src/(explorer/explore/canvas|domains)/',
  '(echarts)': '^src/explorer/dashboard/',
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
      name: 'no-cycle-in-pages',
      comment: 'in the explorer no cycle of types either',
      severity: 'error',
      from: { path: '^src/explorer/' },
      to: { circular: true },
    },
    ...Object.entries(mayDraw).map(([library, rooms]) => ({
      name: `${library} in its rooms`,
      severity: 'error',
      from: { path: '^src/', pathNot: rooms },
      to: { path: `node_modules/(@types/)?${library}/` },
    })),
    {
      name: 'loose-file',
      comment: 'Only main, config and errors stand outside a room.',
      severity: 'error',
      from: { path: '^src/[^/]+\\.ts$', pathNot: '^src/(main|config|errors)\\.ts$' },
      to: {},
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
  },
};
