import type { FaultPlan, FaultStep } from './fault.ts';

/** Counts requests along a plan: gives the step that hits this one, if any. */
export function followPlan(plan: FaultPlan): (method: string, path: string) => FaultStep | undefined {
  const steps = plan.map((step) => ({
    step,
    path: new RegExp(step.match?.path ?? ''),
    first: step.nth ?? 1,
    end: (step.nth ?? 1) + (step.times ?? 1),
    seen: 0,
  }));
  return (method, path) => {
    let hit: FaultStep | undefined;
    for (const one of steps) {
      if ((one.step.match?.method ?? method) !== method || !one.path.test(path)) continue;
      one.seen += 1;
      if (one.seen >= one.first && one.seen < one.end) hit ??= one.step;
    }
    return hit;
  };
}
