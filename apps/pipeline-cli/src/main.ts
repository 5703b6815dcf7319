#!/usr/bin/env -S node --conditions=@hoops/source
import { runCli } from './cli.ts';

// Not process.exit: what is still being written to a pipe must get there.
process.exitCode = await runCli(process.argv.slice(2));
