import { Pencil } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from '../../ui/IconButton.tsx';
import { possibleCommands, runCommand } from '../commands/use-shortcuts.ts';

export interface FactProps {
  readonly icon: ReactNode;
  readonly name: string;
  /** Name of the button that corrects it, with the command that does. */
  readonly edit?: string;
  readonly command?: string;
  readonly children: ReactNode;
}

/** One thing that is known of a photo, with its sign. */
export function Fact({ icon, name, edit, command, children }: FactProps) {
  const editing = possibleCommands().find((each) => each.id === command);
  return (
    <section aria-label={name} className="flex gap-3">
      <span className="mt-0.5 text-ink-faint" aria-hidden>
        {icon}
      </span>
      <div className="flex min-w-0 flex-1 flex-col items-start gap-0.5 [&>div]:w-full">{children}</div>
      {edit !== undefined && editing && (
        <IconButton label={edit} className="-mt-2 -mr-2" onClick={() => runCommand(editing)}>
          <Pencil size={16} />
        </IconButton>
      )}
    </section>
  );
}
