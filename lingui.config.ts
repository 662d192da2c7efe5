import { defineConfig } from '@lingui/conf';
import { formatter } from '@lingui/format-po';

/** Every string of the window: `npm run strings` collects them into the catalogs. */
export default defineConfig({
  sourceLocale: 'en',
  locales: ['en', 'de'],
  catalogs: [{ path: 'renderer/locales/{locale}', include: ['renderer'] }],
  format: formatter({ origins: false, lineNumbers: false }),
});
