import { useLingui } from '@lingui/react/macro';

/** Where the tags will be, while they are read. */
export function TagsSkeleton() {
  const { t } = useLingui();
  return (
    <div role="status" aria-label={t`Reading the tags`} className="h-full overflow-hidden px-3 pt-5 sm:px-5">
      <div className="h-7 w-24 rounded bg-sunken" />
      <div className="mt-9 h-5 w-32 rounded bg-sunken" />
      <div className="mt-4 grid grid-cols-[repeat(auto-fill,minmax(min(270px,100%),1fr))] gap-2">
        {Array.from({ length: 24 }, (_, index) => (
          <div key={index} className="h-17 rounded-xl bg-sunken" />
        ))}
      </div>
    </div>
  );
}
