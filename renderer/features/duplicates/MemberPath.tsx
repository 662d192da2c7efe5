import type { SharedPath } from './share-path.ts';

/** Where a member lies: what it shares with the others is soft, what is its own stands out. */
export function MemberPath({ path, title, className = '' }: { readonly path: SharedPath; readonly title: string; readonly className?: string }) {
  return (
    <span title={title} className={`break-words [overflow-wrap:anywhere] ${className}`}>
      <span className="text-ink-soft">{path.common}</span>
      <span className="font-medium">{path.own}</span>
    </span>
  );
}
