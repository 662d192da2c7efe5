import type { CliContext, Outcome } from './cli-context.ts';
import { EXIT } from './exit-code.ts';
import { formatCount } from './format-text.ts';
import { absolutePath } from './library-location.ts';
import { showPath } from './show-path.ts';

/**
 * `albumen forget <id|path…>`: remove hidden photos for good, with all that a person made of them. Photos that are
 * still on disk are refused and named, with exit code 3.
 */
export async function runForget(context: CliContext, targets: readonly string[]): Promise<Outcome> {
  const client = await context.connect();
  const report = await client.library.forget.mutate({
    targets: targets.map((target) => (/^[0-9a-f]{32}$/.test(target) ? target : absolutePath(target, context))),
  });
  const refused = report.stillPresent.map((path) => `Still on disk, not forgotten: ${showPath(path)}`);
  return {
    exitCode: report.stillPresent.length > 0 ? EXIT.someFailed : EXIT.done,
    json: report,
    text: [`Forgot ${formatCount(report.forgotten, 'photo')}.`, ...refused].join('\n'),
  };
}
