// The import table of ARCHITECTURE.md, checked on every run of the tests. What a room may import is
// listed; everything else is forbidden.
const only = (name, from, to, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path: from, pathNot: '\\.test\\.ts$|/testing/' },
  to: { pathNot: [from, ...to, 'node_modules/(@types/)?node/'] , dependencyTypesNot: ['core'] },
});

const protocol = '^libs/protocol/';
const verify = '^libs/crypto/verify/';
const sealed = '^libs/crypto/sealed/';
const directory = '^libs/directory/';
const domain = '^libs/domain/';
const locale = '^libs/locale/';
const client = '^libs/client/';
const pkg = (...names) => names.map((name) => `node_modules/${name}/`);

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'not-resolvable', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '\\?worker&url$' } },
    only('protocol', protocol, pkg('valibot', 'cborg'), 'what crosses the wire knows nobody'),
    only('crypto-verify', verify, [protocol, ...pkg('libsodium-wrappers')]),
    only('crypto-sealed', sealed, [protocol, verify, ...pkg('libsodium-wrappers', 'ts-mls', '@hpke', '@noble')]),
    only('directory', directory, [protocol, verify]),
    only('domain', domain, [protocol, ...pkg('valibot')]),
    only('locale', locale, [protocol]),
    only('client', client, [protocol, verify, sealed, directory, domain, ...pkg('.*')]),
    {
      name: 'server-cannot-read',
      severity: 'error',
      comment: 'T1: the server must not be able to import what opens anything.',
      from: { path: '^(apps/server|migrations)/', pathNot: '\\.test\\.ts$|/testing/' },
      to: { path: ['^libs/(crypto/sealed|client|locale|testing)/', 'node_modules/ts-mls/', '^apps/(cli|web)/', '^tests/'] },
    },
    {
      name: 'server-domain-deadlines-only',
      severity: 'error',
      from: { path: '^apps/server/' },
      to: { path: '^libs/domain/', pathNot: '^libs/domain/(deadlines|index)\\.ts$' },
    },
    {
      name: 'cli-never-crypto',
      severity: 'error',
      from: { path: '^apps/cli/', pathNot: '^apps/cli/(witness|verify)/' },
      to: { path: '^libs/(crypto|directory|testing)/|^apps/server/' },
    },
    {
      name: 'web-never-crypto',
      severity: 'error',
      from: { path: '^apps/web/' },
      to: { path: '^libs/(crypto|directory|testing)/|^apps/(server|cli)/|^tests/' },
    },
    {
      name: 'web-page-holds-no-client',
      severity: 'error',
      comment: 'Keys and groups live in the worker; a page knows the shapes only.',
      from: { path: '^apps/web/', pathNot: '^apps/web/src/worker/' },
      to: { path: '^libs/client/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'testing-by-tests-only',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: '\\.test\\.ts$|/testing/' },
      to: { path: '^libs/testing/|^tests/' },
    },
    {
      name: 'client-core-runs-anywhere',
      severity: 'error',
      comment: 'Only the adapters of a computer know its disk.',
      from: { path: '^libs/client/', pathNot: '^libs/client/(node|file-spool|store/level-store)\\.ts$|\\.test\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.json'], exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
    exclude: { path: '^dist/' },
  },
};
