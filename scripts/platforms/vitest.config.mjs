// The runtime's tests on the platform that try-platforms.mjs names.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { platforms } from './platforms.mjs';

const { TCS_PLATFORM, TCS_BINARY, TCS_VERSION } = process.env;
const { name, isBrowser = false, without = {} } = platforms[TCS_PLATFORM];
const tests = 'test/runtime/**';

export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    include: [`${tests}/*.test.ts`],
    exclude: Object.keys(without).map((pattern) => `test/runtime/${pattern}`),
    setupFiles: [fileURLToPath(new URL('expect-platform.mjs', import.meta.url))],
    provide: { platform: `${name} ${isBrowser ? TCS_VERSION.split('.')[0] : TCS_VERSION}` },
    // Deno's worker threads lack what Vitest ends them with.
    pool: 'forks',
    isolate: false,
    testTimeout: 30_000,
    ...(isBrowser && { browser: await browser() }),
  },
});

async function browser() {
  const { playwright } = await import('@vitest/browser-playwright');
  const args = [
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-gpu',
    '--disable-quic',
    '--disable-sync',
    '--js-flags=--expose-gc',
    '--no-first-run',
    // The pages are our own tests, and in most containers the sandbox cannot be had.
    '--no-sandbox',
  ];
  return {
    enabled: true,
    headless: true,
    screenshotFailures: false,
    provider: playwright({ launchOptions: { executablePath: TCS_BINARY, args } }),
    instances: [{ browser: 'chromium' }],
  };
}
