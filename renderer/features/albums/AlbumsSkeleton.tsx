import { useLingui } from '@lingui/react/macro';

/** Where the albums will be, while they are read. */
export function AlbumsSkeleton() {
  const { t } = useLingui();
  return (
    <div role="status" aria-label={t`Reading the albums`} className="h-full overflow-hidden px-3 pt-5 sm:px-5">
      <div className="h-7 w-32 rounded bg-sunken" />
      <div className="mt-8 h-5 w-40 rounded bg-sunken" />
      <div className="mt-4 grid grid-cols-[repeat(auto-fill,minmax(min(190px,calc(50%-8px)),1fr))] gap-4">
        {Array.from({ length: 15 }, (_, index) => (
          <div key={index}>
            <div className="aspect-4/3 rounded-xl bg-sunken" />
            <div className="mt-3 h-4 w-3/4 rounded bg-sunken" />
            <div className="mt-2 mb-4 h-3 w-1/3 rounded bg-sunken" />
          </div>
        ))}
      </div>
    </div>
  );
}
