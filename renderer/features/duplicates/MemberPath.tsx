import { Fragment, type ReactNode } from 'react';
import type { SharedPath } from './share-path.ts';

/** Where a member lies: what it shares with the others is soft, what is its own stands out. It breaks behind its slashes first. */
export function MemberPath({ path, title, className = '' }: { readonly path: SharedPath; readonly title: string; readonly className?: string }) {
  return (
    <span title={title} className={`[overflow-wrap:anywhere] ${className}`}>
      <span className="text-ink-soft">{breakable(path.common)}</span>
      <span className="font-medium">{breakable(path.own)}</span>
    </span>
  );
}

function breakable(path: string): ReactNode {
  // Names repeat along a path; what came before tells them apart.
  const parts = path.split(/(?<=\/)/).map((name, index, names) => ({ name, key: names.slice(0, index + 1).join('') }));
  return parts.map(({ name, key }) => (
    <Fragment key={key}>
      {name}
      <wbr />
    </Fragment>
  ));
}
