import { expect, test } from 'vitest';
import { nodeProblem } from '../check-node.mjs';

test('on Linux Node 20 is enough, because npm brings a newer one along', () => {
  expect(nodeProblem('v20.0.0', 'linux', 'x64')).toBe(null);
  expect(nodeProblem('v20.0.0', 'linux', 'arm64')).toBe(null);
  expect(nodeProblem('v19.9.0', 'linux', 'x64')).toMatch(/Node v19\.9\.0 is too old/);
});

test('elsewhere the Node of the system must strip types itself', () => {
  expect(nodeProblem('v22.18.0', 'darwin', 'arm64')).toBe(null);
  expect(nodeProblem('v22.17.1', 'darwin', 'arm64')).toMatch(/too old on darwin-arm64.*22\.18/);
  expect(nodeProblem('v24.1.0', 'linux', 'riscv64')).toBe(null);
  expect(nodeProblem('v24.1.0', 'win32', 'x64')).toMatch(/WSL/);
});
