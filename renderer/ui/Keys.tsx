/** A shortcut as keys: "Ctrl+K". */
export function Keys({ keys, isOnInk = false }: { readonly keys: string; readonly isOnInk?: boolean }) {
  return (
    <kbd className={`rounded border px-1.5 font-sans text-small ${isOnInk ? 'border-ground/40' : 'border-line bg-sunken text-ink-soft'}`}>{keys}</kbd>
  );
}
