import { defineConfig } from 'vitest/config';

// Tests run from source: no build comes first.
const conditions = ['@hoops/source'];
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: { include: ['**/test/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 },
});
