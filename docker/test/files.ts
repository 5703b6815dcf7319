import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');
export const file = (path: string): string => readFileSync(join(root, path), 'utf8');
export const airflowPython = join(root, '.venv/airflow/bin/python');

export interface Service {
  readonly image: string;
  readonly user?: string;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly tmpfs?: readonly string[];
  readonly restart?: string;
  readonly profiles?: readonly string[];
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly healthcheck?: { readonly disable?: boolean; readonly test?: readonly string[] };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly build?: { readonly args?: Readonly<Record<string, string>>; readonly target?: string };
}

/** compose.yaml with its anchors resolved and its variables as they stand. Airflow's environment has a YAML reader, npm's has none of ours. */
export function readCompose(): { services: Record<string, Service>; volumes: Record<string, unknown> } {
  const program = 'import json, sys, yaml; json.dump(yaml.safe_load(sys.stdin), sys.stdout)';
  return JSON.parse(
    execFileSync(airflowPython, ['-c', program], { input: file('docker/compose.yaml'), encoding: 'utf8' }),
  );
}
