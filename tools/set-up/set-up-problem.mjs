/** What stops the set-up: one sentence with what was seen, what is needed and the way out. */
export class SetUpProblem extends Error {}

/** Answers of npm, pip and uv when no registry answers. */
const unreachable =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|ETIMEDOUT|ERR_SOCKET_TIMEOUT|name resolution|failed to lookup address|Failed to establish a new connection|Connection refused|error sending request|operation timed out|Could not find a version/i;

/** The sentence for a command that failed, from what it wrote. */
export function sayWhy(/** @type {string} */ doing, /** @type {string} */ registry, /** @type {string} */ output) {
  const seen = unreachable.exec(output)?.[0];
  if (seen !== undefined)
    return `${doing} failed because the ${registry} did not answer (${seen}): connect to the network, or point npm and pip at a registry that you can reach, then run the same command again.`;
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  return `${doing} failed; its last words were: ${lines.slice(-6).join(' | ') || 'none'}. Repair that, then run the same command again.`;
}
