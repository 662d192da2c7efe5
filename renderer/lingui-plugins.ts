import { lingui, linguiTransformerBabelPreset } from '@lingui/vite-plugin';
import babel from '@rolldown/plugin-babel';

// The preset recommends the built-in transform. It is a native module that asks for Node 22, so that npm leaves it out
// where the install itself runs under Node 20, as on a fresh machine.
process.env['LINGUI_SUPPRESS_BABEL_WARNING'] = '1';

/**
 * What makes the window's strings: macros in its sources, catalogs that are imported as `.po`.
 *
 * @param cwd The repository's root, where lingui.config.ts is.
 */
export function linguiPlugins(cwd: string) {
  return [lingui({ cwd }), babel({ presets: [linguiTransformerBabelPreset(undefined, { cwd })] })];
}
