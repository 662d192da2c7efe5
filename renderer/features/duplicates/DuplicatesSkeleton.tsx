/** The page's shape, until its groups are there. */
export function DuplicatesSkeleton() {
  return (
    <div aria-busy className="flex min-h-0 flex-1 gap-6 overflow-hidden px-4 pt-2 md:px-6">
      <div className="flex w-64 flex-col gap-2 max-md:hidden">
        {[0, 1, 2, 3, 4, 5].map((row) => (
          <div key={row} className="h-16 shrink-0 rounded-lg bg-sunken" />
        ))}
      </div>
      <div className="grid flex-1 grid-cols-2 gap-4">
        <div className="h-72 rounded-xl bg-sunken" />
        <div className="h-72 rounded-xl bg-sunken" />
      </div>
    </div>
  );
}
