import type { ProjectGraph } from './project-graph.ts';

function layerOf(graph: ProjectGraph, project: string): number | null {
  const tag = graph.nodes[project]?.data.tags?.find((tag) => tag.startsWith('layer:'));
  return tag === undefined ? null : Number(tag.slice('layer:'.length));
}

/** Every breach of the dependency rule, as a sentence: a project imports only what lies in a lower layer, its tests included. */
export function uphillImports(graph: ProjectGraph): string[] {
  const breaches: string[] = [];
  for (const [project, node] of Object.entries(graph.nodes)) {
    if (layerOf(graph, project) === null)
      breaches.push(`${project} has no layer: tag it "layer:N" in ${node.data.root}/package.json`);
  }
  for (const { source, target } of Object.values(graph.dependencies).flat()) {
    const from = layerOf(graph, source);
    const to = layerOf(graph, target);
    if (from === null || to === null) continue;
    if (to >= from) {
      breaches.push(
        `${source} (layer ${from}) imports ${target} (layer ${to}): a package imports only what lies upstream of it`,
      );
    }
  }
  return breaches;
}
