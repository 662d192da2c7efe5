/** How every menu looks, whether it drops down or belongs to a click. */
export const MENU_CONTENT = 'z-[65] min-w-52 rounded-xl bg-surface p-1 text-body text-ink shadow-raised ring-1 ring-line';
export const MENU_ITEM =
  'flex cursor-default items-center gap-3 rounded-lg px-3 py-1.5 outline-none select-none data-[disabled]:opacity-40 data-[highlighted]:bg-sunken';
