/** The sentence that says why this Node will not do, or null. On Linux (x64, arm64) npm brings Node 24 along; elsewhere the system's own must strip types. */
export function nodeProblem(/** @type {string} */ version, /** @type {string} */ platform, /** @type {string} */ arch) {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  if (platform === 'win32')
    return 'Windows is not supported by itself: run the same command inside WSL, where Node 20 or newer is enough.';
  const bringsNode = platform === 'linux' && (arch === 'x64' || arch === 'arm64');
  if (bringsNode)
    return major >= 20
      ? null
      : `Node ${version} is too old: Hoops starts on Node 20 or newer (it installs Node 24 for itself); install one from nodejs.org or your package manager, then run the same command again.`;
  return major > 22 || (major === 22 && minor >= 18)
    ? null
    : `Node ${version} is too old on ${platform}-${arch}: no Node comes from npm here, so the system's own must be 22.18 or newer; install Node 24 from nodejs.org, then run the same command again.`;
}
