import { Switch } from 'radix-ui';

/** On or off. */
export function Toggle({ labelledBy, isOn, onChange }: { readonly labelledBy: string; readonly isOn: boolean; readonly onChange: (isOn: boolean) => void }) {
  return (
    <Switch.Root
      aria-labelledby={labelledBy}
      checked={isOn}
      onCheckedChange={onChange}
      className="h-6 w-11 shrink-0 rounded-full border border-line bg-sunken p-0.5 transition-colors data-[state=checked]:border-yolk data-[state=checked]:bg-yolk"
    >
      <Switch.Thumb className="block size-4.5 rounded-full bg-ink-faint transition-transform data-[state=checked]:translate-x-5 data-[state=checked]:bg-on-yolk" />
    </Switch.Root>
  );
}
