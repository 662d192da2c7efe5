import { ChevronRight } from 'lucide-react';
import { Trans } from '@lingui/react/macro';
import { publishedFigures } from './describe-model.ts';

/** What a pack's makers say of its quality, folded away. */
export function PublishedFigures({ quality }: { readonly quality: unknown }) {
  const figures = publishedFigures(quality);
  if (figures.length === 0) return null;
  return (
    <details className="group mt-2 text-small text-ink-soft">
      <summary className="flex w-fit cursor-default list-none items-center gap-1 rounded hover:text-ink">
        <ChevronRight size={14} className="transition-transform group-open:rotate-90" aria-hidden />
        <Trans>Quality, as published with it</Trans>
      </summary>
      <dl className="mt-2 grid grid-cols-[minmax(0,1fr)_auto] gap-x-6 gap-y-1 pl-5 tabular-nums sm:max-w-md">
        {figures.map(({ name, value }) => (
          <div key={name} className="contents">
            <dt className="truncate" title={name}>
              {name}
            </dt>
            <dd className="text-right text-ink">{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
