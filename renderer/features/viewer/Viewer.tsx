/** Being built. */
export function Viewer({ photoId }: { readonly photoId: string }) {
  return <div className="fixed inset-0 z-40 bg-black text-white">{photoId}</div>;
}
