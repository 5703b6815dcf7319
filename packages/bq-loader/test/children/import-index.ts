// Imports the index and prints which native libraries and packages that loaded.
await import('@hoops/bq-loader');
const report = process.report.getReport() as unknown as { sharedObjects: string[] };
console.log(JSON.stringify(report.sharedObjects.filter((path) => path.includes('node_modules'))));
