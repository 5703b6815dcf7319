import { globSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { file, readCompose, root } from './files.ts';

const { services, volumes } = readCompose();
const text = file('docker/compose.yaml');
const dockerfile = file('docker/Dockerfile');
const entries = Object.entries(services);
const endsByItself = (name: string) => name === 'airflow-init' || services[name]?.profiles?.includes('cli') === true;

describe('compose.yaml', () => {
  test('brings Postgres, the four parts of Airflow and what makes them ready, the simulator and hoops', () => {
    expect(new Set(Object.keys(services))).toEqual(
      new Set([
        'airflow-apiserver',
        'airflow-dag-processor',
        'airflow-init',
        'airflow-scheduler',
        'airflow-triggerer',
        'hoops',
        'postgres',
        'simulator',
      ]),
    );
  });

  test.each(entries)('%s has a health check and comes back by itself, unless it ends by itself', (name, service) => {
    if (endsByItself(name)) {
      expect(service.healthcheck).toEqual({ disable: true });
      expect(service.restart ?? 'no').toBe('no');
    } else {
      expect(service.healthcheck?.test?.[0]).toBe('CMD');
      expect(service.restart).toBe('unless-stopped');
    }
  });

  test.each(entries)('%s is not root, cannot become it, and writes only to volumes and /tmp', (_, service) => {
    expect(service.user).toMatch(/^(50000:0|postgres)$/);
    expect(service.read_only).toBe(true);
    expect(service.cap_drop).toEqual(['ALL']);
    expect(service.security_opt).toEqual(['no-new-privileges:true']);
    expect(service.tmpfs).toContain('/tmp');
    for (const volume of service.volumes ?? []) expect(Object.keys(volumes)).toContain(volume.split(':')[0]);
  });

  test('publishes one port, and that to this machine only', () => {
    expect(entries.flatMap(([, { ports }]) => ports ?? [])).toEqual([expect.stringMatching(/^127\.0\.0\.1:.*:8080$/)]);
  });

  test('gives no secret a value or a default', () => {
    const secrets = [...text.matchAll(/\$\{([A-Z_]*(?:PASSWORD|SECRET|KEY)[A-Z_]*)([^}]*)\}/g)];
    expect(new Set(secrets.map(([, name]) => name)).size).toBe(5);
    for (const [all, name, rest] of secrets) expect(all).toBe(`\${${name}${rest?.startsWith(':?') ? rest : ':?'}}`);
    for (const [name, { environment }] of entries) {
      for (const [key, value] of Object.entries(environment ?? {})) {
        if (/PASSWORD|SECRET|KEY/.test(key) && !key.endsWith('_FILE'))
          expect([name, key, value]).toEqual([name, key, expect.stringMatching(/^\$\{/)]);
      }
    }
  });

  test('starts Airflow only after Postgres is healthy and everything is made ready, and the scheduler last', () => {
    const ready = {
      postgres: { condition: 'service_healthy' },
      'airflow-init': { condition: 'service_completed_successfully' },
    };
    for (const name of ['airflow-apiserver', 'airflow-dag-processor', 'airflow-triggerer']) {
      expect([name, services[name]?.depends_on]).toEqual([name, ready]);
    }
    expect(new Map(entries).get('airflow-scheduler')?.depends_on).toEqual({
      ...ready,
      'airflow-apiserver': { condition: 'service_healthy' },
    });
  });

  test('has images of its own by code version, and others by tag and digest, as the Dockerfile does', () => {
    const defaults = (source: string, form: RegExp) =>
      Object.fromEntries([...source.matchAll(form)].map(([, name, image]) => [name, image]));
    const inCompose = defaults(text, /\$\{([A-Z]+_IMAGE):-([^}]+)\}/g);
    expect(Object.keys(inCompose)).toEqual(['NODE_IMAGE', 'PYTHON_IMAGE', 'POSTGRES_IMAGE']);
    for (const image of Object.values(inCompose)) expect(image).toMatch(/^\w+:\d+\.\d+[\w.-]*@sha256:[0-9a-f]{64}$/);
    const { POSTGRES_IMAGE: _, ...bases } = inCompose;
    expect(defaults(dockerfile, /^ARG ([A-Z]+_IMAGE)=(\S+)$/gm)).toEqual(bases);
    for (const [name, { image }] of entries) {
      if (name !== 'postgres')
        expect(image).toMatch(/^localhost\/hoops\/(airflow|pipeline-cli):\$\{HOOPS_CODE_VERSION:\?/);
    }
    expect(text + dockerfile).not.toMatch(/:latest\b/);
  });

  test('lets new DAGs run, and finds them where the image has them', () => {
    const environment = new Map(entries).get('airflow-dag-processor')?.environment ?? {};
    expect(environment.AIRFLOW__CORE__DAGS_ARE_PAUSED_AT_CREATION).toBe('False');
    expect(environment.AIRFLOW__CORE__DAGS_FOLDER).toBe('/opt/hoops/airflow/dags');
    expect(dockerfile).toContain('COPY airflow/dags airflow/dags');
  });
});

test('every pool that a DAG names is made by airflow-init, and the warehouse has one writer', () => {
  const pools: { readonly warehouse: { readonly slots: number } } = JSON.parse(file('docker/image/pools.json'));
  const dags = globSync('airflow/dags/*.py', { cwd: root }).map(file).join('\n');
  const named = new Set([...dags.matchAll(/pool="(\w+)"/g)].map(([, name]) => name));
  expect(named.size).toBeGreaterThan(0);
  expect(Object.keys(pools)).toEqual(expect.arrayContaining([...named]));
  expect(pools.warehouse.slots).toBe(1);
  expect(file('docker/image/airflow-init')).toContain('airflow pools import /usr/local/share/hoops/pools.json');
});

test('both images end as a user that is not root', () => {
  const users = (target: string) => {
    const stage = dockerfile.split(/^FROM /m).find((part) => part.split('\n')[0]?.endsWith(`AS ${target}`)) ?? '';
    return [...stage.matchAll(/^USER (\S+)$/gm)].map(([, user]) => user);
  };
  expect(users('pipeline-cli').at(-1)).toBe('50000:0');
  expect(users('airflow').at(-1)).toBe('50000:0');
});

test('nothing that dbt reads is kept out of the image: neither SQL nor the texts of its documentation', () => {
  const shut = file('.dockerignore')
    .split('\n')
    .filter((line) => line.startsWith('**/'))
    .map((line) => line.slice(3));
  expect(shut).toContain('node_modules');
  const kept = globSync('dbt/{macros,models,seeds,tests}/**', { cwd: root });
  expect(kept).toContain('dbt/models/core/fct_games.sql');
  for (const pattern of shut) {
    expect(pattern).toMatch(/^\w+$/);
    expect(kept.filter((path) => path.split('/').includes(pattern))).toEqual([]);
  }
});
