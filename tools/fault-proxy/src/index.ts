export type { BigqueryFault, Fault, FaultPlan, FaultStep, Match } from './fault.ts';
export { type PlanSpace, randomPlan } from './random-plan.ts';
export { type Proofs, recordProofs } from './record-proofs.ts';
export { seededRandom } from './seeded-random.ts';
export { type FaultProxy, type FaultProxyOptions, type ProxiedRequest, startFaultProxy } from './start-fault-proxy.ts';
